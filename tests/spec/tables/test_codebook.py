"""A codebook: one row a code; its parent is a name or a path. All codes are invented."""

from __future__ import annotations

import pytest

from plurivox.coding.code_entry import CodeEntry
from tests.spec.tables.given import faults, given, refusal


def paths(words: str) -> list[str]:
    """The places of all codes, in the order of the table."""
    table = given("codebook", words)
    assert table.problems == ()
    return ["/".join(entry.path) for entry in table.rows]


def test_a_code_has_a_place_a_definition_and_what_belongs_to_it() -> None:
    table = given(
        "codebook",
        """
        name,parent,short,full,use,not,origin,level,domain,color,status
        Access,,the way,What makes it hard to come,travel,waiting,inductive,Semantic,,,final
        Cost,Access,,,,,deductive,latent,access,#C03a2B,draft
        """,
    )
    assert table.rows == (
        CodeEntry(
            2,
            ("Access",),
            short="the way",
            full="What makes it hard to come",
            use_when="travel",
            not_when="waiting",
            origin="inductive",
            level="semantic",
            status="final",
        ),
        CodeEntry(
            3,
            ("Access", "Cost"),
            origin="deductive",
            level="latent",
            domain="access",
            color="#c03a2b",
            status="draft",
        ),
    )
    assert (table.rows[1].name, table.rows[1].parent) == ("Cost", ("Access",))


def test_only_the_name_is_needed() -> None:
    assert paths("name\nAccess\nTrust\n") == ["Access", "Trust"]
    assert refusal("codebook", "code,parent\nAccess,\n").startswith(
        "table.csv: read as codebook, the table needs the column name, "
        "but the columns found are code, parent;"
    )


def test_a_parent_may_stand_later_in_the_table() -> None:
    assert paths("name,parent\nFare,Cost\nCost,Access\nAccess,\n") == [
        "Access/Cost/Fare",
        "Access/Cost",
        "Access",
    ]


def test_a_name_may_recur_under_different_parents_and_is_then_told_by_its_path() -> None:
    words = """
        name,parent
        Access,
        Trust,
        Staff,Access
        Staff,Trust
        Nurses,Trust/Staff
        """
    assert paths(words)[-1] == "Trust/Staff/Nurses"


def test_a_name_that_recurs_is_ambiguous_as_a_parent() -> None:
    words = "name,parent\nAccess,\nTrust,\nStaff,Access\nStaff,Trust\nNurses,Staff\n"
    assert faults("codebook", words) == [
        "line 6: the parent “Staff” may be any of the codes on lines 4, 5; "
        "write the path to the one that is meant, such as “A/Staff”."
    ]


def test_a_code_at_the_root_is_meant_by_its_bare_name() -> None:
    words = "name,parent\nStaff,\nTrust,\nStaff,Trust\nNurses,Staff\n"
    assert paths(words)[-1] == "Staff/Nurses"


def test_a_slash_in_a_name_is_a_part_of_the_name() -> None:
    assert paths("name,parent\nand/or,\nEither,and/or\n") == ["and/or", "and/or/Either"]
    assert paths("name,parent\nX,\nand/or,\nand/or,X\nEither,X/and\\/or\n")[-1] == "X/and/or/Either"


def test_the_same_code_twice_in_the_same_place_is_a_fault() -> None:
    assert faults("codebook", "name,parent\nA,\nB,A\nB,A\n") == [
        "line 4: the code “B” stands already on line 3 in the same place; "
        "rename one, give it another parent, or take the row out."
    ]


def test_a_parent_that_the_table_lacks_may_stand_in_the_project() -> None:
    table = given("codebook", "name,parent\nFare,Cost\nCost,Access/Money\nTrust,\n")
    assert [(entry.path, entry.above) for entry in table.rows] == [
        (("Access", "Money", "Cost", "Fare"), "Access/Money"),
        (("Access", "Money", "Cost"), "Access/Money"),
        (("Trust",), ""),
    ]


def test_codes_in_a_circle_are_a_fault_and_so_is_what_hangs_on_them() -> None:
    words = "name,parent\nA,C\nB,A\nC,B\nD,A\nE,\n"
    assert faults("codebook", words) == [
        *(
            f"line {line}: the code stands under itself (“A” under “C” under “B” under “A”); "
            "change the parent of one of them."
            for line in (2, 3, 4)
        ),
        "line 5: its parent “A” on line 2 hangs nowhere; mend that line first.",
    ]
    assert [entry.name for entry in given("codebook", words).rows] == ["E"]


def test_a_code_that_is_its_own_parent_is_a_circle_of_one() -> None:
    assert faults("codebook", "name,parent\nA,A\n") == [
        "line 2: the code stands under itself (“A” under “A”); change the parent of one of them."
    ]


def test_what_stands_under_a_refused_code_is_refused_too() -> None:
    words = "name,parent,level\nA,,deep\nB,A,\nC,B,\nD,,\n"
    assert faults("codebook", words) == [
        "line 2: “level” is “deep”; write semantic or latent.",
        "line 3: its parent “A” on line 2 is refused; mend that line first.",
        "line 4: its parent “B” on line 3 is refused; mend that line first.",
    ]
    assert given("codebook", words).skipped == (2, 3, 4)


def test_a_code_without_a_name_is_a_fault() -> None:
    assert faults("codebook", "name,full\n,something\n,something else\n") == [
        "line 2: “name” is empty; fill it in, or take the row out.",
        "line 3: “name” is empty; fill it in, or take the row out.",
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [("#ABC", "#aabbcc"), ("2F6f8f", "#2f6f8f"), ("c12", "c12"), ("C1", "c1"), ("", "")],
)
def test_a_color_is_six_digits_or_a_place_of_the_palette(written: str, read: str) -> None:
    assert given("codebook", f"name,color\nA,{written}\n").rows[0].color == read


@pytest.mark.parametrize("written", ["red", "#12345", "url(x)", "#12345g", "c13", "c0", "abc"])
def test_any_other_color_is_a_fault(written: str) -> None:
    assert faults("codebook", f"name,color\nA,{written}\n") == [
        f"line 2: “color” is “{written}”; write # and six digits, such as #2f6f8f, or c1 to c12."
    ]


def test_what_is_not_read_is_said() -> None:
    assert given("codebook", "name,Weight,Memo\nA,3,x\n").notes == (
        "table.csv: the following columns are not read: Weight, Memo.",
    )
