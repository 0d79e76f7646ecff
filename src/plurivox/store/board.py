"""What the home page shows: counts by stage, where each session is, what waits for a person."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from plurivox.evidence.turns import Turns

from .keys import as_id
from .project import Project


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker's share of all that was said in a source, from 0 to 1."""

    share: float
    asks: bool


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A session with its source, a session still without one, or a source without a session.

    `own`: how many codings the person who asks has there, in all passes. Nobody else's are counted.
    """

    site: str
    setting: str
    language: str
    session: str
    held: str
    source: uuid.UUID | None
    name: str
    turns: int
    voices: tuple[Voice, ...]
    own: int


@dataclass(frozen=True, slots=True)
class Untied:
    """A source whose speakers are not all tied to participants yet."""

    source: uuid.UUID
    name: str
    speakers: int


COUNTED = ("site", "session", "participant", "source", "theme", "person")


def load_counts(project: Project) -> dict[str, int]:
    """How many there are of each table in COUNTED, codes of the codebook, and turns.

    Nothing here is made in a pass, so that no number betrays a coder.
    """
    counts = {
        table: f'SELECT count(*) FROM "{table}" WHERE project = %s AND alive' for table in COUNTED
    }
    counts["code"] = "SELECT count(*) FROM code WHERE project = %s AND alive AND pass IS NULL"
    counts["turn"] = (
        "SELECT coalesce(sum(length(t.turns)), 0) / 24 FROM text t "
        "JOIN source s ON s.id = t.source WHERE t.project = %s AND t.alive AND s.alive "
        "AND NOT EXISTS (SELECT 1 FROM text u "
        "WHERE u.source = t.source AND u.revision > t.revision AND u.alive)"
    )
    asked = ", ".join(f"({query})" for query in counts.values())
    row = _rows(project, f"SELECT {asked}", [project.id] * len(counts))[0]
    return dict(zip(counts, map(int, row), strict=True))


def load_board(project: Project, person: uuid.UUID, limit: int) -> tuple[list[BoardRow], int]:
    """Where each session is, at most `limit` rows by site and date, and how many there are."""
    found = _rows(project, SESSIONS, [project.id] * 3)
    ordered = sorted(found, key=_place)
    shown = ordered[:limit]
    sources = [key for row in shown if (key := as_id(row[5]))]
    texts = _texts(project, sources)
    own = _own(project, person, {key: text for key, (text, _) in texts.items()})
    asks = _asks(project, sources)
    rows = []
    for site, setting, language, session, held, key, name in shown:
        source = as_id(key)
        text = texts.get(source) if source else None
        turns = text[1][0] if text else None
        rows.append(
            BoardRow(
                site or "",
                setting or "",
                language or "",
                session or "",
                held or "",
                source,
                name or "",
                len(turns) if turns else 0,
                _voices(turns, text[1][1], asks) if text and turns else (),
                own.get(source, 0) if source else 0,
            )
        )
    return rows, len(found)


SESSIONS = """
SELECT i.name, i.setting, i.language, e.name, e.held, s.id, s.name
FROM source s LEFT JOIN session e ON e.id = s.session AND e.alive
LEFT JOIN site i ON i.id = e.site AND i.alive
WHERE s.project = %s AND s.alive AND s.kind <> 'article'
UNION ALL
SELECT i.name, i.setting, i.language, e.name, e.held, NULL, NULL
FROM session e LEFT JOIN site i ON i.id = e.site AND i.alive
WHERE e.project = %s AND e.alive
AND e.id NOT IN (SELECT session FROM source WHERE project = %s AND alive AND session IS NOT NULL)
"""


def _place(row: Any) -> tuple[Any, ...]:
    """Sites by name, those without one last; then by date, those without one last."""
    site, _, _, session, held, _, name = row
    return (not site, site or "", not held, held or "", session or name or "")


def _texts(
    project: Project, sources: list[uuid.UUID]
) -> dict[uuid.UUID, tuple[uuid.UUID, tuple[Turns, list[uuid.UUID]]]]:
    """By source: the key of its latest text, its turns, its speakers in the order of the turns."""
    rows = _of(
        project,
        "SELECT source, id, turns, speakers FROM text "
        "WHERE alive AND source IN ({}) ORDER BY revision",
        sources,
    )
    found = {}
    for source, text, turns, speakers in rows:
        packed = bytes(speakers)
        keys = [uuid.UUID(bytes=packed[at : at + 16]) for at in range(0, len(packed), 16)]
        found[_key(source)] = (_key(text), (Turns.unpack(bytes(turns)), keys))
    return found


def _asks(project: Project, sources: list[uuid.UUID]) -> set[uuid.UUID]:
    """The speakers who are facilitators."""
    rows = _of(project, "SELECT id FROM speaker WHERE alive AND asks AND source IN ({})", sources)
    return {_key(row[0]) for row in rows}


def _own(
    project: Project, person: uuid.UUID, texts: dict[uuid.UUID, uuid.UUID]
) -> Counter[uuid.UUID]:
    """How many codings the person has in each source."""
    rows = _of(
        project,
        "SELECT p.text, count(*) FROM passage p JOIN coding c ON c.passage = p.id "
        "WHERE p.text IN ({}) AND c.alive AND c.coder = %s GROUP BY p.text",
        list(texts.values()),
        person,
    )
    by_text = {_key(text): count for text, count in rows}
    return Counter({source: by_text.get(text, 0) for source, text in texts.items()})


def _voices(turns: Turns, speakers: list[uuid.UUID], asks: set[uuid.UUID]) -> tuple[Voice, ...]:
    """Facilitators first, then the others in the order of speaking; labels are not counted."""
    known = turns.speaker >= 0
    said = np.bincount(
        turns.speaker[known], (turns.end - turns.label_end)[known], minlength=len(speakers)
    )
    total = float(said.sum())
    if not total:
        return ()
    voices = [
        Voice(float(n) / total, key in asks) for key, n in zip(speakers, said, strict=True) if n
    ]
    return tuple(sorted(voices, key=lambda voice: not voice.asks))


def load_untied(project: Project, limit: int = 3) -> list[Untied]:
    """Sources with speakers who neither ask nor are tied to a participant, oldest first."""
    rows = _rows(
        project,
        "SELECT s.id, s.name, count(*) FROM speaker k JOIN source s ON s.id = k.source "
        "WHERE k.project = %s AND k.alive AND s.alive AND NOT k.asks AND k.participant IS NULL "
        f"AND s.kind = 'transcript' GROUP BY s.id, s.name ORDER BY s.id LIMIT {int(limit)}",
        [project.id],
    )
    return [Untied(_key(key), name, count) for key, name, count in rows]


def load_begun(project: Project, person: uuid.UUID, one: uuid.UUID) -> set[uuid.UUID]:
    """The sources in which the person has coded something in a pass."""
    rows = _rows(
        project,
        "SELECT DISTINCT t.source FROM coding c JOIN passage p ON p.id = c.passage "
        "JOIN text t ON t.id = p.text WHERE c.pass = %s AND c.coder = %s AND c.alive",
        [one, person],
    )
    return {_key(row[0]) for row in rows}


def _of(project: Project, query: str, keys: Iterable[uuid.UUID], *more: Any) -> list[Any]:
    """Rows of a query about some keys; `{}` stands for them."""
    wanted = list(keys)
    if not wanted:
        return []
    return _rows(project, query.format(", ".join(["%s"] * len(wanted))), [*wanted, *more])


def _rows(project: Project, query: str, values: list[Any]) -> list[Any]:
    with project.cursor() as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchall())


def _key(value: Any) -> uuid.UUID:
    key = as_id(value)
    assert key is not None
    return key
