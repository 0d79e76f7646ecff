"""A document of tables: some sentences, then tables, as Word, as a page, or as a workbook."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape
from itertools import count
from typing import Any, BinaryIO

import docx
import xlsxwriter
from docx.enum.section import WD_ORIENT
from docx.shared import Cm

from plurivox.evidence.problem import Refused
from plurivox.reports.page import document, quotation, table
from plurivox.reports.study import Quoted, TableSection
from plurivox.reports.word import add_table, styles
from plurivox.reports.workbook import WORDS, Sheets

INVENTED = "Invented: no person, place visit, study or word in it is real."
ACROSS = Cm(24.7)  # between the margins of a page that lies on its side
AT_ONCE = 7  # columns that fit beside each other on it


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook; numbers stay numbers, words stay words."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """The passages behind a cell of the first table: row and column from 0, and what it is."""

    row: int
    column: int
    name: str
    quotations: tuple[Quoted, ...]

    @property
    def anchor(self) -> str:
        return f"c-{self.row}-{self.column}"


@dataclass(frozen=True, slots=True)
class Tables:
    """The whole document. facts: sentences before the tables; headed: a heading and its table.

    sheets: the same for a workbook, where columns are finer. across: the page lies on its side.
    opened: what cells lead to on a page, by their last line.
    """

    title: str
    invented: bool
    facts: tuple[str, ...]
    headed: tuple[tuple[str, TableSection], ...]
    sheets: tuple[Sheet, ...] = ()
    across: bool = True
    opened: tuple[Opened, ...] = ()


def write_tables(tables: Tables, file: BinaryIO, extension: str, known: Iterable[str]) -> None:
    """Write it as .docx, .html or .xlsx. Raises Refused for an extension that is not `known`."""
    writers = {".docx": write_word, ".html": write_page, ".xlsx": write_workbook}
    if extension not in known:
        written = ", ".join(known)
        raise Refused(f"“{tables.title}” is not written as “{extension}”; choose one of {written}.")
    writers[extension](tables, file)


def write_word(tables: Tables, file: BinaryIO) -> None:
    """Write the Word file; a table with more columns than fit is continued below itself."""
    paper = docx.Document()
    styles(paper)
    if tables.across:
        _turn(paper.sections[0])
    paper.core_properties.title = tables.title
    paper.core_properties.author = ""
    paper.add_heading(tables.title, 0)
    for fact in _facts(tables):
        paper.add_paragraph(fact)
    numbers = count(1)
    room = (ACROSS,) if tables.across else ()
    for heading, section in tables.headed:
        paper.add_heading(heading, 1)
        for part in _parts(section):
            add_table(paper, part, next(numbers), *room)
    paper.save(file)


def write_page(tables: Tables, file: BinaryIO) -> None:
    """Write the page, UTF-8, with its style in it and no script."""
    parts = [f"<h1>{escape(tables.title)}</h1>"]
    parts += [f'<p class="note">{escape(fact)}</p>' for fact in _facts(tables)]
    links = {(one.row, one.column): one.anchor for one in tables.opened}
    for heading, section in tables.headed:
        parts.append(f"<h2>{escape(heading)}</h2>{table(section, links=links)}")
        links = {}
    if tables.opened:
        parts.append("<h2>Passages</h2>")
    for one in tables.opened:
        said = "".join(quotation(quoted, link=False) for quoted in one.quotations)
        parts.append(f'<section id="{one.anchor}"><h3>{escape(one.name)}</h3>{said}</section>')
    body = "\n".join(parts)
    file.write(document(tables.title, body, across=tables.across).encode())


def write_workbook(tables: Tables, file: BinaryIO) -> None:
    """Write the workbook; cells never become formulas or links."""
    book = xlsxwriter.Workbook(file, WORDS)
    try:
        sheets = Sheets(book)
        sheets.add("About", ("About",), [[tables.title], *([one] for one in _facts(tables))])
        for sheet in tables.sheets:
            sheets.add(sheet.name, sheet.columns, sheet.rows)
    finally:
        book.close()


def _facts(tables: Tables) -> list[str]:
    return [*([INVENTED] if tables.invented else []), *tables.facts]


def _turn(page: Any) -> None:
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21)


def _parts(section: TableSection) -> Iterable[TableSection]:
    """The table, or where it is too wide several with its first column repeated."""
    others = range(1, len(section.columns))
    if len(section.columns) <= AT_ONCE:
        yield section
        return
    for start in others[:: AT_ONCE - 1]:
        chosen = [0, *others[start - 1 : start + AT_ONCE - 2]]
        yield replace(
            section,
            caption=section.caption if start == 1 else f"{section.caption} (continued)",
            columns=tuple(section.columns[at] for at in chosen),
            rows=tuple(tuple(row[at] for at in chosen) for row in section.rows),
        )
