"""Overall figures, and figures that there are none of: a reason stands instead of 0 or 1."""

from __future__ import annotations

import pytest

from plurivox.coding.agreement import STATISTICS
from tests.spec.agreement.given import one, table

TWO_CODES = """
    source talk
    scope    ##########
    Ann  pay xxxx......
    Ben  pay xx........
    Ann  bus .....xx...
    Ben  bus .....xx...
    Eve  tea xxxxxxxxxx
"""
PAIR = {"coders": ["Ann", "Ben"]}


def test_the_mean_names_over_how_many_codes_it_is_defined() -> None:
    rows = table(TWO_CODES, **PAIR)
    pay, bus = (one(rows, "cohen_kappa", code).value for code in ("pay", "bus"))
    mean = one(rows, "cohen_kappa")
    assert (mean.value, mean.method) == ((pay + bus) / 2, "mean of 2 codes")
    assert mean.code is None


def test_pooled_kappa_stands_once_for_all_codes() -> None:
    """Observed 0.8 and 1, expected 0.56 and 0.68."""
    rows = table(TWO_CODES, "pooled_kappa", **PAIR)
    assert one(rows, "pooled_kappa").value == pytest.approx((0.9 - 0.62) / (1 - 0.62))
    assert one(rows, "pooled_kappa").method == "pooled over 2 codes"


def test_a_code_that_nobody_used_has_no_value_and_is_in_no_mean() -> None:
    for row in table(TWO_CODES, **PAIR):
        if row.code == "tea":
            assert (row.value, row.reason) == (None, "nobody used this code in the scope")
        if row.code is None and row.method:
            assert row.method in ("mean of 2 codes", "pooled over 2 codes")


def test_where_nothing_is_expected_to_disagree_there_is_no_kappa_but_percent() -> None:
    rows = table("source talk\nscope ####\nAnn pay xxxx\nBen pay xxxx")
    assert one(rows, "percent", "pay").value == 1.0
    assert one(rows, "gwet_ac1", "pay").value == 1.0
    assert one(rows, "brennan_prediger", "pay").value == 1.0
    for name in ("cohen_kappa", "scott_pi", "fleiss_kappa", "conger_kappa", "u_alpha",
                 "krippendorff_alpha"):  # fmt: skip
        row = one(rows, name, "pay")
        assert (row.value, row.reason) == (
            None,
            "nothing is expected to disagree: everybody did the same on every character",
        )
        assert one(rows, name).reason == "it is not defined for any code"
    assert one(rows, "pooled_kappa").reason == one(rows, "cohen_kappa", "pay").reason


def test_one_coder_has_nobody_to_agree_with() -> None:
    rows = table(TWO_CODES, coders=["Ann"])
    assert {row.statistic for row in rows} == set(STATISTICS)
    assert {row.reason for row in rows} == {"one coder: there is nobody to compare with"}
    assert {row.value for row in rows} == {None}


def test_every_row_has_a_value_or_a_reason_and_never_both() -> None:
    rows = table(TWO_CODES)
    assert {row.statistic for row in rows} == set(STATISTICS)
    for row in rows:
        assert (row.value is None) == (row.reason is not None)
        assert row.low is None
        assert row.high is None


def test_three_coders_are_given_pair_by_pair_where_the_statistic_knows_two() -> None:
    rows = table(TWO_CODES)
    pairs = [("Ann", "Ben"), ("Ann", "Eve"), ("Ben", "Eve")]
    for name, statistic in STATISTICS.items():
        groups = list(dict.fromkeys(row.coders for row in rows if row.statistic == name))
        assert groups == (pairs if statistic.coders == "pair" else [("Ann", "Ben", "Eve")])
    assert one(rows, "cohen_kappa", "tea", coders=("Ann", "Ben")).value is None
    assert one(rows, "cohen_kappa", "tea", coders=("Ann", "Eve")).value == 0.0


def test_an_empty_scope_has_nothing_to_compare() -> None:
    rows = table("source talk\nscope ....\nAnn pay xxxx\nBen pay xxxx", "percent")
    assert one(rows, "percent", "pay").n == 0
    assert one(rows, "percent", "pay").reason == (
        "the scope holds no character that two coders judged"
    )
