"""A table of codings: a code on a span of a source, in code points, end exclusive. Invented."""

from __future__ import annotations

import pytest

from plurivox.evidence.coding_row import CodingRow
from tests.spec.tables.given import faults, given, refusal


def test_a_coding_says_who_put_which_code_where() -> None:
    table = given(
        "codings",
        """
        source,coder,code,start,end,quote,memo
        NP1,Ada,Access/Cost,10,24,the bus is dear,ask again
        """,
    )
    assert table.rows == (
        CodingRow(2, "NP1", "Ada", "Access/Cost", 10, 24, "the bus is dear", "ask again"),
    )


def test_without_the_column_the_coder_is_to_be_said_at_the_import() -> None:
    table = given("codings", "source,code,start,end\nNP1,Cost,0,5\n")
    assert table.rows == (CodingRow(2, "NP1", None, "Cost", 0, 5, None),)


def test_with_the_column_every_row_needs_its_coder() -> None:
    assert faults("codings", "source,coder,code,start,end\nNP1,,Cost,0,5\n") == [
        "line 2: “coder” is empty; fill it in, or take the row out."
    ]


def test_a_quote_is_kept_to_the_white_space_since_it_must_equal_the_text() -> None:
    table = given("codings", 'source,code,start,end,quote\nNP1,Cost,0,9," a\n “b” "\n')
    assert table.rows[0].quote == " a\n “b” "


def test_an_empty_quote_says_nothing() -> None:
    assert given("codings", "source,code,start,end,quote\nNP1,Cost,0,9,\n").rows[0].quote is None


def test_whole_numbers_as_statistics_programs_write_them_are_read() -> None:
    row = given("codings", "source,code,start,end\nNP1,Cost,3.0,9.0\n").rows[0]
    assert (row.start, row.end) == (3, 9)


@pytest.mark.parametrize("start", ["-3", "x", "1.5", "1e3", "٣", "99999999999", "1 000"])
def test_a_start_that_is_no_whole_number_is_a_fault(start: str) -> None:
    assert faults("codings", f"source,code,start,end\nNP1,Cost,{start},9\n") == [
        f"line 2: “start” is “{start}”; write a whole number of characters, 0 or more."
    ]


def test_all_that_is_wrong_with_a_row_is_told_at_once() -> None:
    assert faults("codings", "source,code,start,end\n,,x,\n") == [
        "line 2: “start” is “x”; write a whole number of characters, 0 or more.",
        "line 2: “end” is empty; write a whole number of characters, 0 or more.",
        "line 2: “source” is empty; fill it in, or take the row out.",
        "line 2: “code” is empty; fill it in, or take the row out.",
    ]


@pytest.mark.parametrize(("start", "end"), [(9, 9), (10, 9)])
def test_the_start_comes_before_the_end(start: int, end: int) -> None:
    assert faults("codings", f"source,code,start,end\nNP1,Cost,{start},{end}\n") == [
        f"line 2: “start” is {start} and “end” is {end}; "
        "the start must be smaller (the end is not part of the passage)."
    ]


def test_lines_are_those_of_the_file_even_after_cells_of_several_lines() -> None:
    words = 'source,code,start,end,quote\nNP1,Cost,0,9,"a\nb\nc"\nNP1,Cost,x,9,\n'
    assert faults("codings", words)[0].startswith("line 5: “start” is “x”")


def test_the_same_coding_twice_is_two_rows_since_only_the_project_knows_its_passes() -> None:
    table = given("codings", "source,code,start,end\nNP1,Cost,0,9\nNP1,Cost,0,9\n")
    assert [row.line for row in table.rows] == [2, 3]
    assert table.problems == ()


def test_what_our_own_export_adds_is_read_without_a_note() -> None:
    words = "source,coder,pass,code,start,end,quote,speaker,memo\nNP1,Ada,main,Cost,0,3,abc,P1,\n"
    table = given("codings", words)
    assert table.rows == (CodingRow(2, "NP1", "Ada", "Cost", 0, 3, "abc", "", "main"),)
    assert table.notes == ()


def test_what_is_missing_is_named_with_what_was_found() -> None:
    assert refusal("codings", "document,code,from,to\nNP1,Cost,0,9\n") == (
        "table.csv: read as codings, the table needs the columns source, start and end, but the "
        "columns found are document, code, from, to; rename or add what is missing, or say of "
        "what kind the table is."
    )
