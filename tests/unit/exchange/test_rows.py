"""Rows on their way to records: cells by any spelling of their column, faults with their place."""

from __future__ import annotations

import io

import pytest

from plurivox.evidence.problem import Problem, Refused
from plurivox.exchange.rows import Columns, OpenTable, Row, Table, once, open_table

COLUMNS = Columns(("name",), ("how many",), either=(("here", "there"),), passed_over=("seen",))


def opened(words: str, columns: Columns = COLUMNS) -> OpenTable:
    return open_table("t.csv", io.BytesIO(words.encode()), "thing", columns)


def row(**cells: str) -> Row:
    return Row("t.csv", 7, cells)


def test_columns_know_their_keys_and_what_is_lacking() -> None:
    assert COLUMNS.known() == {"name", "howmany", "here", "there", "seen"}
    assert COLUMNS.lacking(["howmany"]) == ("name", "here or there")
    assert COLUMNS.lacking(["name", "there"]) == ()


def test_a_lacking_column_refuses_the_file_in_one_sentence() -> None:
    with pytest.raises(Refused) as refused:
        opened("Name,Where\na,b\n")
    assert str(refused.value) == (
        "t.csv: read as thing, the table needs the column here or there, but the columns found are "
        "Name, Where; rename or add what is missing, or say of what kind the table is."
    )


def test_columns_that_are_not_read_are_noted_once() -> None:
    assert opened("name,here,seen\na,b,c\n").notes == []
    assert opened("name,here,Seen by\na,b,c\n").notes == [
        "t.csv: the following column is not read: Seen by."
    ]
    assert opened("name,here,x\na,b,c\n", Columns(("name",), free=True)).notes == []


def test_a_cell_is_found_by_any_of_its_columns_with_or_without_white_space() -> None:
    cells = row(newstart=" 4 ", b="")
    assert cells.words("New Start") == " 4 "
    assert cells.text("new_start") == "4"
    assert cells.text("absent", "new_start") == "4"
    assert cells.text("b", "new_start") == ""
    assert cells.words("absent") == ""


def test_faults_gather_with_file_and_line() -> None:
    bad = row(a="", b="x")
    bad.needed("a")
    bad.whole("b")
    assert bad.problems == [
        Problem("t.csv, line 7: “a” is empty; fill it in, or take the row out.", "t.csv", 7),
        Problem(
            "t.csv, line 7: “b” is “x”; write a whole number of characters, 0 or more.", "t.csv", 7
        ),
    ]


@pytest.mark.parametrize(("cell", "number"), [("0", 0), (" 12 ", 12), ("007", 7), ("5.0", 5)])
def test_whole_numbers(cell: str, number: int) -> None:
    good = row(a=cell)
    assert good.whole("a") == number
    assert good.problems == []


def test_an_empty_number_may_have_a_meaning() -> None:
    good = row(a="")
    assert good.whole("a", 3) == 3
    assert good.span("a", "b", (2, 5)) == (2, 5)
    assert good.problems == []


def test_a_span_whose_numbers_are_faults_gets_no_second_fault() -> None:
    bad = row(a="x", b="0")
    bad.span("a", "b")
    assert len(bad.problems) == 1


def test_a_choice_is_read_in_any_case() -> None:
    good = row(a="BOTH", b="")
    assert good.choice("a", ("one", "both")) == "both"
    assert good.choice("b", ("one", "both"), empty="") == ""
    assert good.problems == []


def test_a_long_cell_is_told_by_its_beginning() -> None:
    bad = row(a="x" * 50 + "\ny")
    bad.choice("a", ("one",))
    assert bad.problems[0].sentence == f"t.csv, line 7: “a” is “{'x' * 40}”; write one."


def test_rows_with_faults_are_not_records_and_count_as_skipped() -> None:
    table = opened("name,here\na,1\n,2\nc,3\n")
    names = [one.needed("name") for one in table.rows]
    closed = table.close(names)
    assert closed.rows == ("a", "c")
    assert closed.skipped == (3,)
    assert closed.encoding == "UTF-8"


def test_rows_that_the_sheet_refuses_are_told_among_the_others_by_line() -> None:
    table = opened("name,here\n,1\na,2,surplus\n,3\n")
    closed = table.close([one.needed("name") for one in table.rows])
    assert closed.skipped == (2, 3, 4)
    assert [problem.line for problem in closed.problems] == [2, 3, 4]


def test_what_may_stand_once_is_told_on_its_second_row() -> None:
    first, second, third = (Row("t.csv", line, {}) for line in (2, 3, 4))
    second.bad("spoilt.")
    once([(first, "a"), (second, "a"), (third, "a")], "“{}”", "change it.")
    assert [len(one.problems) for one in (first, second, third)] == [0, 1, 1]
    assert third.problems[0].sentence == ("t.csv, line 4: “a” stands already on line 2; change it.")


def test_braces_in_a_key_are_only_words() -> None:
    first, second = (Row("t.csv", line, {}) for line in (2, 3))
    once([(first, "{0}"), (second, "{0}")], "“{}”", "change it.")
    assert "“{0}” stands already" in second.problems[0].sentence


def test_a_csv_is_unguarded_and_a_table_remembers_nothing_else() -> None:
    table = opened("name,here\n'=a,''=b\n'c,d\n")
    assert [one.words("name") for one in table.rows] == ["=a", "'c"]
    assert table.rows[0].words("here") == "'=b"
    assert Table("thing", ()).skipped == ()
