"""Tables out: what a spreadsheet opens, what our own reader reads again, what is cut is said."""

from __future__ import annotations

import csv
import io
import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plurivox.evidence.problem import Refused
from plurivox.exchange import table_out
from plurivox.exchange.rows import Columns, open_table
from plurivox.exchange.table_out import Cell, write_table
from tests.pace import pace

EXTENSIONS = ("csv", "xlsx")

# What stands in a stored text; control characters other than tab and line feed do not come through
# a workbook.
characters = st.one_of(
    st.characters(exclude_characters="\ufffe\uffff", exclude_categories=["Cs", "Cc"]),
    st.sampled_from("\t\n"),
)
words = st.one_of(
    st.text(characters, max_size=20),
    st.text(st.sampled_from("'=+-@\t\n <r>/_x041F\"abc,;"), max_size=12),
    st.sampled_from(
        ["<r>", "<r></r>", "<r><t>x</t></r>", "_x0041_", "_x000D_", "=1+1", "http://x"]
    ),
)


def written(extension: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> io.BytesIO:
    out = io.BytesIO()
    assert write_table(out, extension, columns, rows) == []
    out.seek(0)
    return out


def read_again(extension: str, columns: Sequence[str], out: io.BytesIO) -> list[tuple[str, ...]]:
    table = open_table(f"t.{extension}", out, "thing", Columns(tuple(columns)))
    assert table.sheet.problems == ()
    return [tuple(row.words(name) for name in columns) for row in table.rows]


@pytest.mark.parametrize("extension", EXTENSIONS)
@settings(max_examples=150)
@given(rows=st.lists(st.tuples(words, words), max_size=4))
def test_our_own_reader_reads_every_word_again(extension: str, rows: list[tuple[str, str]]) -> None:
    rows = [(f"|{n}", *row) for n, row in enumerate(rows)]
    columns = ("a", "b", "c")
    assert read_again(extension, columns, written(extension, columns, rows)) == rows


@given(rows=st.lists(st.tuples(words, words), min_size=1, max_size=4))
def test_no_cell_of_a_csv_begins_like_a_formula(rows: list[tuple[str, str]]) -> None:
    out = written("csv", ("=a", "b"), rows)
    for row in csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline="")):
        for cell in row:
            assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))
            assert not cell.startswith(("\t", "\n"))


def test_numbers_in_a_csv_are_numbers() -> None:
    out = written("csv", ("a", "b", "c", "d"), [(-5, 0.25, None, True)])
    assert out.getvalue() == b"\xef\xbb\xbfa,b,c,d\r\n-5,0.25,,True\r\n"


def test_no_cell_of_a_workbook_is_a_formula_or_a_link() -> None:
    words = ["=1+1", "http://example.org", "mailto:a@b.c", "+1", "{=A1}", "internal:A1"]
    sheet = openpyxl.load_workbook(written("xlsx", list("abcdef"), [words])).active
    cells = sheet[2]
    assert [cell.value for cell in cells] == words
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_a_workbook_has_a_bold_frozen_header_and_room_for_its_words() -> None:
    rows: list[tuple[Cell, ...]] = [("short", 7, "x" * 500), ("a little longer", 12345, None)]
    sheet = openpyxl.load_workbook(written("xlsx", ("a", "number", "c"), rows)).active
    assert sheet.freeze_panes == "A2"
    assert all(cell.font.bold for cell in sheet[1])
    assert not sheet["A2"].font.bold
    widths = [sheet.column_dimensions[letter].width for letter in "ABC"]
    assert widths == [pytest.approx(w, abs=1) for w in (17, 8, 60)]
    assert [cell.value for cell in sheet[3]] == ["a little longer", 12345, None]


def test_true_and_numbers_keep_their_type_in_a_workbook() -> None:
    sheet = openpyxl.load_workbook(written("xlsx", ("a", "b", "c"), [(True, 1.5, 3)])).active
    assert [cell.value for cell in sheet[2]] == [True, 1.5, 3]
    assert sheet["A2"].data_type == "b"


def test_json_is_a_list_of_objects() -> None:
    rows: list[tuple[Cell, ...]] = [("שלום =1", None), ("b", 3)]
    text = written("json", ("a", "b"), rows).getvalue().decode()
    assert json.loads(text) == [{"a": "שלום =1", "b": None}, {"a": "b", "b": 3}]
    assert "שלום" in text
    assert json.loads(written("json", ("a",), []).getvalue()) == []


@pytest.mark.parametrize("letter", ["x", "😀"])
def test_a_cell_that_is_too_long_for_a_workbook_is_cut_with_a_mark_and_said(letter: str) -> None:
    out = io.BytesIO()
    notes = write_table(out, ".xlsx", ("id", "quote"), [("1", "fits"), ("2", letter * 40_000)])
    assert notes == [
        "Row 3, column “quote”: a cell of a worksheet holds 32,767 characters, so the words were "
        "cut there and marked; write the table as .csv to have them whole."
    ]
    cell = openpyxl.load_workbook(out).active["B3"].value
    assert cell.endswith(" [… cut here: 40,000 characters in all; csv and json hold the whole]")
    assert 32_765 <= len(cell.encode("utf-16-le")) // 2 <= 32_767
    assert set(cell.partition(" […")[0]) == {letter}


@pytest.mark.parametrize("letter", ["x", "😀"])
def test_a_cell_that_just_fits_is_whole(letter: str) -> None:
    whole = letter * (32_767 // (1 if letter == "x" else 2))
    assert read_again("xlsx", ("a",), written("xlsx", ("a",), [(whole,)])) == [(whole,)]


def test_more_rows_than_a_worksheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_out, "MOST_ROWS", 3)
    assert len(read_again("xlsx", ("a",), written("xlsx", ("a",), [("x",)] * 3))) == 3
    with pytest.raises(Refused, match=r"holds 3 rows and this table has more; write it as \.csv"):
        write_table(io.BytesIO(), "xlsx", ("a",), [("x",)] * 4)


def test_rows_that_fail_leave_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    seen: list[int] = []

    def rows() -> Iterator[tuple[str]]:
        for _ in range(500):
            yield ("somebody's words",)
        seen.append(len(list(tmp_path.rglob("*"))))
        raise RuntimeError("the store went away")

    out = io.BytesIO()
    with pytest.raises(RuntimeError):
        write_table(out, "xlsx", ("a",), rows())
    assert seen[0] > 0
    assert list(tmp_path.iterdir()) == []
    assert out.getvalue() == b""


@pytest.mark.parametrize("extension", ["ods", "", ".docx"])
def test_another_extension_is_refused(extension: str) -> None:
    with pytest.raises(Refused, match=r"choose one of \.csv, \.xlsx, \.json\."):
        write_table(io.BytesIO(), extension, ("a",), [])


@pytest.mark.timed
@pytest.mark.parametrize(("extension", "seconds"), [("csv", 0.35), ("xlsx", 3.5)])
def test_fifty_thousand_codings_are_quickly_out(extension: str, seconds: float) -> None:
    quote = "and then we waited for the bus that comes when it wants to, you know, " * 2
    rows = [
        (f"S {n // 50}", f"coder {n % 2}", "main", f"Code {n % 60}", n, n + 200, quote, "P1", "")
        for n in range(50_000)
    ]
    best = min(_seconds(extension, rows) for _ in range(2))
    assert best <= seconds * pace()


def _seconds(extension: str, rows: Sequence[Sequence[Cell]]) -> float:
    began = time.process_time()
    write_table(io.BytesIO(), extension, [f"column {n}" for n in range(9)], rows)
    return time.process_time() - began
