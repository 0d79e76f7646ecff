"""One pass over the endpoints of codings: how many units every pattern of coders holds.

Endpoints are sorted by (code, position); a running sum says who has the code between two of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plurivox.coding.agreement.patterns import Patterns
from plurivox.coding.agreement.ratings import MISSING, Floats, Integers
from plurivox.coding.placed import Placed
from plurivox.coding.ranges import join


@dataclass(frozen=True, slots=True, eq=False)
class Segments:
    """Stretches of units of one group on which nothing changes, zero lengths left out.

    `active`: bit i is set where coder i has the group's code.
    """

    group: Integers
    first: Integers
    last: Integers
    active: Integers


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """patterns: who put the code on a unit (1) and who did not (0); count: sources × codes × p.

    squares: sources × codes, the sum over coders' joined ranges of length²: what the unitizing
    family needs to know of the units besides their lengths.
    """

    patterns: Patterns
    count: Floats
    squares: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Continuum:
    """A domain of mutually exclusive codes: category 0 is none of them, c the c-th code.

    count: sources × patterns; where a coder put two codes of the domain on a unit, that coder's
    value there is MISSING. squares, stars: sources × codes, the sums S and S* over units.
    """

    patterns: Patterns
    count: Floats
    squares: Floats
    stars: Floats


def segments(group: Integers, coder: Integers, first: Integers, last: Integers) -> Segments:
    """From ranges that do not overlap within a group and coder; at most 62 coders."""
    span = int(last.max(initial=0)) + 1
    keys = np.concatenate([first, last]) + np.concatenate([group, group]) * span
    bit = np.left_shift(np.int64(1), coder)
    order = np.argsort(keys, kind="stable")
    keys, active = keys[order], np.cumsum(np.concatenate([bit, -bit])[order])
    alive = np.flatnonzero((active[:-1] > 0) & (keys[1:] > keys[:-1]))
    home = keys[alive] // span
    low = keys[alive] - home * span
    return Segments(home, low, low + keys[alive + 1] - keys[alive], active[alive])


def code_cells(placed: Placed, codes: int, coders: int) -> Cells:
    """The cells of every code in every source, by one sweep over all codings."""
    group, first, last = join(placed.code * coders + placed.coder, placed.first, placed.last)
    code, coder = np.divmod(group, coders)
    found = segments(code, coder, first, last)
    sources = len(placed.sizes)
    bits, which = np.unique(np.concatenate([[0], found.active]), return_inverse=True)
    cell = (home(placed, found.first) * codes + found.group) * len(bits) + which[1:]
    length = (found.last - found.first).astype(np.float64)
    count = _tally(cell, length, (sources, codes, len(bits)))
    count[:, :, 0] = placed.sizes[:, None] - count.sum(axis=2)
    values = (bits[None, :] >> np.arange(coders)[:, None]) & 1
    square = (last - first).astype(np.float64) ** 2
    squares = _tally(home(placed, first) * codes + code, square, (sources, codes))
    return Cells(Patterns(values, 2), count, squares)


def continuum(placed: Placed, coders: int, codes: int, union: bool = False) -> Continuum:
    """The cells of one domain; placed.code counts its codes from 0.

    union: the S* of the R package quallmer, which squares a unit's overlap with all other coders
    together, instead of with each of them.
    """
    group, first, last = join(placed.code * coders + placed.coder, placed.first, placed.last)
    code, coder = np.divmod(group, coders)
    keys, category = _categories(code, coder, first, last, coders)
    length = np.diff(keys).astype(np.float64)
    alive = (length > 0) & (category != 0).any(axis=0)
    values, which = _distinct(category[:, alive], codes)
    sources = len(placed.sizes)
    cell = home(placed, keys[:-1][alive]) * len(values[0]) + which
    count = _tally(cell, length[alive], (sources, len(values[0])))
    count[:, 0] = placed.sizes - count.sum(axis=1)
    place = home(placed, first) * codes + code
    overlaps = _overlaps(keys, length, category != 0, coder, first, last, union)
    square = (last - first).astype(np.float64) ** 2
    squares, stars = (_tally(place, weight, (sources, codes)) for weight in (square, overlaps))
    return Continuum(Patterns(values, codes + 1), count, squares, stars)


def home(placed: Placed, unit: Integers) -> Integers:
    """The source of each unit."""
    return np.searchsorted(np.cumsum(placed.sizes), unit, side="right")


def _tally(cell: Integers, weight: Floats, shape: tuple[int, ...]) -> Floats:
    """The sum of the weights in each cell of a table of that shape."""
    many = int(np.prod(shape))
    return np.asarray(np.bincount(cell, weight, many), np.float64).reshape(shape)


def _categories(
    code: Integers, coder: Integers, first: Integers, last: Integers, coders: int
) -> tuple[Integers, Integers]:
    """Sorted endpoints, and each coder's category between one and the next."""
    keys = np.concatenate([first, last])
    order = np.argsort(keys, kind="stable")
    step = np.concatenate([np.ones(len(first), np.int64), np.full(len(last), -1, np.int64)])[order]
    number, who = np.concatenate([code, code])[order] + 1, np.concatenate([coder, coder])[order]
    category = np.zeros((coders, max(len(keys) - 1, 0)), np.int64)
    for i in range(coders):
        mine = np.where(who == i, step, 0)
        many, chosen = np.cumsum(mine)[:-1], np.cumsum(mine * number)[:-1]
        category[i] = np.where(many > 1, MISSING, chosen)
    return keys[order], category


def _distinct(category: Integers, codes: int) -> tuple[Integers, Integers]:
    """The distinct columns, 'none of the codes' first, and which of them each column is."""
    blank = np.zeros((len(category), 1), np.int64)
    columns = np.concatenate([blank, category], axis=1)
    which = np.zeros(columns.shape[1], np.int64)
    for row in columns:  # compressed after every coder, so that the number never overflows
        _, which = np.unique(which * (codes + 2) + row % (codes + 2), return_inverse=True)
    _, example = np.unique(which, return_index=True)
    return columns[:, example], which[1:]


def _overlaps(
    keys: Integers,
    length: Floats,
    valued: NDArray[np.bool_],
    coder: Integers,
    first: Integers,
    last: Integers,
    union: bool,
) -> Floats:
    """For each unit, the sum over the other coders of (overlap with what they coded)²/(m - 1)."""
    coders, total = len(valued), np.zeros(len(first))
    low, high = np.searchsorted(keys, first), np.searchsorted(keys, last)
    for i in range(coders):
        others = [np.delete(valued, i, axis=0).any(axis=0)] if union else np.delete(valued, i, 0)
        mine = coder == i
        for other in others:
            before = np.concatenate([[0.0], np.cumsum(length * other)])
            total[mine] += (before[high[mine]] - before[low[mine]]) ** 2
    return total if union else total / max(coders - 1, 1)
