"""Equal stretches of two sequences: in order, truly equal, and all there where they must be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plurivox.evidence.patience import blocks, joined

letters = st.text("abcde", max_size=30)


@given(letters, letters, st.booleans())
def test_blocks_are_equal_in_order_and_apart(old: str, new: str, finely: bool) -> None:
    at, to = 0, 0
    for i, j, n in blocks(old, new, finely=finely):
        assert n > 0
        assert i >= at
        assert j >= to
        assert old[i : i + n] == new[j : j + n]
        at, to = i + n, j + n


@given(letters)
def test_the_same_is_one_block(words: str) -> None:
    assert blocks(words, words, finely=False) == ([(0, 0, len(words))] if words else [])


@given(letters, letters, letters)
def test_what_was_put_in_leaves_both_sides(before: str, put: str, after: str) -> None:
    found = blocks(before + after, before + put + after, finely=False)
    assert sum(n for _, _, n in found) == len(before + after)


@given(letters, letters)
def test_finely_finds_as_much_or_more(old: str, new: str) -> None:
    def size(finely: bool) -> int:
        return sum(n for _, _, n in blocks(old, new, finely=finely))

    assert size(True) >= size(False)


def test_what_is_unique_anchors_what_is_not() -> None:
    old = ["{", "a", "}", "{", "b", "}"]
    new = ["{", "x", "}", "{", "a", "}", "{", "b", "}"]
    assert (1, 4, 5) in blocks(old, new, finely=False) or (0, 3, 6) in blocks(
        old, new, finely=False
    )


def test_moved_lines_keep_the_longer_run() -> None:
    assert blocks("abcxyz", "xyzabc", finely=False) in ([(0, 3, 3)], [(3, 0, 3)])


def test_blocks_that_follow_each_other_are_one() -> None:
    assert joined([(0, 1, 2), (2, 3, 1), (4, 5, 1)]) == [(0, 1, 3), (4, 5, 1)]
