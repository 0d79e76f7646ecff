"""The rows of `plurivox agreement`, by hand: four participants' turns, two coders, three codes.

Both marked Noor's first turn of source one as Chair; in source two Ada marked her first turn as
Chair, Bo her second as Presence. The Place above Chair was used by nobody.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.spec.scripts.given import Script

Row = dict[str, Any]


def rows(script: Script, *words: str) -> list[Row]:
    found: list[Row] = script.rows("agreement", "--pass", "first", *words)
    return found


def overall(found: list[Row]) -> list[Row]:
    return [row for row in found if row["code"] is None and row["source"] is None]


def test_without_a_statistic_it_is_percent_and_the_declared_one_and_the_pooled_kappa(
    compared: Script,
) -> None:
    found = rows(compared)
    assert {row["statistic"] for row in found} == {"percent", "krippendorff_alpha", "pooled_kappa"}
    pooled = [row for row in found if row["statistic"] == "pooled_kappa"]
    assert {row["code"] for row in pooled} == {None}


def test_units_and_scope_are_those_of_the_pass_unless_chosen(compared: Script) -> None:
    assert {(row["unit"], row["scope"]) for row in rows(compared)} == {("turn", "participants")}
    counts = {}
    for unit in ("turn", "paragraph", "source"):
        for scope in ("participants", "all"):
            (row,) = overall(
                rows(compared, "--statistic", "percent", "--unit", unit, "--scope", scope)
            )
            assert (row["unit"], row["scope"]) == (unit, scope)
            counts[unit, scope] = row["n"]
    assert counts["turn", "participants"] == 4
    assert (counts["turn", "all"], counts["paragraph", "all"]) == (8, 8)
    assert counts["source", "participants"] == 2


def test_percent_is_from_0_to_1_and_a_code_that_nobody_used_is_null_with_a_reason(
    compared: Script,
) -> None:
    found = rows(compared, "--statistic", "percent")
    value = {row["code"]: row["value"] for row in found if row["source"] is None}
    assert value == {
        "Place": None,
        "Chair": 0.75,
        "Presence": 0.75,
        None: pytest.approx(0.75),
    }
    assert {row["reason"] for row in found if row["code"] == "Place"} == {
        "nobody used this code in the scope"
    }


def test_the_overall_row_is_the_mean_over_the_codes_where_it_is_defined(compared: Script) -> None:
    (row,) = overall(rows(compared, "--statistic", "percent"))
    assert (row["n"], row["method"], row["coders"]) == (4, "mean of 2 codes", ["Ada", "Bo"])


def test_a_code_s_descendants_count_as_the_code_with_tree_and_only_then(compared: Script) -> None:
    def place(*words: str) -> float | None:
        found = rows(compared, "--statistic", "percent", *words)
        return next(r["value"] for r in found if (r["code"], r["source"]) == ("Place", None))

    assert (place(), place("--tree")) == (None, 0.75)


@pytest.mark.parametrize("words", [(), ("--statistic", "all"), ("--statistic", "all", "--tree")])
def test_a_value_or_a_reason_and_never_both(compared: Script, words: tuple[str, ...]) -> None:
    for row in rows(compared, *words):
        assert (row["value"] is None) == (row["reason"] is not None), row


def test_under_ten_sources_no_interval_but_each_source_s_value(compared: Script) -> None:
    found = rows(compared, "--statistic", "percent")
    assert {row["source"] for row in found} == {None, "one", "two"}
    assert {(row["low"], row["high"]) for row in found} == {(None, None)}
