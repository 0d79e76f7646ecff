"""A table of decisions on the codes that coders proposed. All codes are invented."""

from __future__ import annotations

import pytest

from plurivox.coding.proposal_row import ProposalRow
from tests.spec.tables.given import faults, given, refusal


def test_a_proposed_code_is_accepted_mapped_or_refused() -> None:
    table = given(
        "proposals",
        """
        pass,code,decision,to,reason
        main,Lifts,accept,,
        main,Fares,Map,Access/Cost,the same thing
        main,Weather,refuse,,said once
        """,
    )
    assert table.rows == (
        ProposalRow(2, "main", "Lifts", "accept"),
        ProposalRow(3, "main", "Fares", "map", "Access/Cost", "the same thing"),
        ProposalRow(4, "main", "Weather", "refuse", reason="said once"),
    )
    assert table.problems == ()


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ("map,", "the decision is “map”, so “to” must name the code it is mapped to."),
        ("map,Lifts", "“Lifts” is mapped to itself; name another code, or write “accept”."),
        ("accept,Cost", "“to” is only for the decision “map”; empty it or write “map”."),
        ("keep,", "“decision” is “keep”; write accept, map or refuse."),
    ],
)
def test_a_decision_that_cannot_be_carried_out_is_a_fault(cells: str, fault: str) -> None:
    assert faults("proposals", f"pass,code,decision,to\nmain,Lifts,{cells}\n") == [
        f"line 2: {fault}"
    ]


def test_a_code_is_decided_once_in_a_pass() -> None:
    words = "pass,code,decision\nmain,A,accept\nother,A,accept\nmain,A,refuse\n"
    assert faults("proposals", words) == [
        "line 4: a decision on “A” of pass “main” stands already on line 2; "
        "take one of the two rows out."
    ]


def test_pass_code_and_decision_are_needed() -> None:
    assert faults("proposals", "pass,code,decision\n,,refuse\n") == [
        "line 2: “code” is empty; fill it in, or take the row out.",
        "line 2: “pass” is empty; fill it in, or take the row out.",
    ]
    assert "needs the column decision, but" in refusal("proposals", "pass,code\nmain,A\n")
