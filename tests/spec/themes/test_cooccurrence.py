"""Codes together: in the same words, turn, paragraph, source or session."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from plurivox.themes.analysis import Analysis
from plurivox.themes.cooccurrence import Together, cooccurrence, pair
from plurivox.themes.pictures import together_picture

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
