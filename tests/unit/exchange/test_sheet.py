"""Tables of any origin: separators, encodings, quoted cells, workbooks, lines told right."""

from __future__ import annotations

import csv
import datetime
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.evidence.problem import Refused
from plurivox.exchange.sheet import Sheet, column_key, read_sheet
from tests.unit.exchange.documents import xlsx


def read(data: str | bytes, name: str = "t.csv") -> Sheet:
    return read_sheet(name, io.BytesIO(data.encode() if isinstance(data, str) else data))


def rows(sheet: Sheet) -> list[tuple[int, list[str]]]:
    return [(row.line, list(row.cells.values())) for row in sheet.rows]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_told_from_the_header(separator: str) -> None:
    sheet = read(f"name{separator}words\nAnna{separator}abc\n")
    assert sheet.separator == separator
    assert rows(sheet) == [(2, ["Anna", "abc"])]


def test_a_comma_inside_a_heading_does_not_mislead() -> None:
    sheet = read('"name, first";words;more\nAnna;a,b;c\n')
    assert sheet.columns == ("name,first", "words", "more")


def test_the_line_that_excel_writes_for_itself() -> None:
    sheet = read("sep=;\nname;words\nAnna;yes\n")
    assert rows(sheet) == [(3, ["Anna", "yes"])]


def test_names_of_columns_without_case_spaces_underscores() -> None:
    assert column_key(" Participant_No ") == "participantno" == column_key("participant no")
    sheet = read("Participant No,SITE\n1,Kampala\n")
    assert sheet.rows[0].cell("participant_no") == "1"
    assert sheet.rows[0].cell("nothing") == ""
    assert sheet.headings == {"participantno": "Participant No", "site": "SITE"}


def test_lines_are_those_of_the_file() -> None:
    sheet = read('a,b\n\n"x\ny",1\n,\nz,2\n')
    assert rows(sheet) == [(3, ["x\ny", "1"]), (6, ["z", "2"])]


def test_short_rows_are_filled_and_empty_surplus_is_let_pass() -> None:
    assert rows(read("a,b,c\n1\n1,2,3,,\n")) == [(2, ["1", "", ""]), (3, ["1", "2", "3"])]


def test_cells_are_not_stripped_but_cell_is() -> None:
    row = read("a,b\n x , y\n").rows[0]
    assert row.cells["a"] == " x "
    assert row.cell("a") == "x"


def test_surplus_cells_are_problems_beside_the_good_rows() -> None:
    sheet = read("a,b\n1,2,3\n4,5\n6,7,,8\n")
    assert rows(sheet) == [(3, ["4", "5"])]
    assert [problem.line for problem in sheet.problems] == [2, 4]


def test_a_cell_under_a_nameless_heading_is_a_problem() -> None:
    sheet = read("a,,c\n1,,3\n1,2,3\n")
    assert rows(sheet) == [(2, ["1", "3"])]
    assert "“2” stands in no named column" in sheet.problems[0].sentence


@pytest.mark.parametrize(
    ("codec", "words", "encoding"),
    [
        ("utf-8-sig", "größe,ok\nä,b\n", "UTF-8"),
        ("utf-16", "größe,ok\nä,b\n", "UTF-16"),
        ("cp1252", "größe,ok\nä,b\n", "Windows-1252"),
    ],
)
def test_encodings(codec: str, words: str, encoding: str) -> None:
    sheet = read(words.encode(codec))
    assert sheet.encoding == encoding
    assert rows(sheet) == [(2, ["ä", "b"])]
    assert sheet.columns == (column_key("größe"), "ok")


def test_carriage_returns_are_line_ends() -> None:
    assert rows(read("a,b\r\n1,2\r\n3,4\r\n")) == [(2, ["1", "2"]), (3, ["3", "4"])]
    assert rows(read("a,b\r1,2\r3,4\r")) == [(2, ["1", "2"]), (3, ["3", "4"])]


def test_a_workbook_gives_text() -> None:
    day = datetime.datetime.fromisoformat("2024-02-07")
    hour = datetime.datetime.fromisoformat("2024-02-07T09:15")
    data = xlsx([["A", "B"], [5.0, 2.5], [], [True, None], [day, hour], [0.1 + 0.2, "_x0041_"]])
    sheet = read(data, "t.xlsx")
    assert rows(sheet) == [
        (2, ["5", "2.5"]),
        (4, ["TRUE", ""]),
        (5, ["2024-02-07", "2024-02-07T09:15:00"]),
        (6, ["0.3", "A"]),
    ]
    assert sheet.encoding is None
    assert sheet.separator is None


def test_a_workbook_is_told_by_its_bytes() -> None:
    assert rows(read(xlsx([["a", "b"], [1, 2]]), "misnamed.csv")) == [(2, ["1", "2"])]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "is empty"),
        ("\n , \n", "table is empty"),
        ("a,A\n1,2\n", "two columns are called “A”"),
        ('a,b\n"1,2\n', "quotation mark"),
        ('a,b\n"1"2,3\n', "quotation mark"),
    ],
)
def test_refused_whole(data: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason) as refused:
        read(data)
    assert len(refused.value.problems) == 1


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=12)
HEADER = ["name", "full words", "No"]


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3)), st.sampled_from(",;\t"))
def test_what_csv_writes_comes_back(table: list[list[str]], separator: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows([HEADER, *table])
    filled = [row for row in table if any(cell.strip() for cell in row)]
    sheet = read(out.getvalue())
    assert [list(row.cells.values()) for row in sheet.rows] == filled
    assert sheet.problems == ()


@given(st.binary(max_size=300))
def test_no_bytes_do_more_than_be_refused(data: bytes) -> None:
    for name in ("t.csv", "t.xlsx"):
        try:
            read(data, name)
        except Refused as refused:
            assert refused.problems[0].sentence.startswith(name)
