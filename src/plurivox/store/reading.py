"""Everything that the reading page needs of one source, in few queries."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plurivox.access.visibility import Layers
from plurivox.evidence.problem import Refused
from plurivox.evidence.turns import Turns

from .codebook import CodeView, load_codes, load_read_as
from .keys import as_id, as_key
from .memos import MemoView, load_memos
from .project import Project
from .seen import seen_by

RECENT = 9  # recent codes that are handed over: as many as there are digits to choose them by


@dataclass(frozen=True, slots=True)
class PageSpeaker:
    """A speaker of the text, with the participant whom the label is tied to, where it is."""

    id: uuid.UUID
    name: str
    asks: bool
    participant: uuid.UUID | None = None
    number: str = ""
    role: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True)
class PageCoding:
    """A coding of the text; start, end: code points, end exclusive. `code`: as it is read now."""

    id: uuid.UUID
    passage: uuid.UUID
    start: int
    end: int
    code: uuid.UUID
    coder: uuid.UUID
    in_pass: uuid.UUID


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A source as it is read. speakers: in the order of `turns.speaker`; codings: by place.

    counts: codings by code, of this text and of the layers asked for; recent: the codes that the
    person used last, newest first; lost: codings of the layers that are still on an older revision.
    """

    text: uuid.UUID
    source: uuid.UUID
    name: str
    kind: str
    language: str
    revision: int
    session: uuid.UUID | None
    words: str
    turns: Turns
    speakers: tuple[PageSpeaker, ...]
    codings: tuple[PageCoding, ...]
    memos: tuple[MemoView, ...]
    codes: tuple[CodeView, ...]
    counts: Mapping[uuid.UUID, int]
    recent: tuple[uuid.UUID, ...]
    lost: int


def load_page(project: Project, source: uuid.UUID, *, layers: Layers, person: uuid.UUID) -> Page:
    """A source to read and code. Raises Refused where it is not there."""
    with project.cursor() as cursor:
        key, name, kind, language, revision, session, turns, order, words = _text(
            cursor, project, source
        )
        key = as_key(key)
        speakers = _speakers(cursor, source, bytes(order))
        codings = _codings(cursor, project, key, layers)
        lost = _lost(cursor, source, key, layers)
        codes = tuple(load_codes(project, layers=layers))
        recent = _recent(cursor, project, person, {code.id for code in codes})
    return Page(
        key,
        source,
        name,
        kind,
        language,
        revision,
        as_id(session),
        words,
        Turns.unpack(bytes(turns)),
        speakers,
        codings,
        tuple(load_memos(project, layers=layers, text=key)),
        codes,
        Counter(coding.code for coding in codings),
        recent,
        lost,
    )


def _text(cursor: Any, project: Project, source: uuid.UUID) -> Sequence[Any]:
    cursor.execute(
        "SELECT t.id, s.name, s.kind, t.language, t.revision, s.session, t.turns, t.speakers, "
        "t.words FROM source s JOIN text t ON t.source = s.id AND t.alive "
        "WHERE s.id = %s AND s.project = %s AND s.alive "
        "ORDER BY t.revision DESC, t.id DESC LIMIT 1",
        [source, project.id],
    )
    row: Sequence[Any] | None = cursor.fetchone()
    if row is None:
        raise Refused("This source is not there, or was removed; choose one from the list.")
    return row


def _speakers(cursor: Any, source: uuid.UUID, order: bytes) -> tuple[PageSpeaker, ...]:
    cursor.execute(
        "SELECT s.id, s.name, s.asks, p.id, p.number, p.role, i.name FROM speaker s "
        "LEFT JOIN participant p ON p.id = s.participant AND p.alive "
        "LEFT JOIN site i ON i.id = p.site WHERE s.source = %s",
        [source],
    )
    found = {}
    for key, name, asks, participant, number, role, site in cursor.fetchall():
        one = as_key(key)
        found[one.bytes] = PageSpeaker(
            one, name, bool(asks), as_id(participant), number or "", role or "", site or ""
        )
    keys = (order[at : at + 16] for at in range(0, len(order), 16))
    return tuple(found[key] for key in keys if key in found)


def _codings(
    cursor: Any, project: Project, text: uuid.UUID, layers: Layers
) -> tuple[PageCoding, ...]:
    """The codings of a text; where two became one by merging their codes, the older is shown."""
    where, values = seen_by(layers)
    cursor.execute(
        'SELECT c.id, p.id, p.start, p."end", c.code, c.coder, c.pass FROM passage p '
        f"JOIN coding c ON c.passage = p.id WHERE p.text = %s AND c.alive AND {where} "
        'ORDER BY p.start, p."end", c.id',
        [text, *values],
    )
    gone = load_read_as(project)
    known: dict[Any, uuid.UUID] = {}
    read_as: dict[Any, uuid.UUID] = {}
    shown: dict[tuple[Any, ...], PageCoding] = {}
    for coding, passage, start, end, code, coder, one in cursor.fetchall():
        for key in (code, coder, one):
            if key not in known:
                known[key] = as_key(key)
                read_as[key] = gone.get(known[key], known[key])
        code = read_as[code]
        place = (passage, code.int, coder, one)  # as they came: UUIDs are slow to compare
        if place not in shown:
            shown[place] = PageCoding(
                as_key(coding), as_key(passage), start, end, code, known[coder], known[one]
            )
    return tuple(shown.values())


def _lost(cursor: Any, source: uuid.UUID, text: uuid.UUID, layers: Layers) -> int:
    where, values = seen_by(layers)
    cursor.execute(
        "SELECT count(*) FROM text t JOIN passage p ON p.text = t.id "
        "JOIN coding c ON c.passage = p.id "
        f"WHERE t.source = %s AND t.id <> %s AND t.alive AND c.alive AND {where}",
        [source, text, *values],
    )
    return int(cursor.fetchone()[0])


def _recent(
    cursor: Any, project: Project, person: uuid.UUID, known: set[uuid.UUID]
) -> tuple[uuid.UUID, ...]:
    """The codes that a person put last by hand, newest first, each once."""
    cursor.execute(
        "SELECT c.code FROM (SELECT id, at FROM act WHERE project = %s AND by = %s "
        "AND verb IN ('code', 'code hits') ORDER BY at DESC, id DESC LIMIT 60) a "
        "JOIN version v ON v.act = a.id JOIN coding c ON c.id = v.row "
        "ORDER BY a.at DESC, v.id DESC",
        [project.id, person],
    )
    gone = load_read_as(project)
    codes = (gone.get(key, key) for (code,) in cursor.fetchall() if (key := as_key(code)))
    return tuple(dict.fromkeys(code for code in codes if code in known))[:RECENT]
