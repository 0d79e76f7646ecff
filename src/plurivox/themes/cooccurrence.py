"""Which codes stand together, in the same words or in the same turn, paragraph, source, session."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from .analysis import Analysis, Said

UNITS = {
    "overlap": "in the same words",
    "turn": "in the same turn",
    "paragraph": "in the same paragraph",
    "source": "in the same source",
    "session": "in the same session",
}
Spans = Mapping[uuid.UUID, tuple[NDArray[np.int32], NDArray[np.int32]]]  # text → starts, ends
Pair = tuple[uuid.UUID, uuid.UUID]
Place = tuple[uuid.UUID, int]  # a unit: text, source or session, and its number there


@dataclass(frozen=True, slots=True)
class Together:
    """Codes that stand together. units: of each code; pairs: of each two, only those that do.

    passages: of each two, those of either code where both stand.
    """

    unit: str
    units: Mapping[uuid.UUID, int]
    pairs: Mapping[Pair, int]
    passages: Mapping[Pair, tuple[uuid.UUID, ...]]
    layers: str

    def count(self, one: uuid.UUID, other: uuid.UUID) -> int:
        """In how many units both stand."""
        return self.pairs.get(pair(one, other), 0)


def pair(one: uuid.UUID, other: uuid.UUID) -> Pair:
    """Two codes, in an order that does not depend on who is named first."""
    return (one, other) if one < other else (other, one)


def cooccurrence(analysis: Analysis, unit: str, spans: Spans | None = None) -> Together:
    """Count at a unit of UNITS. spans: the turns or paragraphs of each text, where these are it.

    At the overlap a unit is a stretch of words that both codes mark; elsewhere a unit has a code
    when a coding meets it.
    """
    # Several may have put one code on the same words in a joint layer: it stands there once.
    once = dict.fromkeys((one.code, one.passage) for one in analysis.codings)
    marks = [(code, analysis.passages[key]) for code, key in once if key in analysis.passages]
    if unit == "overlap":
        return _overlapping(analysis, marks)
    found: dict[Place, dict[uuid.UUID, list[uuid.UUID]]] = {}
    for code, said in marks:
        for place in _places(analysis, said, unit, spans or {}):
            found.setdefault(place, {}).setdefault(code, []).append(said.id)
    units, pairs = Counter[uuid.UUID](), Counter[Pair]()
    passages: dict[Pair, set[uuid.UUID]] = {}
    for codes in found.values():
        units.update(codes.keys())
        for one, other in combinations(sorted(codes), 2):
            pairs[one, other] += 1
            passages.setdefault((one, other), set()).update(codes[one], codes[other])
    return _made(analysis, unit, units, pairs, passages)


def _places(analysis: Analysis, said: Said, unit: str, spans: Spans) -> Iterator[Place]:
    if unit == "source":
        yield said.source, 0
    elif unit == "session":
        yield analysis.sources[said.source].session or said.source, 0
    elif said.text in spans:
        starts, ends = spans[said.text]
        first = int(np.searchsorted(ends, said.start, side="right"))
        last = int(np.searchsorted(starts, said.end, side="left"))
        yield from ((said.text, at) for at in range(first, last))


def _overlapping(analysis: Analysis, marks: Iterable[tuple[uuid.UUID, Said]]) -> Together:
    """Stretches that two codes mark alike: a sweep over each text by the starts of passages."""
    units, pairs = Counter[uuid.UUID](), Counter[Pair]()
    passages: dict[Pair, set[uuid.UUID]] = {}
    by_text: dict[uuid.UUID, list[tuple[uuid.UUID, Said]]] = {}
    for code, said in marks:
        units[code] += 1
        by_text.setdefault(said.text, []).append((code, said))
    for rows in by_text.values():
        rows.sort(key=lambda row: (row[1].start, row[1].end))
        open_now: list[tuple[uuid.UUID, Said]] = []
        for code, said in rows:
            open_now = [row for row in open_now if row[1].end > said.start]
            for other, before in open_now:
                if other != code:
                    both = pair(code, other)
                    pairs[both] += 1
                    passages.setdefault(both, set()).update((said.id, before.id))
            open_now.append((code, said))
    return _made(analysis, "overlap", units, pairs, passages)


def _made(
    analysis: Analysis,
    unit: str,
    units: Counter[uuid.UUID],
    pairs: Counter[Pair],
    passages: dict[Pair, set[uuid.UUID]],
) -> Together:
    kept = {both: analysis.in_order(keys) for both, keys in passages.items()}
    return Together(unit, dict(units), dict(pairs.most_common()), kept, analysis.named_layers())
