"""A table as people have it, csv or xlsx: named columns, rows of text, each with its line."""

from __future__ import annotations

import csv
import datetime
import io
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from plurivox.evidence.problem import Problem
from plurivox.exchange.archive import OLE, ZIP, check_prolog, open_archive, read_member, refuse
from plurivox.exchange.encoding import decode

SEPARATORS = (",", ";", "\t")
# openpyxl warns of styles and of dates out of its range; neither is read here as more than text.
warnings.filterwarnings("ignore", module="openpyxl")

MOST_ROWS = 1_048_576  # of a workbook: no spreadsheet program has more
MOST_CELLS = 5_000_000  # of a workbook
_SEP_LINE = re.compile(r"sep=([,;\t])\n", re.IGNORECASE)  # written by Excel for itself
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_IGNORED = re.compile(r"[\s_]+")

Cells = tuple[int, list[str]]  # line of the file (from 1), cells as they stand


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: `line` of the file (from 1; the row's number in a workbook), cells by column key.

    Every column has its cell, "" where the file has none; cells are as written, not stripped.
    """

    line: int
    cells: dict[str, str]

    def cell(self, column: str) -> str:
        """The cell of a column (any spelling of its name) without outer white space, or ""."""
        return self.cells.get(column_key(column), "").strip()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole table. `columns`: keys as `column_key` makes them; `headings`: key → as written.

    `encoding` and `separator` are None for a workbook (separator also for a single column).
    `problems`: bad rows, one sentence each; they are not among `rows`. Whoever reads the table adds
    their own, and refuses all of them together or, if a person said so, goes on with the rest.
    """

    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    encoding: str | None
    separator: str | None
    problems: tuple[Problem, ...] = ()
    headings: dict[str, str] = field(default_factory=dict)


def column_key(name: str) -> str:
    """The name of a column without regard to case, spaces and underscores."""
    return _IGNORED.sub("", name).casefold()


def read_sheet(name: str, file: BinaryIO) -> Sheet:
    """Read a csv (comma, semicolon or tab) or the first sheet of an xlsx, told by the bytes.

    Raises Refused where the file is empty or damaged, has no header, or two columns of one name.
    """
    file.seek(0)
    data = file.read()
    if data.startswith((ZIP, OLE)) or name.lower().endswith((".xlsx", ".xlsm")):
        return _sheet(name, _workbook_rows(name, io.BytesIO(data)), None, None)
    found = decode(name, data)
    words, first, separator = _separator(name, found.words)
    rows = _csv_rows(name, words, separator, first)
    return _sheet(name, rows, found.encoding, separator)


def _separator(name: str, words: str) -> tuple[str, int, str]:
    """The words without Excel's `sep=` line, how many lines that took, and the separator."""
    told = _SEP_LINE.match(words)
    if told:
        return words[told.end() :], 1, told[1]
    widths = {mark: _width(words, mark) for mark in SEPARATORS}
    return words, 0, max(SEPARATORS, key=lambda mark: widths[mark])


def _width(words: str, separator: str) -> int:
    """How many columns the first row that is not blank would have."""
    try:
        for cells in csv.reader(io.StringIO(words, newline=""), delimiter=separator):
            if any(cell.strip(" \t,;") for cell in cells):
                return len(cells)
    except csv.Error:
        pass
    return 0


def _csv_rows(name: str, words: str, separator: str, before: int) -> Iterator[Cells]:
    reader = csv.reader(io.StringIO(words, newline=""), delimiter=separator, strict=True)
    line = before + 1
    try:
        for cells in reader:
            yield line, cells
            line = before + reader.line_num + 1
    except csv.Error:
        raise refuse(
            name,
            "a quotation mark opens a cell here and is not closed rightly; "
            'close it, and write a quotation mark inside a cell twice ("").',
            line,
        ) from None


def _workbook_rows(name: str, file: BinaryIO) -> Iterator[Cells]:
    import openpyxl

    _check_workbook(name, file)
    seen, line = 0, 0
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # some programs write them wrong
        for line, values in enumerate(sheet.iter_rows(values_only=True), 1):
            seen += len(values)
            if seen > MOST_CELLS or line > MOST_ROWS:
                break
            yield line, [_as_text(value) for value in values]
    except Exception:  # openpyxl passes on whatever its parts raise at a broken workbook
        raise refuse(
            name,
            "the workbook is damaged or not an Excel workbook; "
            "open it in a spreadsheet program and save it again as .xlsx.",
        ) from None
    if seen > MOST_CELLS or line > MOST_ROWS:
        raise refuse(
            name,
            f"its first sheet says that it has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} "
            "cells; copy the table into a new workbook and save that.",
        )


def _check_workbook(name: str, file: BinaryIO) -> None:
    """Look into every XML part before openpyxl does: it is not asked to be careful."""
    with open_archive(name, file) as archive:
        for member in archive.namelist():
            if member.endswith((".xml", ".rels")):
                check_prolog(name, read_member(name, archive, member) or b"")


def _as_text(value: object) -> str:
    """A cell's value as a person would write it: 5.0 → "5", dates ISO."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime.datetime):
        day = value.time() == datetime.time()
        return value.date().isoformat() if day else value.isoformat(timespec="seconds")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    words = _ESCAPED.sub(_unescaped, str(value)) if "_x" in str(value) else str(value)
    return words.replace("\r\n", "\n").replace("\r", "\n")


def _unescaped(match: re.Match[str]) -> str:
    """_x000D_ stands for a sign that XML cannot hold, _x005F_ for a "_" that means itself."""
    sign = chr(int(match[1], 16))
    return sign if sign.isprintable() or sign in "\t\n\r" else ""


def _sheet(name: str, rows: Iterable[Cells], encoding: str | None, separator: str | None) -> Sheet:
    """The first row that is not blank is the header; blank rows are dropped."""
    filled = ((line, cells) for line, cells in rows if any(cell.strip() for cell in cells))
    header = next(filled, None)
    if header is None:
        raise refuse(name, "the table is empty; its first row must name the columns.")
    keys, headings = _columns(name, *header)
    good: list[SheetRow] = []
    bad: list[Problem] = []
    for line, cells in filled:
        surplus = [cell for cell in cells[len(keys) :] if cell.strip()]
        surplus += [cell for key, cell in zip(keys, cells, strict=False) if not key and cell]
        if surplus:
            bad.append(_too_wide(name, line, surplus[0], separator))
            continue
        padded = cells + [""] * (len(keys) - len(cells))
        good.append(SheetRow(line, {k: c for k, c in zip(keys, padded, strict=False) if k}))
    columns = tuple(key for key in keys if key)
    separator = separator if len(columns) > 1 else None
    return Sheet(columns, tuple(good), encoding, separator, tuple(bad), headings)


def _columns(name: str, line: int, cells: list[str]) -> tuple[list[str], dict[str, str]]:
    """The key of every column ("" where the header has a gap) and the headings as written."""
    keys = [column_key(cell) for cell in cells]
    headings: dict[str, str] = {}
    for key, cell in zip(keys, cells, strict=True):
        if key and key in headings:
            raise refuse(
                name,
                f"two columns are called “{cell.strip()}”; give one of them another name.",
                line,
            )
        if key:
            headings[key] = cell.strip()
    return keys, headings


def _too_wide(name: str, line: int, cell: str, separator: str | None) -> Problem:
    mend = (
        "put a cell that holds the separator between quotation marks, or name the column."
        if separator
        else "name its column in the first row, or empty the cell."
    )
    shown = cell.strip().split("\n")[0][:30]
    return Problem(f"{name}, line {line}: “{shown}” stands in no named column; {mend}", name, line)
