"""The report of a study as a Word file: real styles, captions and table headers."""

from __future__ import annotations

from typing import Any, BinaryIO

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from plurivox.reports.study import AgreementSection, StudyReport, TableSection, ThemeSection

RIGHT_TO_LEFT = ("he", "ar", "fa", "ur", "yi")


def write(report: StudyReport, file: BinaryIO) -> None:
    """Write the report; it opens without repair and is fit to paste into a manuscript."""
    document = docx.Document()
    _styles(document)
    document.core_properties.title = report.title
    document.core_properties.author = ""
    document.add_heading(report.title, 0)
    if report.invented:
        document.add_paragraph("Invented: no person, place visit, study or word in it is real.")
    document.add_heading("How the study was done", 1)
    for fact in report.facts:
        document.add_paragraph(fact)
    if report.participants:
        _table(document, report.participants, 1)
    for section in report.agreement:
        _agreement(document, section)
    if report.themes:
        document.add_heading("Themes", 1)
    for theme in report.themes:
        _theme(document, theme)
    if report.missing:
        document.add_heading("What is missing", 1)
        for sentence in report.missing:
            document.add_paragraph(sentence, style="List Bullet")
    if report.codebook:
        document.add_heading("Appendix: the codebook", 1)
        _table(document, report.codebook, 2)
    document.save(file)


def _styles(document: Any) -> None:
    document.styles["Normal"].font.name = "Cambria"
    document.styles["Normal"].font.size = Pt(11)
    document.styles["Quote"].font.italic = False


def _theme(document: Any, theme: ThemeSection) -> None:
    document.add_heading(theme.name, min(2 + theme.depth, 9))
    for words in (theme.definition, theme.narrative):
        if words:
            document.add_paragraph(words)
    if theme.codes:
        document.add_paragraph(f"Codes: {', '.join(theme.codes)}.")
    for finding in theme.findings:
        document.add_paragraph(finding, style="List Bullet")
    for quoted in theme.quotations:
        paragraph = document.add_paragraph(style="Quote")
        words = paragraph.add_run(f"“{quoted.words}” ")
        if quoted.language in RIGHT_TO_LEFT:
            _right_to_left(paragraph, words)
        paragraph.add_run(quoted.label)


def _right_to_left(paragraph: Any, run: Any) -> None:
    """Mark a paragraph and its words as written from right to left."""
    paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))


def _agreement(document: Any, section: AgreementSection) -> None:
    document.add_heading(f"Agreement in “{section.in_pass}”", 1)
    document.add_paragraph(
        f"{' and '.join(section.coders)} coded {', '.join(section.sources)} independently; "
        f"compared by {section.unit}, scope: {section.scope}."
    )
    for name, value in section.rows:
        document.add_paragraph(f"{name}: {value}", style="List Bullet")


def _table(document: Any, section: TableSection, number: int) -> None:
    caption = document.add_paragraph(style="Caption")
    caption.add_run("Table ")
    _field(caption, "SEQ Table \\* ARABIC", str(number))
    caption.add_run(f". {section.caption}")
    caption.paragraph_format.keep_with_next = True
    table = document.add_table(rows=0, cols=len(section.columns))
    table.style = "Light List"
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    for at, row in enumerate([section.columns, *section.rows]):
        cells = table.add_row().cells
        for cell, words in zip(cells, row, strict=True):
            cell.text = words
        if at == 0:
            _repeat_header(table.rows[0])


def _repeat_header(row: Any) -> None:
    """Mark a row as the header, for readers aloud and for a second page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _field(paragraph: Any, code: str, shown: str) -> None:
    """A field that Word counts by itself; `shown` stands there until it does."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = shown
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
