"""Cells that a spreadsheet would compute are guarded in a csv, and nothing is lost by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.exchange.formula_guard import guarded, unguarded

DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")
risky = st.text(st.sampled_from("'=+-@\t\r\n \u00a0＝a"), max_size=6)


@given(st.one_of(st.text(), risky))
def test_whatever_is_guarded_comes_back(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


@given(st.one_of(st.text(), risky))
def test_nothing_guarded_begins_like_a_formula(cell: str) -> None:
    assert not guarded(cell).startswith(DANGEROUS)
    assert not guarded(cell).lstrip().startswith(DANGEROUS)


@given(risky, risky)
def test_two_cells_never_become_one(one: str, other: str) -> None:
    assert (guarded(one) == guarded(other)) == (one == other)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("- So, then.", "'- So, then."),
        (" =1+1", "' =1+1"),
        ("'=1+1", "''=1+1"),
        ("'tis so", "'tis so"),
        ("a = b", "a = b"),
        ("", ""),
        ("'", "'"),
    ],
)
def test_what_is_written(cell: str, written: str) -> None:
    assert guarded(cell) == written
