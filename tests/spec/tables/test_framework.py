"""A framework: items of the kinds that a study starts from. All items are invented."""

from __future__ import annotations

from plurivox.fieldwork.framework_item import FrameworkItem
from tests.spec.tables.given import faults, given, refusal


def test_an_item_has_a_kind_of_the_studys_own_a_number_a_name_and_a_definition() -> None:
    table = given(
        "framework",
        """
        kind,no,name,definition
        principle,1,Respect,Nobody is talked down to
        principle,2,Time,
        expected influence,1,Pay,Whether work is paid
        """,
    )
    assert table.rows == (
        FrameworkItem(2, "principle", "1", "Respect", "Nobody is talked down to"),
        FrameworkItem(3, "principle", "2", "Time"),
        FrameworkItem(4, "expected influence", "1", "Pay", "Whether work is paid"),
    )
    assert table.problems == ()


def test_a_number_stands_once_in_its_kind() -> None:
    assert faults("framework", "kind,no,name,definition\np,1,A,\nq,1,A,\np,1,B,\n") == [
        "line 4: number 1 of kind “p” stands already on line 2; number each item of a kind once."
    ]


def test_kind_number_and_name_are_needed() -> None:
    assert faults("framework", "kind,no,name,definition\n,,,words\n") == [
        f"line 2: “{column}” is empty; fill it in, or take the row out."
        for column in ("kind", "no", "name")
    ]
    assert "needs the columns kind and no" in refusal("framework", "name,definition\nA,x\n")
