"""Codes together: in the same words, turn, paragraph, source or session."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from plurivox.themes.analysis import Analysis
from plurivox.themes.cooccurrence import Together, cooccurrence, pair
from plurivox.themes.pictures import MOST, SHADE, left_out_of_picture, together_picture

from .given import analysis, key

ROWS = [
    "a | one | Leeds | Ada | kept, welcome",
    "b | one | Leeds | Ada | money",
    "c | two | Akko | Bo | kept",
    "d | two | Akko | Bo | money",
]


def at(*spans: tuple[int, int]) -> Analysis:
    """The same passages, at other places."""
    heard = analysis(ROWS)
    moved = {
        name: replace(said, start=start, end=end)
        for (name, said), (start, end) in zip(heard.passages.items(), spans, strict=True)
    }
    return replace(heard, passages=moved)


APART = at((0, 5), (10, 15), (0, 5), (10, 15))


def counts(found: Together) -> dict[str, int]:
    names = {key(name): name for name in ("kept", "welcome", "money")}
    return {
        "+".join(sorted(names[code] for code in both)): count for both, count in found.pairs.items()
    }


def test_in_the_same_words_are_those_that_overlap() -> None:
    assert counts(cooccurrence(APART, "overlap")) == {"kept+welcome": 1}
    touching = at((0, 10), (10, 15), (0, 5), (10, 15))
    assert counts(cooccurrence(touching, "overlap")) == {"kept+welcome": 1}
    inside = at((0, 12), (10, 15), (0, 5), (4, 15))
    assert counts(cooccurrence(inside, "overlap")) == {
        "kept+money": 2, "kept+welcome": 1, "money+welcome": 1,
    }  # fmt: skip


def test_a_turn_has_the_codes_that_meet_it() -> None:
    turns = (np.array([0, 8], np.int32), np.array([8, 20], np.int32))
    spans = {key("one"): turns, key("two"): turns}
    assert counts(cooccurrence(APART, "turn", spans)) == {"kept+welcome": 1}
    over = at((0, 12), (10, 15), (0, 5), (10, 15))
    found = cooccurrence(over, "turn", spans)
    assert counts(found) == {"kept+welcome": 2, "kept+money": 1, "money+welcome": 1}
    assert found.units[key("kept")] == 3


def test_a_source_and_a_session_hold_all_of_theirs() -> None:
    for unit in ("source", "session"):
        assert counts(cooccurrence(APART, unit)) == {
            "kept+money": 2, "kept+welcome": 1, "money+welcome": 1,
        }  # fmt: skip


def test_a_count_opens_the_passages_of_both() -> None:
    found = cooccurrence(APART, "source")
    both = pair(key("money"), key("kept"))
    assert found.count(*both) == found.count(*reversed(both)) == 2
    assert found.passages[both] == tuple(key(name) for name in "abcd")


def test_the_picture_names_both_codes_of_each_square() -> None:
    names = {key(name): name for name in ("kept", "welcome", "money", "never used")}
    svg = together_picture(cooccurrence(APART, "source"), names)
    assert "<title>money, kept: 2</title>" in svg or "<title>kept, money: 2</title>" in svg
    assert "never used" not in svg


def test_a_code_that_two_put_on_the_same_words_stands_there_once() -> None:
    (first, *_) = APART.codings
    twice = replace(first, id=key("again"), coder=key("another coder"))
    both = replace(APART, codings=(*APART.codings, twice))
    assert cooccurrence(both, "overlap") == cooccurrence(APART, "overlap")


def test_a_picture_without_room_for_all_codes_says_so() -> None:
    many = [f"code {n}" for n in range(MOST + 1)]
    names = {key(name): name for name in many}
    heard = analysis([f"a | one | Leeds | Ada | {', '.join(many)}"])
    told = f"The {MOST} of {MOST + 1} codes that stand together most; the table has them all."
    assert told in together_picture(cooccurrence(heard, "source"), names)
    fewer = analysis(["a | one | Leeds | Ada | code 1, code 2"])
    assert left_out_of_picture(cooccurrence(fewer, "source"), names) == ""


@pytest.mark.parametrize(("ink", "paper"), [("#1a1f26", "#ffffff"), ("#dfddd6", "#16191d")])
def test_the_number_in_the_darkest_square_can_be_read(ink: str, paper: str) -> None:
    """In the ink of a file, and in that of a page by night."""
    marked, ground = channels(ink), channels(paper)
    square = [SHADE * a + (1 - SHADE) * b for a, b in zip(marked, ground, strict=True)]
    lighter, darker = sorted((luminance(marked), luminance(square)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def channels(color: str) -> list[float]:
    return [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def luminance(channels: list[float]) -> float:
    """As WCAG 2 defines it."""
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
