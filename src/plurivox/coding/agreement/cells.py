"""The cells behind a figure: how many units each set of coders coded, and which units those are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from plurivox.coding.agreement.sweep import code_cells, segments
from plurivox.coding.ancestors import with_ancestors
from plurivox.coding.placed import Ground, place
from plurivox.coding.ranges import join, spread
from plurivox.coding.units import Codings, ComparedSource, Integers, Unit, shared

Coders = frozenset[str]


@dataclass(frozen=True, slots=True)
class CodedUnit:
    """A unit, or for characters a run of them, and who coded it.

    source: its name; start, end: the part of it in the scope, in code points, end exclusive.
    """

    source: str
    start: int
    end: int
    coders: Coders


def count_cells(
    codings: Codings,
    sources: Sequence[ComparedSource],
    *,
    coders: Sequence[str],
    unit: Unit,
    scope: str,
    tree: Sequence[int] | None = None,
) -> list[dict[Coders, int]]:
    """For every code: who coded a unit → how many units. Nobody is the empty set.

    With two coders these are n11, n10, n01 and n00. Arguments as in `agreement_table`.
    """
    who = [codings.coders.index(name) for name in coders]
    placed = place(codings, sources, who, unit, scope)
    if tree is not None:
        placed = with_ancestors(placed, tree)
    cells = code_cells(placed, len(codings.codes), len(who))
    sets = [
        frozenset(name for name, used in zip(coders, column, strict=True) if used)
        for column in cells.patterns.values.T.tolist()
    ]
    return [
        {one: round(many) for one, many in zip(sets, row, strict=True) if many or not one}
        for row in cells.count.sum(axis=0).tolist()
    ]


def coded_units(
    codings: Codings,
    sources: Sequence[ComparedSource],
    *,
    coders: Sequence[str],
    unit: Unit,
    scope: str,
    code: int,
    who: Coders,
    tree: Sequence[int] | None = None,
) -> list[CodedUnit]:
    """The units that these coders coded and the others did not, in the order of the sources."""
    order = [codings.coders.index(name) for name in coders]
    placed = place(codings, sources, order, unit, scope)
    if tree is not None:
        placed = with_ancestors(placed, tree)
    mine = placed.code == code
    placed = replace(
        placed, source=placed.source[mine], coder=placed.coder[mine], code=placed.code[mine],
        first=placed.first[mine], last=placed.last[mine],
    )  # fmt: skip
    wanted = sum(1 << at for at, name in enumerate(coders) if name in who)
    first, last = _runs(placed.coder, placed.first, placed.last, placed.total, wanted)
    ground = Ground(codings, sources, shared(sources, order)[0], unit, scope)
    if unit == "character":
        first, last = _cut(first, last, ground.edges)
    else:
        first = spread(first, last)
        last = first + 1
    return list(_named(ground, placed.sources, first, last, who))


def _runs(
    coder: Integers, first: Integers, last: Integers, total: int, wanted: int
) -> tuple[Integers, Integers]:
    """Where exactly the wanted coders (a bit each) have the code; for nobody, the gaps."""
    group, first, last = join(coder, first, last)
    found = segments(np.zeros(len(group), np.int64), group, first, last)
    if wanted:
        here = found.active == wanted
        return found.first[here], found.last[here]
    begin = np.concatenate([[0], found.last])
    end = np.concatenate([found.first, [total]])
    some = begin < end
    return begin[some], end[some]


def _cut(first: Integers, last: Integers, borders: Integers) -> tuple[Integers, Integers]:
    """Runs cut where one stretch of the scope ends and the next begins."""
    if not len(first):
        return first, last
    edges = np.unique(np.concatenate([first, last, borders]))
    low, high = edges[:-1], edges[1:]
    at = np.searchsorted(first, low, side="right") - 1
    inside = (at >= 0) & (low < last[np.maximum(at, 0)])
    return low[inside], high[inside]


def _named(
    ground: Ground, names: Sequence[str], first: Integers, last: Integers, who: Coders
) -> Iterator[CodedUnit]:
    if not len(first):
        return
    columns = ground.back(*ground.extent(first, last))
    for source, start, end in zip(*(column.tolist() for column in columns), strict=True):
        yield CodedUnit(names[source], start, end, who)


def totals(cells: Mapping[Coders, int], coders: Sequence[str]) -> dict[str, int]:
    """How many units each coder coded, from the cells of a code."""
    return {name: sum(n for who, n in cells.items() if name in who) for name in coders}
