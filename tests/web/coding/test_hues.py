"""Which hue a code is painted in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.web.coding.hues import HUES, hue_of


@given(st.text(), st.integers(0, 10_000))
def test_every_code_has_one_of_the_hues(color: str, place: int) -> None:
    assert 1 <= hue_of(color, place) <= HUES


@pytest.mark.parametrize("number", range(1, HUES + 1))
def test_a_colour_of_ours_is_that_hue(number: int) -> None:
    assert hue_of(f" c{number} ", 5) == number


@pytest.mark.parametrize(
    ("color", "hue"),
    [("#e0449a", 1), ("#e8631b", 2), ("#3a9a2f", 6), ("00A0D8", 8), ("#7d7bff", 10)],
)
def test_another_programs_colour_is_its_nearest_hue(color: str, hue: int) -> None:
    assert hue_of(color, 0) == hue


def test_a_code_without_a_colour_takes_the_next_and_they_come_round() -> None:
    assert [hue_of("", place) for place in (0, 1, 11, 12)] == [1, 2, 12, 1]
    assert hue_of("c13", 3) == hue_of("crimson", 3) == 4
