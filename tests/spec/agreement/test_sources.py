"""Which sources count, and what is told of each: few give their values, many an interval."""

from __future__ import annotations

import pytest

from plurivox.coding.units import shared
from tests.spec.agreement.given import drawn, one, table

THREE_SOURCES = """
    source first
    scope    ##########
    Ann  pay xxxx......
    Ben  pay xxxx......
    source second
    scope    ##########
    Ann  pay xx........
    Ben  pay ..xx......
    source third Ann
    scope    ##########
    Ann  pay xxxxxxxxxx
"""


def test_only_sources_that_all_coders_had_to_code_count() -> None:
    row = one(table(THREE_SOURCES, "percent"), "percent", "pay")
    assert row.n == 20
    assert row.value == pytest.approx(16 / 20)


def test_what_was_left_out_is_known() -> None:
    _, sources = drawn(THREE_SOURCES)
    assert shared(sources, [0, 1]) == ([0, 1], [2])


def test_without_a_common_source_the_reason_is_told() -> None:
    rows = table("""
        source first Ann
        scope    ####
        Ann  pay xx..
        source second Ben
        scope    ####
        Ben  pay xx..
    """)
    assert {row.reason for row in rows} == {"no source was to be coded by all of these coders"}


def test_a_source_in_which_a_coder_coded_nothing_counts() -> None:
    rows = table("""
        source first
        scope    ####
        Ann  pay xx..
        Ben  pay xx..
        source second
        scope    ####
        Ann  pay xxxx
    """)
    assert one(rows, "percent", "pay").n == 8
    assert one(rows, "percent", "pay").value == 0.5


def test_under_ten_sources_each_gives_its_value_and_there_is_no_interval() -> None:
    rows = table(THREE_SOURCES, "cohen_kappa")
    first, second = (one(rows, "cohen_kappa", "pay", source=s) for s in ("first", "second"))
    assert first.value == 1.0
    assert second.value == pytest.approx((0.6 - 0.68) / (1 - 0.68))
    assert (first.n, second.n) == (10, 10)
    assert one(rows, "cohen_kappa", source="second").method == "mean of 1 codes"
    assert {(row.low, row.high) for row in rows} == {(None, None)}
    assert {row.source for row in rows} == {None, "first", "second"}


def many(count: int) -> str:
    one_source = "scope ##########\nAnn pay {}\nBen pay xxxx......\n"
    drawings = ["xxxx......", "xx........", ".xxxx.....", "xxxxxx...."]
    return "".join(
        f"source s{k}\n{one_source.format(drawings[k % len(drawings)])}" for k in range(count)
    )


def test_from_ten_sources_on_a_bootstrap_over_sources_is_named() -> None:
    rows = table(many(10), "krippendorff_alpha")
    assert {row.source for row in rows} == {None}
    row = one(rows, "krippendorff_alpha", "pay")
    assert row.method == "bootstrap over 10 sources, 2000 draws, seed 7"
    assert row.low < row.value < row.high
    assert one(rows, "krippendorff_alpha").method == f"mean of 1 codes; {row.method}"


def test_nine_sources_are_too_few() -> None:
    row = one(table(many(9), "krippendorff_alpha"), "krippendorff_alpha", "pay")
    assert (row.low, row.high, row.method) == (None, None, None)


def test_the_same_seed_gives_the_same_interval_and_another_its_own() -> None:
    first, again, other = (
        one(table(many(12), "cohen_kappa", seed=seed), "cohen_kappa", "pay") for seed in (1, 1, 2)
    )
    assert first == again
    assert (first.low, first.high) != (other.low, other.high)
    assert "seed 2" in str(other.method)


def test_draws_without_a_value_are_left_out_and_counted() -> None:
    """The code stands in one source of twelve: a third of the draws miss it."""
    rare = many(11).replace("Ann pay", "Ann bus").replace("Ben pay", "Ben bus")
    words = rare + "source last\nscope ##########\nAnn pay xxxx......\nBen pay xxx.......\n"
    row = one(table(words, "cohen_kappa"), "cohen_kappa", "pay")
    assert "undefined left out" in str(row.method)
    assert row.low is not None


def test_no_interval_where_most_draws_have_no_value() -> None:
    """Each code of the domain stands in one source: few draws have both to tell apart."""
    rows = table(
        many(10)
        + "source grants\nscope ####\nAnn a xx..\nBen a xx..\n"
        + "source fares\nscope ####\nAnn b xx..\nBen b xx..\n",
        "cu_alpha",
        domains={"money": ["a", "b"]},
    )
    row = one(rows, "cu_alpha", domain="money")
    assert (row.value, row.low, row.high, row.method) == (1.0, None, None, None)
