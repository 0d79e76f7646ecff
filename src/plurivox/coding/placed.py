"""Codings laid on what is compared: one long row of characters, turns, paragraphs or sources.

Positions in texts become positions in one row of units, source after source, so that the sweep
over endpoints is the same whether a unit is a letter or a turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from plurivox.coding.ranges import join
from plurivox.coding.units import UNITS, Codings, ComparedSource, Integers, Unit, shared
from plurivox.evidence.problem import Refused


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """Codings as half-open ranges first … last of units; sources stand one after the other.

    coder and source are renumbered: the order of the compared coders, and of the sources that all
    of them had to code. sizes: units a source.
    """

    unit: Unit
    sources: tuple[str, ...]
    sizes: Integers
    source: Integers
    coder: Integers
    code: Integers
    first: Integers
    last: Integers

    @property
    def total(self) -> int:
        return int(self.sizes.sum())


def place(
    codings: Codings,
    sources: Sequence[ComparedSource],
    coders: Sequence[int],
    unit: Unit,
    scope: str,
) -> Placed:
    """Lay the coders' codings on the units of the shared sources; what is outside the scope falls.

    A unit is coded when a coding overlaps it inside the scope. Raises Refused for an unknown unit
    and for a source that has no such scope, ValueError for units of a source that overlap.
    """
    kept, _ = shared(sources, coders)
    ground = Ground(codings, sources, kept, unit, scope)
    source, coder = _renumbered(kept, len(sources)), _renumbered(coders, len(codings.coders))
    rows = (source[codings.source] >= 0) & (coder[codings.coder] >= 0)
    where = source[codings.source[rows]]
    first, last = ground.reach(where, codings.start[rows], codings.end[rows])
    hit = first < last
    columns = (where, coder[codings.coder[rows]], codings.code[rows], first, last)
    names = tuple(sources[i].name for i in kept)
    return Placed(unit, names, ground.sizes, *(column[hit] for column in columns))


class Ground:
    """The shared sources' scope as one row of characters, and the units on it."""

    def __init__(
        self,
        codings: Codings,
        sources: Sequence[ComparedSource],
        kept: Sequence[int],
        unit: Unit,
        scope: str,
    ) -> None:
        if unit not in UNITS:
            raise Refused(f"The unit “{unit}” is not known: choose one of {', '.join(UNITS)}.")
        for index in kept:
            if scope not in sources[index].scopes:
                raise Refused(_no_scope(sources[index], scope))
        chosen = [sources[i] for i in kept]
        spans = [s.scopes[scope] for s in chosen]
        pieces = {"turn": [s.turns for s in chosen], "paragraph": [s.paragraphs for s in chosen]}
        units = pieces.get(unit, [])
        ends = [int(a.max(initial=0)) for a in (*spans, *units)]
        self.stride = max([*ends, int(codings.end.max(initial=0))]) + 1
        self._start, self._end = _union(*_keys(spans, self.stride))
        self._before = np.concatenate([[0], np.cumsum(self._end - self._start)])
        borders = self._characters(np.arange(len(kept) + 1) * self.stride)
        self.unit, self.borders, self.sizes = unit, borders, np.diff(borders)
        if unit != "character":
            low, high = (borders[:-1], borders[1:]) if unit == "source" else self._lay(units)
            in_scope = low < high
            self.low, self.high = low[in_scope], high[in_scope]
            if (self.low[1:] < self.high[:-1]).any():
                raise ValueError(f"the {unit}s of a source overlap: a unit belongs to one of them")
            home = np.searchsorted(borders, self.low, side="right") - 1
            self.sizes = np.bincount(home, minlength=len(kept)).astype(np.int64)

    def reach(self, source: Integers, start: Integers, end: Integers) -> tuple[Integers, Integers]:
        """Ranges of units that the spans overlap; empty where they lie outside the scope."""
        return self.cover(self.characters(source, start), self.characters(source, end))

    def cover(self, first: Integers, last: Integers) -> tuple[Integers, Integers]:
        """Ranges of units that ranges of characters of the scope overlap."""
        if self.unit == "character":
            return first, last
        low = np.searchsorted(self.high, first, side="right")
        high = np.searchsorted(self.low, last, side="left")
        return low, np.where(first < last, high, low)

    def characters(self, source: Integers, position: Integers) -> Integers:
        """How many characters of the scope stand before a position of a source."""
        return self._characters(source * self.stride + position)

    def extent(self, first: Integers, last: Integers) -> tuple[Integers, Integers]:
        """The characters of the scope that non-empty ranges of units take up."""
        if self.unit == "character":
            return first, last
        return self.low[first], self.high[last - 1]

    def back(self, first: Integers, last: Integers) -> tuple[Integers, Integers, Integers]:
        """Source, start and end in its text of non-empty ranges of characters of the scope."""
        low = np.searchsorted(self._before, first, side="right") - 1
        high = np.searchsorted(self._before, last, side="left") - 1
        start = self._start[low] + first - self._before[low]
        end = self._start[high] + last - self._before[high]
        source = start // self.stride
        return source, start - source * self.stride, end - source * self.stride

    @property
    def edges(self) -> Integers:
        """Where one stretch of the scope ends in the row of characters and the next begins."""
        return self._before

    def _lay(self, units: Sequence[Integers]) -> tuple[Integers, Integers]:
        start, end = _keys(units, self.stride)
        order = np.argsort(start, kind="stable")
        return self._characters(start[order]), self._characters(end[order])

    def _characters(self, key: Integers) -> Integers:
        if not len(self._start):
            return np.zeros(len(key), np.int64)
        at = np.maximum(np.searchsorted(self._start, key, side="right") - 1, 0)
        inside = np.clip(key - self._start[at], 0, self._end[at] - self._start[at])
        return np.asarray(self._before[at] + inside)


def _keys(spans: Sequence[Integers], stride: int) -> tuple[Integers, Integers]:
    """Start and end of every source's spans in one row of numbers, source after source."""
    if not spans:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    offset = np.repeat(np.arange(len(spans)) * stride, [len(part) for part in spans])
    table = np.concatenate([part.reshape(-1, 2) for part in spans]).astype(np.int64)
    return table[:, 0] + offset, table[:, 1] + offset


def _union(start: Integers, end: Integers) -> tuple[Integers, Integers]:
    """Spans sorted, empty ones dropped, overlapping ones made one."""
    some = start < end
    _, first, last = join(np.zeros(int(some.sum()), np.int64), start[some], end[some])
    return first, last


def _renumbered(kept: Sequence[int], many: int) -> Integers:
    """Old index → place among the kept, or -1."""
    new = np.full(many, -1, np.int64)
    new[np.array(kept, np.int64)] = np.arange(len(kept))
    return new


def _no_scope(source: ComparedSource, scope: str) -> str:
    others = ", ".join(sorted(source.scopes)) or "none"
    return f"{source.name} has no scope “{scope}”: choose one that it has ({others})."
