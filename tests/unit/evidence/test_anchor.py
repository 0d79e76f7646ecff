"""Places in code points, in UTF-16, and at the edges of letters, over every kind of letter."""

from __future__ import annotations

import time

import numpy as np
import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from plurivox.evidence.anchor import Utf16, cuts_letter, snapped
from plurivox.evidence.problem import Refused

LETTERS = (
    "a", "Z", " ", "\n", "\r\n", "\r", "é", "e\u0301", "ß", "ń", "שָׁ", "לוֹ", "ם", "\u05bc", "\u200f",
    "😀", "👍🏽", "👩\u200d👩\u200d👧", "🇺🇬", "🇰", "\u200d", "ą\u0301\u0323", "ക്ഷ", "각",
    "\u1112\u1161", "\u0600", "𝒳",
)  # fmt: skip
texts = st.lists(st.sampled_from(LETTERS), min_size=1, max_size=40).map("".join)


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, int, int]:
    words = draw(texts)
    start = draw(st.integers(0, len(words) - 1))
    return words, start, draw(st.integers(start + 1, len(words)))


def edges(words: str) -> set[int]:
    """Where letters end, told from the beginning of the text: slow, and certain."""
    return {0} | {one.end() for one in regex.finditer(r"\X", words)}


@given(spans())
@example(("\u0600 7", 1, 2))
@example(("a🇺🇬🇰🇪", 2, 4))
@example(("שָׁלוֹם", 1, 2))
def test_a_span_snaps_outwards_to_the_nearest_letters(one: tuple[str, int, int]) -> None:
    words, start, end = one
    whole = edges(words)
    assert snapped(words, start, end) == (
        max(edge for edge in whole if edge <= start),
        min(edge for edge in whole if edge >= end),
    )


@given(spans())
def test_snapping_again_changes_nothing(one: tuple[str, int, int]) -> None:
    words, start, end = one
    there = snapped(words, start, end)
    assert snapped(words, *there) == there
    assert there[0] <= start < end <= there[1]


@given(spans())
def test_what_cuts_a_letter_is_no_edge(one: tuple[str, int, int]) -> None:
    words, start, _ = one
    assert cuts_letter(words, start) == (start not in edges(words))


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 3), (4, 2), (-1, 2), (2, 9)])
def test_a_span_without_words_is_refused(start: int, end: int) -> None:
    with pytest.raises(Refused, match=f"no words from {start} to {end}"):
        snapped("eight li", start, end)


def test_a_long_line_without_ascii_takes_no_time() -> None:
    """The search for a safe edge stops at the nearest space, not at the start of the text."""
    words = "שָׁלוֹם עֲלֵיכֶם " * 20_000
    began = time.process_time()
    for place in range(200_001, 200_101):
        start, end = snapped(words, place, place + 1)
        assert snapped(words[200_000 - 200 * 17 :], place - 196_600, place - 196_599) == (
            start - 196_600,
            end - 196_600,
        )
    assert time.process_time() - began < 1


@given(texts)
def test_utf16_counts_as_browsers_do(words: str) -> None:
    places = np.arange(len(words) + 1)
    told = [len(words[:at].encode("utf-16-le")) // 2 for at in places]
    assert Utf16(words).units(places).tolist() == told


@given(texts)
def test_there_and_back_is_the_same_place(words: str) -> None:
    table, places = Utf16(words), np.arange(len(words) + 1)
    assert table.points(table.units(places)).tolist() == places.tolist()


@given(texts)
def test_a_unit_inside_a_pair_is_the_letter_it_belongs_to(words: str) -> None:
    table = Utf16(words)
    for at, letter in enumerate(words):
        first = table.units(np.array([at]))
        if ord(letter) > 0xFFFF:
            assert table.points(first + 1).tolist() == [at]


@pytest.mark.parametrize("unit", [-1, 5])
def test_a_unit_outside_of_the_text_is_told(unit: int) -> None:
    with pytest.raises(ValueError, match="outside the text"):
        Utf16("a😀b").points(np.array([unit]))


def test_many_places_at_once_keep_their_shape() -> None:
    places = np.array([[0, 1], [2, 3]])
    assert Utf16("a😀b").units(places).tolist() == [[0, 1], [3, 4]]
    assert Utf16("abc").units(places).shape == (2, 2)
