"""Half-open ranges in groups, as columns of numbers: joined, found and spread out."""

from __future__ import annotations

import numpy as np

from plurivox.coding.units import Integers


def join(group: Integers, first: Integers, last: Integers) -> tuple[Integers, Integers, Integers]:
    """Overlapping ranges of a group made one, touching ones left apart; sorted by both."""
    if not len(first):
        return group, first, last
    span = int(last.max()) + 1
    order = np.lexsort((first, group))
    low, high = (edge[order] + group[order] * span for edge in (first, last))
    begins = np.concatenate([[True], low[1:] >= np.maximum.accumulate(high)[:-1]])
    starts = np.flatnonzero(begins)
    group = group[order][starts]
    return group, low[starts] - group * span, np.maximum.reduceat(high, starts) - group * span


def inside(home: Integers, low: Integers, group: Integers, at: Integers) -> Integers:
    """Which of the ranges, sorted by (home, low), begins last before each position of a group."""
    span = max(int(low.max(initial=0)), int(at.max(initial=0))) + 1
    return np.searchsorted(home * span + low, group * span + at, side="right") - 1


def spread(begin: Integers, end: Integers) -> Integers:
    """begin … end - 1 of every pair, one after the other."""
    many = end - begin
    offset = np.repeat(begin - (np.cumsum(many) - many), many)
    return np.asarray(offset + np.arange(len(offset)))
