"""The files as they arrived, byte for byte."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class OriginalView:
    """A file as it arrived; `size` in bytes."""

    id: uuid.UUID
    name: str
    size: int
    sha256: str


def load_originals(project: Project, source: uuid.UUID) -> list[OriginalView]:
    """The files that a source came from, without their bytes."""
    files = Original.objects.using(project.alias).filter(
        project=project.id, source=source, source__alive=True, alive=True
    )
    rows = files.order_by("id").values_list("id", "name", "size", "sha256")
    return [OriginalView(*row) for row in rows]


def load_original(
    project: Project, source: uuid.UUID, original: uuid.UUID
) -> tuple[str, bytes] | None:
    """Name and bytes of one file of a source, or None where it is not there."""
    row = (
        Original.objects.using(project.alias)
        .filter(project=project.id, source=source, source__alive=True, id=original, alive=True)
        .values_list("name", "data")
        .first()
    )
    return (row[0], bytes(row[1] or b"")) if row else None
