"""The files as they arrived, byte for byte."""

from __future__ import annotations

import hashlib
import uuid

from .acts import Deed
from .models import Original
from .project import Project


def sha256(data: bytes) -> str:
    """The hash by which a file is known again."""
    return hashlib.sha256(data).hexdigest()


def is_imported(project: Project, data: bytes, kind: str) -> bool:
    """Whether the same bytes came in before as the same kind and were not removed since."""
    return (
        Original.objects.using(project.alias)
        .filter(project=project.id, sha256=sha256(data), kind=kind, alive=True)
        .exists()
    )


def keep_original(
    deed: Deed, name: str, kind: str, data: bytes, source: uuid.UUID | None = None
) -> uuid.UUID:
    """Keep a file's bytes with what they became."""
    return deed.add(
        "original",
        source=source,
        name=name,
        kind=kind,
        sha256=sha256(data),
        size=len(data),
        data=data,
    )
