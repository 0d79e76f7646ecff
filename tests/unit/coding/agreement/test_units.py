"""The scope and the units of a text, and codings laid on them and brought back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.coding.ancestors import within
from plurivox.coding.placed import Ground, place
from plurivox.coding.ranges import join, spread
from plurivox.coding.units import (
    Codings,
    ComparedSource,
    paragraph_units,
    participants_scope,
    turn_units,
    whole_scope,
)
from plurivox.evidence.turns import NOBODY, Turns

WORDS = "Mo: How?\n\nAda: Well.\n   \nBee:\nNo."


def test_the_scope_is_what_participants_said_without_labels() -> None:
    """Mo asks; an empty turn is no scope, and words of nobody known are a participant's."""
    turns = Turns.of([(0, 4, 8, 0), (10, 15, 20, 1), (25, 29, 29, 2), (30, 30, 33, NOBODY)])
    assert participants_scope(turns, {0}).tolist() == [[15, 20], [30, 33]]
    assert participants_scope(turns, set()).tolist() == [[4, 8], [15, 20], [30, 33]]
    assert turn_units(turns).tolist() == [[0, 8], [10, 20], [25, 29], [30, 33]]


def test_everything_is_the_other_scope() -> None:
    assert whole_scope(33).tolist() == [[0, 33]]


def test_a_paragraph_is_a_line_that_is_not_blank() -> None:
    found = [WORDS[a:b] for a, b in paragraph_units(WORDS)]
    assert found == ["Mo: How?", "Ada: Well.", "Bee:", "No."]
    assert paragraph_units("\n \n").shape == (0, 2)


def ground(*scopes: list[tuple[int, int]], turns: list[tuple[int, int]] | None = None) -> Ground:
    sources = [
        ComparedSource(f"s{k}", {"all": np.array(s, np.int64).reshape(-1, 2)},
                       np.array(turns or [], np.int64).reshape(-1, 2))
        for k, s in enumerate(scopes)
    ]  # fmt: skip
    empty = Codings.of([], [], [])
    return Ground(empty, sources, range(len(sources)), "turn" if turns else "character", "all")


def test_characters_are_counted_from_source_to_source() -> None:
    laid = ground([(2, 4), (8, 10)], [], [(0, 3)])
    assert laid.sizes.tolist() == [4, 0, 3]
    at = [(0, 0), (0, 3), (0, 4), (0, 7), (0, 9), (0, 99), (1, 5), (2, 1), (2, 9)]
    source, position = np.array(at).T
    position = np.minimum(position, laid.stride - 1)
    assert laid.characters(source, position).tolist() == [0, 1, 2, 2, 3, 4, 4, 5, 7]


def test_overlapping_spans_of_a_scope_count_once() -> None:
    assert ground([(0, 4), (2, 6)]).sizes.tolist() == [6]


def test_units_outside_the_scope_are_none() -> None:
    laid = ground([(2, 4), (8, 10)], turns=[(0, 4), (5, 7), (7, 10)])
    assert laid.sizes.tolist() == [2]


def test_units_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="the turns of a source overlap"):
        ground([(0, 10)], turns=[(0, 4), (3, 8)])


@st.composite
def grounds(draw: st.DrawFn) -> tuple[list[tuple[int, int]], tuple[int, int]]:
    edges = sorted(draw(st.sets(st.integers(0, 30), min_size=2, max_size=8)))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    start = draw(st.integers(0, 29))
    return spans, (start, draw(st.integers(start + 1, 30)))


@given(grounds())
def test_what_is_laid_on_the_scope_comes_back_clipped_to_it(
    made: tuple[list[tuple[int, int]], tuple[int, int]],
) -> None:
    spans, (start, end) = made
    inside = [i for a, b in spans for i in range(a, b) if start <= i < end]
    empty = Codings.of([(0, 0, 0, 0, 30)], ["Ann"], ["pay"])
    source = ComparedSource("s", {"all": np.array(spans)})
    laid = Ground(empty, [source], [0], "character", "all")
    first, last = laid.reach(np.array([0]), np.array([start]), np.array([end]))
    assert last[0] - first[0] == len(inside)
    if inside:
        home, low, high = laid.back(first, last)
        assert (int(home[0]), int(low[0]), int(high[0])) == (0, inside[0], inside[-1] + 1)


def test_codings_of_others_and_of_other_sources_fall() -> None:
    codings = Codings.of(
        [(0, 0, 0, 0, 2), (0, 2, 0, 0, 2), (1, 1, 0, 0, 2), (1, 2, 0, 1, 2)],
        ["Ann", "Ben", "Eve"], ["pay"],
    )  # fmt: skip
    scope = {"all": np.array([[0, 4]])}
    sources = [ComparedSource("a", scope, coders=frozenset({0})), ComparedSource("b", scope)]
    laid = place(codings, sources, [2, 1], "character", "all")
    assert laid.sources == ("b",)
    assert sorted(zip(laid.coder.tolist(), laid.first.tolist(), strict=True)) == [(0, 1), (1, 0)]


def test_joining_keeps_touching_ranges_and_groups_apart() -> None:
    rows = [(1, 0, 4), (0, 5, 9), (0, 0, 3), (0, 2, 5), (0, 6, 7), (1, 4, 6)]
    found = join(*np.array(rows).T)
    assert list(zip(*(column.tolist() for column in found), strict=True)) == [
        (0, 0, 5), (0, 5, 9), (1, 0, 4), (1, 4, 6),
    ]  # fmt: skip


def test_spreading_ranges() -> None:
    assert spread(np.array([3, 5, 0]), np.array([5, 5, 2])).tolist() == [3, 4, 0, 1]


def test_the_nearest_member_above() -> None:
    parent = [-1, 0, 1, 2, -1]
    assert within([0, 2], 5, parent).tolist() == [0, 0, 1, 1, -1]
    assert within([0, 2], 5, None).tolist() == [0, -1, 1, -1, -1]
    with pytest.raises(ValueError, match="in a circle"):
        within([0], 3, [2, 0, 1])
