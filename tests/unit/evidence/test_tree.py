"""Hanging codes and themes into a tree that two merged copies may have tied into a circle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.evidence.tree import hang

KEYS = st.integers(0, 12)
PARENTS = st.dictionaries(KEYS, st.none() | KEYS)


@pytest.mark.parametrize(
    ("parents", "order", "cut"),
    [
        ({}, [], []),
        ({1: None, 2: 1, 3: 1, 4: 2}, [(1, 0), (2, 1), (4, 2), (3, 1)], []),
        # children stand as they are given, not by key
        ({9: None, 3: 9, 1: 9}, [(9, 0), (3, 1), (1, 1)], []),
        # a parent that was removed
        ({2: 1, 3: 2}, [(2, 0), (3, 1)], []),
        # one copy hung 1 under 2, the other 2 under 1
        ({1: 2, 2: 1, 3: 1}, [(2, 0), (1, 1), (3, 2)], [(2, 1)]),
        ({5: 5}, [(5, 0)], [(5, 5)]),
        # a circle of three with a tail that leads into it, and a second circle
        (
            {7: 1, 1: 3, 3: 2, 2: 1, 4: 5, 5: 4},
            [(3, 0), (1, 1), (7, 2), (2, 2), (5, 0), (4, 1)],
            [(3, 2), (5, 4)],
        ),
    ],
)
def test_trees(
    parents: dict[int, int | None], order: list[tuple[int, int]], cut: list[tuple[int, int]]
) -> None:
    assert hang(parents) == (order, cut)


@given(PARENTS)
def test_every_key_stands_once_below_its_parent(parents: dict[int, int | None]) -> None:
    order, cut = hang(parents)
    assert sorted(key for key, _ in order) == sorted(parents)
    way: list[int] = []
    for key, depth in order:
        assert depth <= len(way)
        way[depth:] = [key]
        parent = parents[key]
        at_root = parent not in parents or (key, parent) in cut
        assert depth == 0 if at_root else way[depth - 1] == parent


@given(PARENTS)
def test_only_circles_are_cut_and_at_their_greatest(parents: dict[int, int | None]) -> None:
    for child, parent in hang(parents)[1]:
        circle, at = [child], parent
        while at != child:
            circle.append(at)
            up = parents[at]
            assert up is not None
            at = up
        assert child == max(circle)


@given(PARENTS, st.randoms())
def test_the_order_of_the_mapping_changes_neither_cuts_nor_depths(
    parents: dict[int, int | None], chance: object
) -> None:
    pairs = list(parents.items())
    chance.shuffle(pairs)  # type: ignore[attr-defined]
    order, cut = hang(parents)
    again, cut_again = hang(dict(pairs))
    assert set(order) == set(again)
    assert set(cut) == set(cut_again)


def test_a_deep_tree_is_no_matter() -> None:
    deep: dict[int, int | None] = {0: None} | {n: n - 1 for n in range(1, 5000)}
    assert hang(deep)[0][-1] == (4999, 4999)
