"""Erased words go from every revision of their source, those that other copies made included."""

from __future__ import annotations

import uuid
from collections import defaultdict
from typing import Any

from plurivox.evidence.reanchor import covering

from . import fold
from .keys import as_key
from .project import Project

# What was erased by a person, and every other revision of the source that it was erased in.
_OTHERS = """
SELECT e.act, e.row, e.start, e."end", u.id, e.id FROM erased e
JOIN text t ON t.id = e.row JOIN text u ON u.source = t.source AND u.id <> t.id
WHERE e.project = %s AND e."table" = 'text'
"""


def follow_revisions(cursor: Any, project: Project) -> None:
    """Give the other revisions of a source tombstones where the erased words stand in them.

    Copies that know different revisions may place them differently; a union of both then counts.
    """
    cursor.execute(_OTHERS, [project.id])
    spans: dict[tuple[uuid.UUID, ...], list[tuple[int, int]]] = defaultdict(list)
    followed = set()
    for deed, text, start, end, other, key in cursor.fetchall():
        if as_key(key).version == 5:
            followed.add((as_key(deed), as_key(text)))
        else:
            spans[as_key(deed), as_key(text), as_key(other)].append((start, end))
    rows = []
    for (deed, text, other), erased in spans.items():
        if (deed, other) in followed:
            continue
        for start, end in covering(_words(cursor, text), _words(cursor, other), erased):
            if start < end:
                key = uuid.uuid5(deed, f"{other.hex}-{start}-{end}")
                rows.append((key, project.id, deed, "text", other, start, end, "", ""))
    fold.insert(cursor, "erased", fold.columns_of("erased"), rows)


def _words(cursor: Any, text: uuid.UUID) -> str:
    cursor.execute("SELECT words FROM text WHERE id = %s", [text])
    return str(cursor.fetchone()[0])
