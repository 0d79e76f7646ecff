"""The report of a study as a workbook: a sheet a table, for those who sort and count on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

import xlsxwriter

from plurivox.reports.study import Quoted, StudyReport, TableSection

WORDS = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
WIDEST = 60  # characters of a column; longer words are wrapped


def write(report: StudyReport, file: BinaryIO) -> None:
    """Write the workbook; words stay words, never formulas or links."""
    book = xlsxwriter.Workbook(file, WORDS)
    try:
        sheets = Sheets(book)
        invented = ["Invented: nothing in this is real."] if report.invented else []
        facts = [[fact] for fact in (report.title, *invented, *report.facts, report.layers)]
        sheets.add("Method", ("How the study was done",), facts)
        _table(sheets, "Participants", report.participants)
        sheets.add("Agreement", ("pass", "statistic", "value"), _agreement(report))
        sheets.add("Themes", THEMES, _themes(report))
        sheets.add("Findings", FINDINGS, _findings(report))
        sheets.add("Quotations", QUOTATIONS, _quotations(report))
        _table(sheets, "Matrix", report.matrix)
        _table(sheets, "Codebook", report.codebook)
        sheets.add("Missing", ("What is missing",), [[one] for one in report.missing])
    finally:
        book.close()


THEMES = ("theme", "depth", "definition", "boundaries", "narrative", "codes")
FINDINGS = (
    "no", "theme", "claim", "polarity", "level", "setting", "quantifier", "for", "against",
)  # fmt: skip
QUOTATIONS = ("theme", "finding", "stance", "quote", "label", "language", "place", "codes")


class Sheets:
    """Sheets with a header that stays in sight, and columns as wide as their words."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.head = book.add_format({"bold": True, "bottom": 1})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})

    def add(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """A sheet; nothing where there are no rows."""
        kept = [list(row) for row in rows]
        if not kept:
            return
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, columns, self.head)
        for at, row in enumerate(kept, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(at, column, cell, self.wrapped)
                else:
                    sheet.write(at, column, cell, self.wrapped)
        for column in range(len(columns)):
            longest = max(len(str(row[column])) for row in [columns, *kept])
            sheet.set_column(column, column, min(max(longest, 6), WIDEST) + 1)


def _table(sheets: Sheets, name: str, section: TableSection | None) -> None:
    if section is not None:
        sheets.add(name, section.columns, [[_number(cell) for cell in row] for row in section.rows])


def _number(cell: str) -> str | int:
    return int(cell) if cell.isascii() and cell.isdigit() else cell


def _agreement(report: StudyReport) -> Iterable[Sequence[str]]:
    for one in report.agreement:
        for name, value in one.rows:
            yield one.in_pass, name, value


def _themes(report: StudyReport) -> Iterable[Sequence[Any]]:
    for theme in report.themes:
        narrative = "".join(f"{p.words} {p.label}".strip(" ") for p in theme.narrative)
        codes = "; ".join(theme.codes)
        yield theme.name, theme.depth, theme.definition, theme.boundaries, narrative, codes


def _findings(report: StudyReport) -> Iterable[Sequence[Any]]:
    for theme in report.themes:
        for one in theme.findings:
            yield (
                one.number,
                theme.name,
                one.claim,
                one.polarity,
                one.level,
                one.setting,
                one.quantifier,
                len(one.evidence),
                len(one.against),
            )


def _quotations(report: StudyReport) -> Iterable[Sequence[str]]:
    for theme in report.themes:
        for finding in theme.findings:
            yield from (_row(theme.name, finding.claim, "for", one) for one in finding.quotations)
            yield from (_row(theme.name, finding.claim, "against", one) for one in finding.against)
        yield from (_row(theme.name, "", "", one) for one in theme.quotations)


def _row(theme: str, finding: str, stance: str, one: Quoted) -> Sequence[str]:
    codes = "; ".join(one.codes)
    return theme, finding, stance, one.words, one.label, one.language, one.place, codes
