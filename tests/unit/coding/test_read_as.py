"""What a merged code is read as, in chains, in circles, and where the other is gone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plurivox.coding.read_as import read_as

mergings = st.dictionaries(st.integers(0, 7), st.one_of(st.none(), st.integers(0, 7)), max_size=8)


def test_a_chain_is_followed_to_its_end() -> None:
    assert read_as({1: 2, 2: 3, 3: None}, {1, 2, 3}) == {1: 3, 2: 3}


def test_a_code_whose_other_is_gone_stands_for_itself_again() -> None:
    assert read_as({1: 2, 2: 3}, {1, 2}) == {1: 2}


def test_two_merged_into_each_other_are_the_greater() -> None:
    assert read_as({1: 2, 2: 1, 0: 1}, {0, 1, 2}) == {1: 2, 0: 2}


@given(mergings, st.sets(st.integers(0, 7)))
def test_what_stands_for_others_stands_for_itself(
    into: dict[int, int | None], there: set[int]
) -> None:
    found = read_as(into, there)
    for one, other in found.items():
        assert one != other
        assert other not in found
        assert other in there


@given(mergings)
def test_the_order_in_which_codes_are_told_is_all_the_same(into: dict[int, int | None]) -> None:
    there = set(range(8))
    assert read_as(into, there) == read_as(dict(sorted(into.items(), reverse=True)), there)


@given(mergings)
def test_codes_of_one_merging_are_read_as_one(into: dict[int, int | None]) -> None:
    found = read_as(into, set(range(8)))
    for one, other in into.items():
        if other is not None:
            assert found.get(one, one) == found.get(other, other)
