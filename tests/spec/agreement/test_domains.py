"""Several categories at once, only in a domain of codes that exclude one another."""

from __future__ import annotations

import pytest

from plurivox.coding.agreement import cohen_kappa, cu_alpha, ku_alpha, scott_pi, u_alpha
from tests.spec.agreement.given import one, table

FEELINGS = """
    source talk
    scope      ####################
    Ann  angry xxxx.....xxx........
    Ann  glad  .....xxx..........xx
    Ben  angry xxxxx...............
    Ben  glad  .....xxx.xxx........
"""
DOMAIN = {"domains": {"feeling": ["angry", "glad"]}}
# 0 is neither: the categories of the twenty letters, read off the drawing.
ANN = "aaaa0ggg0aaa000000gg"
BEN = "aaaaaggg0ggg00000000"


def test_the_categories_are_the_codes_and_none_of_them() -> None:
    rows = table(FEELINGS, **DOMAIN)
    row = one(rows, "cohen_kappa", domain="feeling")
    assert row.value == pytest.approx(cohen_kappa(ANN, BEN).value)
    assert (row.n, row.coverage) == (20, 1.0)
    assert one(rows, "percent", domain="feeling").value == 14 / 20
    assert one(rows, "holsti", domain="feeling").value == 2 * 7 / (12 + 11)


def test_without_a_domain_no_coefficient_has_several_categories() -> None:
    rows = table(FEELINGS)
    assert {row.domain for row in rows} == {None}
    for name in ("cu_alpha", "ku_alpha"):
        assert one(rows, name).reason == (
            "no domain of two or more mutually exclusive codes is declared"
        )


def test_the_unitizing_family_of_a_domain() -> None:
    units = {
        "Ann": [(0, 4, "a"), (9, 12, "a"), (5, 8, "g"), (18, 20, "g")],
        "Ben": [(0, 5, "a"), (5, 8, "g"), (9, 12, "g")],
    }
    rows = table(FEELINGS, unit="turn", **DOMAIN)
    assert one(rows, "u_alpha", domain="feeling").value == pytest.approx(u_alpha(units, 20).value)
    cu, ku = cu_alpha(units, 20), ku_alpha(units, 20, "g")
    row = one(rows, "cu_alpha", domain="feeling")
    assert (row.value, row.coverage) == (pytest.approx(cu.value), cu.coverage)
    row = one(rows, "ku_alpha", "glad", domain="feeling")
    assert (row.value, row.coverage) == (pytest.approx(ku.value), ku.coverage)
    assert {r.unit for r in rows if r.statistic in ("u_alpha", "cu_alpha", "ku_alpha")} == {
        "character"
    }


def test_a_unit_with_two_codes_of_the_domain_is_missing_for_that_coder() -> None:
    """A turn often has both; how much was compared is told."""
    rows = table(
        """
        source talk
        scope      ####################
        turns      aaaaabbbbbcccccddddd
        Ann  angry xx...xx.............
        Ann  glad  ..xx......xx........
        Ben  angry .....xx.............
        Ben  glad  .xx.......xx........
        """,
        unit="turn",
        **DOMAIN,
    )
    row = one(rows, "cohen_kappa", domain="feeling")
    assert (row.n, row.coverage, row.value) == (3, 0.75, 1.0)


def test_pi_is_taken_over_the_units_that_both_judged() -> None:
    clash = FEELINGS.replace("Ben  glad  .....xxx", "Ben  glad  ...xxxxx")
    row = one(table(clash, "scott_pi", **DOMAIN), "scott_pi", domain="feeling")
    both = [(a, b) for k, (a, b) in enumerate(zip(ANN, BEN, strict=True)) if k not in (3, 4)]
    assert row.value == pytest.approx(scott_pi(*zip(*both, strict=True)).value)


def test_two_codes_on_the_same_words_leave_the_unitizing_family_without_a_value() -> None:
    clash = FEELINGS.replace("Ben  glad  .....xxx", "Ben  glad  ...xxxxx")
    rows = table(clash, **DOMAIN)
    for name in ("u_alpha", "u_alpha_binary", "cu_alpha"):
        assert one(rows, name, domain="feeling").reason == (
            "a coder put two codes of this domain on the same words, and they exclude one another"
        )
    assert one(rows, "u_alpha", "glad").value is not None
    assert one(rows, "cohen_kappa", domain="feeling").n == 18


def test_a_code_below_counts_as_the_nearest_code_of_the_domain() -> None:
    codings = FEELINGS.replace("Ann  glad  .....xxx", "Ann  merry .....xxx")
    rows = table(codings, "cohen_kappa", tree={"merry": "glad"}, **DOMAIN)
    assert one(rows, "cohen_kappa", domain="feeling").value == pytest.approx(
        cohen_kappa(ANN, BEN).value
    )


def test_where_two_coders_coded_only_one_code_nothing_can_disagree() -> None:
    rows = table(
        "source talk\nscope ########\nAnn a xx......\nBen a xx......\nBen b .....xx.",
        domains={"d": ["a", "b"]},
    )
    assert one(rows, "cu_alpha", domain="d").reason == (
        "nothing is expected to disagree: only one code is on words that two coders coded"
    )
    rows = table("source talk\nscope ########\nAnn a xx......\nBen b .....xx.",
                 domains={"d": ["a", "b"]})  # fmt: skip
    assert one(rows, "cu_alpha", domain="d").reason == "no words were coded by two coders"
