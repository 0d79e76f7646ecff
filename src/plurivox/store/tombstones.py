"""What has been erased takes no words any more: rows, and whatever stands on erased stretches."""

from __future__ import annotations

import uuid
from typing import Any

from .keys import as_key
from .project import Project

# What stands on a stretch of a text: the passage itself, or a coding of it.
_ON_WORDS = (
    "SELECT 1 FROM passage p JOIN erased e ON e.row = p.text AND e.\"table\" = 'text' "
    'AND e.start < p."end" AND e."end" > p.start WHERE '
)


def erased_rows(cursor: Any, project: Project) -> set[uuid.UUID]:
    """The rows that are blank for good, and the texts of which some words are."""
    cursor.execute("SELECT row FROM erased WHERE project = %s", [project.id])
    return {as_key(value) for (value,) in cursor.fetchall()}


def on_erased_words(cursor: Any, row: uuid.UUID) -> bool:
    """Whether a row is a passage that touches erased words, or a coding of one."""
    cursor.execute(
        f"{_ON_WORDS} p.id = %s UNION ALL {_ON_WORDS} "
        "p.id = (SELECT passage FROM coding WHERE id = %s)",
        [row, row],
    )
    return cursor.fetchone() is not None
