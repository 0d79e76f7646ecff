"""Tables out, row by row: csv, xlsx, json."""

from __future__ import annotations

import codecs
import io
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, BinaryIO

from plurivox.evidence.problem import Refused
from plurivox.exchange.csv_lines import Cell, csv_lines

Rows = Iterable[Sequence[Cell]]

MOST_ROWS = 1_048_575  # that a worksheet holds below its header
MOST_UNITS = 32_767  # UTF-16 units that a worksheet's cell holds
SAMPLED = 200  # rows that are looked at for the widths of columns
WIDEST = 60  # characters; what is longer is wrapped by whoever reads it


def write_table(out: BinaryIO, extension: str, columns: Sequence[str], rows: Rows) -> list[str]:
    """Write a table as csv, xlsx or json (with or without the dot); sentences on what was cut.

    csv: UTF-8 with BOM, without which Excel misreads every letter outside ASCII; cells guarded
    against formulas. xlsx: words stay words, never formulas or links. json: a list of objects.
    Raises Refused for another extension, and for more rows than a worksheet holds.
    """
    write = WRITERS.get(extension.lower().removeprefix("."))
    if write is None:
        known = ", ".join(f".{name}" for name in WRITERS)
        raise Refused(f"A table is not written as “{extension}”; choose one of {known}.")
    return write(out, columns, rows)


def _csv(out: BinaryIO, columns: Sequence[str], rows: Rows) -> list[str]:
    out.write(codecs.BOM_UTF8)  # by itself: "utf-8-sig" encodes line by line in Python
    words = io.TextIOWrapper(out, "utf-8", newline="", write_through=False)
    try:
        words.writelines(csv_lines(chain([columns], rows)))
    finally:
        words.detach()
    return []


def _json(out: BinaryIO, columns: Sequence[str], rows: Rows) -> list[str]:
    words = io.TextIOWrapper(out, "utf-8", newline="")
    try:
        write = json.JSONEncoder(ensure_ascii=False).encode
        between = "[\n"
        for row in rows:
            words.write(between + write(dict(zip(columns, row, strict=True))))
            between = ",\n"
        words.write("[]\n" if between == "[\n" else "\n]\n")
    finally:
        words.detach()
    return []


def _xlsx(out: BinaryIO, columns: Sequence[str], rows: Rows) -> list[str]:
    import xlsxwriter

    # Rows pass through a file, which must not outlive a fault: it holds people's words.
    with tempfile.TemporaryDirectory(prefix="plurivox-") as folder:
        settings = {"constant_memory": True, "tmpdir": folder}
        settings |= {"strings_to_formulas": False, "strings_to_urls": False}
        book = xlsxwriter.Workbook(out, settings)
        try:
            notes = _fill(book, columns, iter(rows))
        except BaseException:
            book.fileclosed = True  # or it would write what there is when it is forgotten
            raise
        book.close()
    return notes


def _fill(book: Any, columns: Sequence[str], rows: Iterator[Sequence[Cell]]) -> list[str]:
    """The header, frozen and bold, and the rows; sentences on the cells that were cut."""
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    sample = list(islice(rows, SAMPLED))
    for number, width in enumerate(_widths(columns, sample)):
        sheet.set_column(number, number, width)
    bold = book.add_format({"bold": True})
    for number, heading in enumerate(columns):
        sheet.write_string(0, number, heading, bold)
    notes: list[str] = []
    for line, row in enumerate(chain(sample, rows), 1):
        if line > MOST_ROWS:
            raise Refused(
                f"A worksheet holds {MOST_ROWS:,} rows and this table has more; write it as .csv."
            )
        for number, cell in enumerate(row):
            if isinstance(cell, str):
                if _write_words(sheet, line, number, cell):
                    notes.append(_cut_note(columns[number], line + 1))
            elif isinstance(cell, bool):
                sheet.write_boolean(line, number, cell)
            elif cell is not None:
                sheet.write_number(line, number, cell)
    return notes


def _write_words(sheet: Any, line: int, number: int, words: str) -> bool:
    """True where they had to be cut."""
    kept = words if 2 * len(words) <= MOST_UNITS else _fitting(words)
    if kept.startswith("<r>") and kept.endswith("</r>"):
        # In one piece xlsxwriter would take them for XML of its own.
        sheet.write_rich_string(line, number, "<", "r", kept[2:])
    elif kept:
        sheet.write_string(line, number, kept)
    return kept is not words


def _fitting(words: str) -> str:
    """The words themselves, or as many as a cell holds with a mark that says so."""
    units = words.encode("utf-16-le")
    if len(units) <= 2 * MOST_UNITS:
        return words
    mark = f" [… cut here: {len(words):,} characters in all; csv and json hold the whole]"
    return units[: 2 * (MOST_UNITS - len(mark))].decode("utf-16-le", "ignore") + mark


def _cut_note(column: str, line: int) -> str:
    return (
        f"Row {line}, column “{column}”: a cell of a worksheet holds {MOST_UNITS:,} characters, "
        "so the words were cut there and marked; write the table as .csv to have them whole."
    )


def _widths(columns: Sequence[str], sample: Sequence[Sequence[Cell]]) -> list[int]:
    """Of each column, in characters: room for its heading and most of its cells."""
    widths = [len(heading) for heading in columns]
    for row in sample:
        for number, cell in enumerate(row):
            widths[number] = max(widths[number], len(str(cell)) if cell is not None else 0)
    return [min(WIDEST, width + 2) for width in widths]


WRITERS: dict[str, Callable[[BinaryIO, Sequence[str], Rows], list[str]]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
}
