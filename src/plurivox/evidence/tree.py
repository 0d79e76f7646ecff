"""A tree of codes or themes out of who hangs under whom, whatever two merged copies made of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Protocol, TypeVar


class Ordered(Protocol):
    """What keys must do: compare."""

    def __lt__(self, other: Any, /) -> bool: ...


Key = TypeVar("Key", bound=Ordered)


def hang(
    parents: Mapping[Key, Key | None],
) -> tuple[list[tuple[Key, int]], list[tuple[Key, Key]]]:
    """The tree, depth first, as (key, depth from 0), and the edges (child, parent) that were cut.

    Children stand in the order of the mapping. A child whose parent is not among the keys hangs at
    the root. Moves that were made in two copies can close a circle: the edge whose child has the
    greatest key is then cut, and its child hangs at the root with all below it. Every key stands in
    the tree once, in every copy at the same place.
    """
    cut = dict.fromkeys(_greatest(circle) for circle in _circles(parents))
    below: dict[Key | None, list[Key]] = defaultdict(list)
    for key, parent in parents.items():
        below[None if parent not in parents or key in cut else parent].append(key)
    order: list[tuple[Key, int]] = []
    todo = [(key, 0) for key in reversed(below[None])]
    while todo:
        key, depth = todo.pop()
        order.append((key, depth))
        todo += [(child, depth + 1) for child in reversed(below[key])]
    return order, [(key, parent) for key in cut if (parent := parents[key]) is not None]


def _circles(parents: Mapping[Key, Key | None]) -> list[list[Key]]:
    """The circles, each once, in the order of the mapping."""
    circles: list[list[Key]] = []
    seen: set[Key] = set()
    for start in parents:
        way: dict[Key, None] = {}
        at: Key | None = start
        while at is not None and at in parents and at not in seen:
            seen.add(at)
            way[at] = None
            at = parents[at]
        if at is not None and at in way:
            path = list(way)
            circles.append(path[path.index(at) :])
    return circles


def _greatest(circle: list[Key]) -> Key:
    greatest = circle[0]
    for key in circle[1:]:
        if greatest < key:
            greatest = key
    return greatest
