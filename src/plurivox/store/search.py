"""Look for words in one source or in all: hits with what stands around them, and who says it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import transaction

from plurivox.evidence.folding import folded
from plurivox.evidence.turns import Turns
from plurivox.evidence.word_search import Term, context, find, terms_of

from .fold import marks
from .keys import as_key
from .project import Project
from .search_index import add_missing, holding

PARTS = 25  # texts that are read at a time


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand. start, end: code points of the text, end exclusive.

    name: the source's; turn: its number from 1, 0 between turns; speaker: "" where nobody is named.
    """

    text: uuid.UUID
    source: uuid.UUID
    name: str
    start: int
    end: int
    quote: str
    before: str
    after: str
    speaker: str
    turn: int


@dataclass(frozen=True, slots=True)
class Found:
    """Hits by source and place, from the one that was asked for first. more: there are others."""

    hits: tuple[Hit, ...]
    more: bool


def search(
    project: Project,
    words: str,
    *,
    source: uuid.UUID | None = None,
    limit: int | None = 50,
    skip: int = 0,
) -> Found:
    """Where words stand in the newest text of each source; labels of speakers are not looked at.

    How words are understood stands in `plurivox.evidence.word_search`. limit None: all. Raises
    Refused where nothing was asked for.
    """
    terms = terms_of(words)
    with project.cursor() as cursor:
        _complete(cursor, project)
        hits = _hits(cursor, project, terms, source)
        found = list(islice(hits, skip, None if limit is None else skip + limit + 1))
    cut = found if limit is None else found[:limit]
    return Found(tuple(cut), len(cut) < len(found))


def _complete(cursor: Any, project: Project) -> None:
    """Index what came by a way that does not index, such as an older program."""
    cursor.execute(
        "SELECT (SELECT count(*) FROM source s JOIN text t ON t.source = s.id "
        "WHERE s.project = %s), "
        "(SELECT count(*) FROM search_text WHERE project = %s)",
        [project.id, project.id],
    )
    texts, indexed = cursor.fetchone()
    if texts > indexed:
        with transaction.atomic(using=project.alias):
            add_missing(cursor, project)


def _hits(
    cursor: Any, project: Project, terms: Sequence[Term], source: uuid.UUID | None
) -> Iterator[Hit]:
    texts = _texts(cursor, project, terms, source)
    for at in range(0, len(texts), PARTS):
        part = texts[at : at + PARTS]
        cursor.execute(
            f"SELECT id, words, turns, speakers FROM text WHERE id IN ({marks(part)})",
            [key for key, _, _ in part],
        )
        rows = {as_key(key): row for key, *row in cursor.fetchall()}
        for key, of, name in part:
            text, turns, speakers = rows[key]
            spans = list(find(folded(text), tuple(terms)))
            if spans:
                named = _speakers(cursor, of, bytes(speakers))
                yield from _told((key, of, name), text, Turns.unpack(bytes(turns)), named, spans)


def _texts(
    cursor: Any, project: Project, terms: Sequence[Term], source: uuid.UUID | None
) -> list[tuple[uuid.UUID, uuid.UUID, str]]:
    """The newest texts that may hold the words, with their sources, by the name of the source."""
    candidates, values = holding(cursor, project, terms)
    where, own = (" AND s.id = %s", [source]) if source else ("", [])
    cursor.execute(
        f"SELECT t.id, s.id, s.name FROM ({candidates}) w JOIN text t ON t.id = w.text "
        "JOIN source s ON s.id = t.source WHERE s.project = %s AND s.alive AND t.alive "
        "AND NOT EXISTS (SELECT 1 FROM text u WHERE u.source = t.source AND u.alive "
        f"AND (u.revision > t.revision OR (u.revision = t.revision AND u.id > t.id))){where}",
        [*values, project.id, *own],
    )
    rows = [(as_key(key), as_key(of), name) for key, of, name in cursor.fetchall()]
    return sorted(rows, key=lambda row: (row[2].casefold(), row[1]))


def _speakers(cursor: Any, source: uuid.UUID, order: bytes) -> list[str]:
    cursor.execute("SELECT id, name FROM speaker WHERE source = %s", [source])
    names = {as_key(key).bytes: name for key, name in cursor.fetchall()}
    return [names.get(order[at : at + 16], "") for at in range(0, len(order), 16)]


def _told(
    place: tuple[uuid.UUID, uuid.UUID, str],
    text: str,
    turns: Turns,
    speakers: Sequence[str],
    spans: Sequence[tuple[int, int]],
) -> Iterator[Hit]:
    for start, end in spans:
        turn = turns.at(start)
        low, high, speaker = _line(text, start)
        if turn >= 0:
            low, high = int(turns.label_end[turn]), int(turns.end[turn])
            number = int(turns.speaker[turn])
            speaker = speakers[number] if 0 <= number < len(speakers) else ""
            if start < low:
                continue  # the speaker's label
        before, after = context(text, start, end, low, max(high, end))
        yield Hit(*place, start, end, text[start:end], before, after, speaker, turn + 1)


def _line(text: str, at: int) -> tuple[int, int, str]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end, ""
