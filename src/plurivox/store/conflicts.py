"""Fields that two people set differently in two copies: every head is listed, none is lost."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import Any

from .keys import as_id
from .project import Project


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field with several values; the last of `values` is the one shown."""

    table: str
    row: uuid.UUID
    field: str
    values: tuple[Any, ...]


def load_conflicts(project: Project) -> list[Conflict]:
    """All fields whose heads differ; heads that say the same are no conflict."""
    with project.cursor() as cursor:
        cursor.execute(
            'SELECT v."table", v.row, v.field, v.value FROM version v '
            "WHERE v.project = %s AND NOT EXISTS (SELECT 1 FROM replaces r WHERE r.old = v.id) "
            "ORDER BY v.id",
            [project.id],
        )
        heads: dict[tuple[str, Any, str], list[str | None]] = {}
        for table, row, field, value in cursor.fetchall():
            heads.setdefault((table, as_id(row), field), []).append(value)
    return [
        Conflict(*place, tuple(None if v is None else json.loads(v) for v in values))
        for place, values in heads.items()
        if len(set(values)) > 1
    ]
