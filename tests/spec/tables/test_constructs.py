"""A table of constructs: one row a construct with one of its passages. All are invented."""

from __future__ import annotations

import pytest

from plurivox.synthesis.construct_row import ConstructRow
from tests.spec.tables.given import faults, given, refusal

HEAD = "study,name,order,definition,quote,theme\n"


def test_a_construct_belongs_to_a_study_and_has_an_order_and_a_passage() -> None:
    words = HEAD + 'Bell 2019,Waiting,first,hours on a bench," We sat. ",Time\n'
    assert given("constructs", words).rows == (
        ConstructRow(2, "Bell 2019", "Waiting", "first", " We sat. ", "hours on a bench", "Time"),
    )


@pytest.mark.parametrize(
    ("written", "order"),
    [("First", "first"), ("1", "first"), ("1st order", "first"), ("second-order", "second")],
)
def test_the_order_as_people_write_it(written: str, order: str) -> None:
    assert given("constructs", f"{HEAD}B,W,{written},,We sat.,\n").rows[0].order == order


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("third", "a third-order construct is a theme; give it in a table of themes instead."),
        ("fourth", "“order” is “fourth”; write first or second."),
        ("", "“order” is empty; write first or second."),
    ],
)
def test_another_order_is_a_fault(written: str, fault: str) -> None:
    assert faults("constructs", f"{HEAD}B,W,{written},,We sat.,\n") == [f"line 2: {fault}"]


def test_several_rows_are_one_construct_with_several_passages() -> None:
    table = given("constructs", f"{HEAD}B,W,first,,We sat.,\nB,W,first,,We stood.,\n")
    assert [row.quote for row in table.rows] == ["We sat.", "We stood."]
    assert table.problems == ()


def test_a_construct_has_one_order_and_a_passage_stands_once() -> None:
    words = f"{HEAD}B,W,first,,We sat.,\nB,W,second,,We stood.,\nB,W,1,,We sat.,\nC,W,2,,Sat.,\n"
    assert faults("constructs", words) == [
        "line 3: “W” of study “B” is of second order here and of first order on line 2; "
        "correct one of them.",
        "line 4: this passage of “W” in study “B” stands already on line 2; "
        "take one of the two rows out.",
    ]


def test_study_name_and_quote_are_needed() -> None:
    assert faults("constructs", f"{HEAD},,first,x,,\n") == [
        f"line 2: “{column}” is empty; fill it in, or take the row out."
        for column in ("quote", "study", "name")
    ]
    assert "needs the columns order and quote, but" in refusal(
        "constructs", "study,name,definition\nB,W,x\n"
    )
