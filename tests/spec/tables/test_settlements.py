"""A table of settlements: what was decided on each disagreement of a pass. All are invented."""

from __future__ import annotations

import pytest

from plurivox.coding.settlement_row import SettlementRow
from tests.spec.tables.given import faults, given, refusal

HEAD = "pass,source,start,end,code,decision,coder,new_start,new_end,new_code,reason\n"


def test_one_both_or_none_of_the_codings_stand() -> None:
    table = given(
        "settlements",
        HEAD + "main,NP1,5,9,Cost,one,Ada,,,,she heard it\n"
        "main,NP1,5,9,Trust,Both,,,,,\n"
        "main,NP2,5,9,Cost,none,,,,,not about money\n",
    )
    assert table.rows == (
        SettlementRow(2, "main", "NP1", 5, 9, "Cost", "one", "Ada", reason="she heard it"),
        SettlementRow(3, "main", "NP1", 5, 9, "Trust", "both"),
        SettlementRow(4, "main", "NP2", 5, 9, "Cost", "none", reason="not about money"),
    )


@pytest.mark.parametrize(
    ("new", "read"),
    [
        ("2,12,Fare", (2, 12, "Fare")),
        (",12,", (5, 12, "Cost")),
        (",,Fare", (5, 9, "Fare")),
    ],
)
def test_something_new_takes_what_it_leaves_out_from_the_disagreement(
    new: str, read: tuple[int, int, str]
) -> None:
    (row,) = given("settlements", f"{HEAD}main,NP1,5,9,Cost,new,,{new},\n").rows
    assert (row.new_start, row.new_end, row.new_code) == read


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ("one,,,,", "the decision is “one”, so “coder” must say whose coding stands."),
        ("split,,,,", "“decision” is “split”; write one, both, none or new."),
        (",,,,", "“decision” is empty; write one, both, none or new."),
        (
            "new,,,,",
            "the decision is “new”; say what is new in “new_start”, “new_end” or “new_code”.",
        ),
        ("both,,,,Fare", "“new_code” is only for the decision “new”; empty it or write “new”."),
        (
            "new,,9,,",
            "“new_start” is 9 and “new_end” is 9; "
            "the start must be smaller (the end is not part of the passage).",
        ),
        ("new,,-1,,", "“new_start” is “-1”; write a whole number of characters, 0 or more."),
    ],
)
def test_a_decision_that_cannot_be_carried_out_is_a_fault(cells: str, fault: str) -> None:
    assert faults("settlements", f"{HEAD}main,NP1,5,9,Cost,{cells},\n") == [f"line 2: {fault}"]


def test_a_disagreement_is_settled_once() -> None:
    words = HEAD + "main,NP1,5,9,Cost,both,,,,,\nmain,NP1,5,9,Cost,none,,,,,\n"
    assert faults("settlements", words) == [
        "line 3: a decision on “Cost” at 5 to 9 of “NP1” stands already on line 2; "
        "take one of the two rows out."
    ]


def test_the_columns_that_tell_the_disagreement_are_needed() -> None:
    assert "needs the columns pass and decision, but" in refusal(
        "settlements", "source,start,end,code\nNP1,5,9,Cost\n"
    )
