"""The tree of codes: a code's codings count as its ancestors' too, where that is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from plurivox.coding.placed import Placed
from plurivox.coding.units import Integers


def with_ancestors(placed: Placed, parent: Sequence[int]) -> Placed:
    """The codings, each also under every code above its own; parent[code] is an index or -1.

    Raises ValueError where the codes stand in a circle.
    """
    rows, codes = [np.arange(len(placed.code))], [placed.code]
    for above in _levels(len(parent), parent):
        up = above[placed.code]
        rows.append(np.flatnonzero(up >= 0))
        codes.append(up[up >= 0])
    row = np.concatenate(rows)
    return replace(
        placed,
        source=placed.source[row],
        coder=placed.coder[row],
        code=np.concatenate(codes),
        first=placed.first[row],
        last=placed.last[row],
    )


def within(members: Sequence[int], codes: int, parent: Sequence[int] | None) -> Integers:
    """For every code its place among the members, or -1.

    With `parent`, a code that is no member counts as the nearest member above it.
    """
    own = np.full(codes + 1, -1, np.int64)  # the last stands for "no code above"
    own[np.array(members, np.int64)] = np.arange(len(members))
    place = own[:codes]
    for above in _levels(codes, parent or ()):
        place = np.where(place < 0, own[above], place)
    return place


def _levels(codes: int, parent: Sequence[int]) -> Iterator[Integers]:
    """For every code the one above it, then the one above that, … or -1, until there is none."""
    step = np.array([*parent, -1], np.int64)
    above = step[:-1] if len(parent) else np.zeros(0, np.int64)
    for _ in range(codes + 1):
        if not (above >= 0).any():
            return
        yield above
        above = step[above]
    raise ValueError("the codes stand in a circle: one of them is above itself")
