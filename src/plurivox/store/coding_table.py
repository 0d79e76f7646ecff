"""The codings as the table that is exported, row by row, in words.

Rows pass by the ten thousand: keys stay as the database hands them over, and numpy is not waited
for. Who needs columns to compute with takes `codings.load_codings`.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from typing import Any

from plurivox.access.visibility import Layers
from plurivox.evidence.packed_turns import speaker_in

from .codebook import load_codes, load_read_as
from .keys import as_key
from .project import Project
from .seen import seen_by

Row = tuple[str, str, str, str, int, int, str, str, str]


def coding_rows(project: Project, *, layers: Layers) -> Iterator[Row]:
    """Source, coder, pass, code, start, end, quote, speaker and memo, by source and place.

    start, end: code points, end exclusive. The speaker is whoever speaks at the start; several
    memos of one coding stand one below the other. A code that was merged is read as the other.
    """
    with project.cursor() as cursor:
        names = {table: _names(cursor, project, table) for table in ("source", "person", "pass")}
        codes, memos = _codes(cursor, project), _memos(cursor, project, layers)
        speaks = _Speakers(cursor, project)
        where, values = seen_by(layers)
        cursor.execute(
            'SELECT c.id, s.id, p.text, c.coder, c.pass, c.code, p.start, p."end", p.quote '
            "FROM source s JOIN text t ON t.source = s.id JOIN passage p ON p.text = t.id "
            "JOIN coding c ON c.passage = p.id "
            f"WHERE s.project = %s AND s.alive AND t.alive AND c.alive AND {where} "
            'ORDER BY s.id, p.start, p."end", c.id',
            [project.id, *values],
        )
        sources, people, passes = names.values()
        for key, source, text, coder, one, code, start, end, quote in cursor:
            yield (
                sources[source],
                people[coder],
                passes[one],
                codes.get(code, ""),
                start,
                end,
                quote,
                speaks.at(text, start),
                memos.get(key, "") if memos else "",
            )


def _names(cursor: Any, project: Project, table: str) -> dict[Any, str]:
    cursor.execute(f'SELECT id, name FROM "{table}" WHERE project = %s', [project.id])
    return dict(cursor.fetchall())


def _codes(cursor: Any, project: Project) -> dict[Any, str]:
    """Every code as it is read now: by its own name where it is in nobody's codebook."""
    raw = _raw(cursor)
    shown = {view.id: view.shown for view in load_codes(project)}
    cursor.execute(
        "SELECT id, name FROM code WHERE project = %s AND (pass IS NOT NULL OR NOT alive)",
        [project.id],
    )
    shown |= {as_key(key): name for key, name in cursor.fetchall()}
    gone = load_read_as(project)
    merged = {key: shown[into] for key, into in gone.items() if into in shown}
    return {raw(key): name for key, name in (shown | merged).items()}


def _memos(cursor: Any, project: Project, layers: Layers) -> dict[Any, str]:
    """The memos on codings that a person may see, by coding."""
    cursor.execute(
        "SELECT about_row, pass, coder, words FROM memo "
        "WHERE project = %s AND alive AND about_table = %s ORDER BY id",
        [project.id, "coding"],
    )
    raw, found = _raw(cursor), dict[Any, str]()
    seen = {(raw(one), raw(coder)) for one, coder in layers}
    for row, one, coder, words in cursor.fetchall():
        if (one, coder) in seen:
            found[row] = f"{found[row]}\n{words}" if row in found else words
    return found


def _raw(cursor: Any) -> Callable[[uuid.UUID], Any]:
    """How this database hands a key over."""
    if cursor.db.vendor == "sqlite":
        return lambda key: key.bytes
    return lambda key: key


class _Speakers:
    """Who speaks where in which text; each text is looked at once."""

    def __init__(self, cursor: Any, project: Project) -> None:
        cursor.execute("SELECT id, name FROM speaker WHERE project = %s", [project.id])
        names = {as_key(key).bytes: name for key, name in cursor.fetchall()}
        cursor.execute(
            "SELECT id, turns, speakers FROM text WHERE project = %s AND alive", [project.id]
        )
        self.texts = {}
        for key, turns, order in cursor.fetchall():
            order = bytes(order)
            labels = [names.get(order[at : at + 16], "") for at in range(0, len(order), 16)]
            self.texts[key] = speaker_in(bytes(turns)), labels

    def at(self, text: Any, place: int) -> str:
        """The label of whoever speaks at a code point of a text, or ""."""
        speaks, labels = self.texts[text]
        number = speaks(place)
        return labels[number] if 0 <= number < len(labels) else ""
