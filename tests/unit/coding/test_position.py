"""Keys that keep an order by hand: there is room between any two, however often one is moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.coding.position import DIGITS, between, placed, spread


@given(st.lists(st.integers(0, 1000), max_size=60))
def test_whatever_is_put_between_sorts_between(moves: list[int]) -> None:
    keys: list[str] = []
    for move in moves:
        place = move % (len(keys) + 1)
        key = between(keys[place - 1] if place else "", keys[place] if place < len(keys) else "")
        keys.insert(place, key)
        assert keys == sorted(keys)
        assert len(set(keys)) == len(keys)


@given(st.integers(0, 40), st.lists(st.integers(0, 1000), max_size=20))
def test_placing_among_keys_that_were_spread(count: int, moves: list[int]) -> None:
    keys = spread(count)
    assert keys == sorted(set(keys))
    for move in moves:
        place = move % (len(keys) + 1)
        key = placed(keys, place)
        assert key is not None
        keys.insert(place, key)
        assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    ("before", "after"),
    [("b", "b"), ("c", "b"), ("", "0"), ("", "000000"), ("a", "a0"), ("b", "a1")],
)
def test_where_there_is_no_room(before: str, after: str) -> None:
    with pytest.raises(ValueError, match="nothing sorts between"):
        between(before, after)
    assert placed([before, after] if before else [after], 1 if before else 0) is None


def test_a_key_stays_short_when_things_are_always_put_at_the_end() -> None:
    key = ""
    for _ in range(500):
        key = between(key, "")
    assert len(key) < 120


def test_digits_sort_as_they_stand() -> None:
    assert list(DIGITS) == sorted(DIGITS)
