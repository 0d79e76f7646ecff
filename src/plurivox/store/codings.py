"""Load codings: who put which code on which passage in which pass, as columns or in words."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plurivox.access.visibility import Layers
from plurivox.evidence.turns import NOBODY, Turns

from .codebook import load_codes, load_read_as
from .keys import as_id, as_key
from .models import Text
from .project import Project
from .seen import seen_by


@dataclass(frozen=True, slots=True, eq=False)
class Codings:
    """Codings as columns of one length, by source and place.

    source, text, coder, pass_, code: keys; start, end: int32 code points, end exclusive;
    quote: the words.
    """

    id: list[uuid.UUID]
    source: list[uuid.UUID]
    text: list[uuid.UUID]
    passage: list[uuid.UUID]
    coder: list[uuid.UUID]
    in_pass: list[uuid.UUID]
    code: list[uuid.UUID]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    quote: list[str]

    def __len__(self) -> int:
        return len(self.id)


@dataclass(frozen=True, slots=True)
class NamedCoding:
    """A coding in the words that tables and pages use."""

    id: uuid.UUID
    source: str
    coder: str
    in_pass: str
    code: str
    start: int
    end: int
    quote: str
    speaker: str


def load_codings(
    project: Project,
    *,
    layers: Layers,
    source: uuid.UUID | None = None,
    removed: bool = False,
    as_made: bool = False,
) -> Codings:
    """The codings of visible layers, of one source or of all, in the order of source and place.

    removed: those that were taken away since are among them (a closed pass keeps its codings).
    A code that was merged into another is read as that one, unless they are asked for as_made.
    """
    with project.cursor() as cursor:
        cursor.execute(*_query(project, layers, source, removed))
        columns: list[Any] = list(zip(*cursor.fetchall(), strict=True)) or [()] * 10
    coding, of, text, passage, coder, in_pass, code = (_keys(column) for column in columns[:7])
    gone = {} if as_made else load_read_as(project)
    if gone:
        code = [gone.get(key, key) for key in code]
    start, end = (np.array(column, np.int32) for column in columns[7:9])
    return Codings(coding, of, text, passage, coder, in_pass, code, start, end, list(columns[9]))


def _keys(column: Sequence[Any]) -> list[uuid.UUID]:
    """Keys of a column; each distinct one is made once, since most recur."""
    known: dict[Any, Any] = {value: as_id(value) for value in set(column)}
    return [known[value] for value in column]


def _query(
    project: Project, layers: Layers, source: uuid.UUID | None, removed: bool
) -> tuple[str, list[object]]:
    seen, values = seen_by(layers)
    where, own = "c.project = %s", [project.id]
    if source:
        where, own = "t.source = %s", [source]
    return (
        'SELECT c.id, t.source, p.text, p.id, c.coder, c.pass, c.code, p.start, p."end", p.quote '
        "FROM text t JOIN source s ON s.id = t.source JOIN passage p ON p.text = t.id "
        "JOIN coding c ON c.passage = p.id "
        f"WHERE {where}{'' if removed else ' AND c.alive'} AND t.alive AND s.alive "
        f"AND {seen} "
        'ORDER BY s.id, p.start, p."end", c.id',
        [*own, *values],
    )


MANY = 900  # keys that one question names


def made_under(project: Project, codings: Iterable[uuid.UUID]) -> dict[uuid.UUID, int]:
    """The release of the codebook under which each was made; those without one are left out."""
    wanted, found = list(codings), {}
    with project.cursor() as cursor:
        for at in range(0, len(wanted), MANY):
            keys = wanted[at : at + MANY]
            marks = ", ".join(["%s"] * len(keys))
            cursor.execute(
                f"SELECT id, release FROM coding WHERE id IN ({marks}) AND release IS NOT NULL",
                keys,
            )
            found.update({as_key(key): number for key, number in cursor.fetchall()})
    return found


def named_codings(project: Project, codings: Codings) -> Iterator[NamedCoding]:
    """The same in words: names of source, coder, pass and code, and who speaks."""
    names = _names(project)
    codes = {view.id: view.shown for view in load_codes(project)} | _proposed(project)
    speakers = speakers_of(project, codings)
    for at in range(len(codings)):
        yield NamedCoding(
            codings.id[at],
            names["source"][codings.source[at]],
            names["person"][codings.coder[at]],
            names["pass"][codings.in_pass[at]],
            codes.get(codings.code[at], ""),
            int(codings.start[at]),
            int(codings.end[at]),
            codings.quote[at],
            speakers[at],
        )


def _names(project: Project) -> dict[str, dict[uuid.UUID, str]]:
    found: dict[str, dict[uuid.UUID, str]] = {}
    with project.cursor() as cursor:
        for table in ("source", "person", "pass"):
            cursor.execute(f'SELECT id, name FROM "{table}" WHERE project = %s', [project.id])
            found[table] = {key: name for k, name in cursor.fetchall() if (key := as_id(k))}
    return found


def _proposed(project: Project) -> dict[uuid.UUID, str]:
    with project.cursor() as cursor:
        cursor.execute(
            "SELECT id, name FROM code WHERE project = %s AND (pass IS NOT NULL OR NOT alive)",
            [project.id],
        )
        return {key: name for k, name in cursor.fetchall() if (key := as_id(k))}


def speakers_of(project: Project, codings: Codings) -> list[str]:
    """Who speaks at the start of each coding: a participant's label in the source, or ""."""
    texts = Text.objects.using(project.alias).filter(id__in=set(codings.text))
    if len(set(codings.text)) > 500:
        texts = Text.objects.using(project.alias).filter(project=project.id)
    labels = _speaker_names(project)
    by_text: dict[uuid.UUID, tuple[Turns, list[str]]] = {}
    for key, packed, whose in texts.values_list("id", "turns", "speakers").iterator():
        order = [bytes(whose)[n : n + 16] for n in range(0, len(bytes(whose)), 16)]
        by_text[key] = Turns.unpack(bytes(packed)), [labels.get(one, "") for one in order]
    found = [""] * len(codings)
    rows: dict[uuid.UUID, list[int]] = defaultdict(list)
    for at, text in enumerate(codings.text):
        rows[text].append(at)
    for text, places in rows.items():
        turns, names = by_text[text]
        for at, who in zip(places, _who(turns, codings.start[places]), strict=True):
            found[at] = names[who] if 0 <= who < len(names) else ""
    return found


def _who(turns: Turns, positions: NDArray[np.int32]) -> list[int]:
    if not len(turns):
        return [NOBODY] * len(positions)
    number = np.searchsorted(turns.start, positions, side="right") - 1
    inside = (number >= 0) & (positions < turns.end[number])
    return np.where(inside, turns.speaker[number], NOBODY).tolist()


def _speaker_names(project: Project) -> dict[bytes, str]:
    with project.cursor() as cursor:
        cursor.execute("SELECT id, name FROM speaker WHERE project = %s", [project.id])
        return {key.bytes: name for k, name in cursor.fetchall() if (key := as_id(k))}
