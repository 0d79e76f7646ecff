"""The report of a study as a Word file: real styles, captions and table headers."""

from __future__ import annotations

import io
from itertools import count
from typing import Any, BinaryIO

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from plurivox.reports.picture import png
from plurivox.reports.study import (
    AgreementSection,
    FindingSection,
    Picture,
    Quoted,
    StudyReport,
    TableSection,
    ThemeSection,
)
from plurivox.themes.references import Piece

RIGHT_TO_LEFT = ("he", "ar", "fa", "ur", "yi")
TEXT = Cm(16)  # between the margins of a page
NORMAL = Pt(11)
MANY, SMALL = 6, Pt(7.5)  # columns from which a table is set small
BOLD, EDGES = 0.62, Cm(0.45)  # the width of a bold letter by its height; the edges of a cell
CLOSE = Cm(0.1)  # each edge in a table of many columns


def write(report: StudyReport, file: BinaryIO) -> None:
    """Write the report; it opens without repair and is fit to paste into a manuscript."""
    document = docx.Document()
    styles(document)
    document.core_properties.title = report.title
    document.core_properties.author = ""
    document.add_heading(report.title, 0)
    if report.invented:
        document.add_paragraph("Invented: no person, place visit, study or word in it is real.")
    tables = count(1)
    document.add_heading("How the study was done", 1)
    for fact in report.facts:
        document.add_paragraph(fact)
    if report.participants:
        add_table(document, report.participants, next(tables))
    for section in report.agreement:
        _agreement(document, section)
    if report.themes:
        document.add_heading("Themes", 1)
        document.add_paragraph(report.layers)
    for theme in report.themes:
        _theme(document, theme)
    if report.matrix:
        document.add_heading("Themes across the study", 1)
        add_table(document, report.matrix, next(tables))
    for number, picture in enumerate(report.pictures, 1):
        _picture(document, picture, number)
    if report.missing:
        document.add_heading("What is missing", 1)
        for sentence in report.missing:
            document.add_paragraph(sentence, style="List Bullet")
    if report.codebook:
        document.add_heading("Appendix: the codebook", 1)
        add_table(document, report.codebook, next(tables))
    document.save(file)


def styles(document: Any) -> None:
    """The page and its styles."""
    document.styles["Normal"].font.name = "Cambria"
    document.styles["Normal"].font.size = NORMAL
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    quote = document.styles["Quote"]
    quote.font.italic = False
    upright = OxmlElement("w:iCs")  # the same for scripts that run from right to left
    upright.set(qn("w:val"), "0")
    quote.element.get_or_add_rPr().append(upright)


def _theme(document: Any, theme: ThemeSection) -> None:
    document.add_heading(theme.name, min(2 + theme.depth, 9))
    for words in (theme.definition, theme.boundaries):
        if words:
            document.add_paragraph(words)
    _narrative(document, theme.narrative)
    if theme.codes:
        document.add_paragraph(f"Codes: {', '.join(theme.codes)}.")
    for finding in theme.findings:
        _finding(document, finding)
    for quoted in theme.quotations:
        _quotation(document, quoted)


def _finding(document: Any, finding: FindingSection) -> None:
    paragraph = document.add_paragraph(style="List Bullet")
    if finding.number:
        paragraph.add_run(f"{finding.number}  ")
    paragraph.add_run(finding.claim).bold = True
    if finding.about:
        paragraph.add_run(f" ({finding.about})")
    _narrative(document, finding.narrative)
    for quoted in finding.quotations:
        _quotation(document, quoted)
    if finding.against:
        document.add_paragraph("Against it:").paragraph_format.keep_with_next = True
    for quoted in finding.against:
        _quotation(document, quoted)


def _narrative(document: Any, narrative: tuple[Piece, ...]) -> None:
    """A paragraph a line; a quotation in it keeps its language and is signed."""
    if not narrative:
        return
    paragraph = document.add_paragraph()
    for piece in narrative:
        for at, line in enumerate(piece.words.split("\n") if not piece.kind else [piece.words]):
            if at:
                paragraph = document.add_paragraph()
            run = paragraph.add_run(line)
            if piece.language:
                _language(run, piece.language)
        if piece.label:
            paragraph.add_run(f" {_kept_together(piece.label, piece.language)}")


def _quotation(document: Any, quoted: Quoted) -> None:
    paragraph = document.add_paragraph(style="Quote")
    words = paragraph.add_run(f"“{quoted.words}” ")
    if quoted.language:
        _language(words, quoted.language)
    if quoted.language in RIGHT_TO_LEFT:
        _right_to_left(paragraph, words)
    paragraph.add_run(_kept_together(quoted.label, quoted.language))


def _kept_together(label: str, language: str) -> str:
    """A label between marks that keep its brackets where they are beside words from the right."""
    return f"\u200e{label}\u200e" if language in RIGHT_TO_LEFT else label


def _language(run: Any, language: str) -> None:
    """The language of words, for spelling and for reading aloud."""
    mark = OxmlElement("w:lang")
    mark.set(qn("w:bidi" if language in RIGHT_TO_LEFT else "w:val"), language)
    run._r.get_or_add_rPr().append(mark)


def _picture(document: Any, picture: Picture, number: int) -> None:
    """A picture no wider than the page, with its words for those who cannot see it."""
    shown = document.add_picture(io.BytesIO(png(picture.svg)))
    if shown.width > TEXT:
        shown.height = int(shown.height * TEXT / shown.width)
        shown.width = TEXT
    shown._inline.docPr.set("descr", picture.told)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    caption = document.add_paragraph(style="Caption")
    caption.add_run("Figure ")
    _field(caption, "SEQ Figure \\* ARABIC", str(number))
    caption.add_run(f". {picture.caption}")


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


def add_table(document: Any, section: TableSection, number: int, room: int = TEXT) -> None:
    """A table with its caption, no wider than `room`; its note is read out as its description."""
    caption = document.add_paragraph(style="Caption")
    caption.add_run("Table ")
    _field(caption, "SEQ Table \\* ARABIC", str(number))
    caption.add_run(f". {section.caption}")
    caption.paragraph_format.keep_with_next = True
    table = document.add_table(rows=0, cols=len(section.columns))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    many = len(section.columns) > MANY
    widths = _widths(section, room)
    _lines(table)
    if many:
        _close(table)
    _described(table, section)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for at, row in enumerate([section.columns, *section.rows]):
        cells = table.add_row().cells
        for cell, words, width in zip(cells, row, widths, strict=True):
            cell.width = width
            run = cell.paragraphs[0].add_run(words)
            run.font.size = SMALL if many else None
            run.bold = at == 0 or None
            set_apart = cell.paragraphs[0].paragraph_format
            set_apart.space_before = set_apart.space_after = Pt(2)
        if at == 0:
            _repeat_header(table.rows[0])
    if section.note:
        document.add_paragraph(section.note).paragraph_format.space_before = Pt(6)


def _widths(section: TableSection, room: int) -> list[int]:
    """Of each column, in Word's units: its longest word fits, and long texts get more room."""
    many = len(section.columns) > MANY
    letter, edges = (SMALL * BOLD, 2 * CLOSE) if many else (NORMAL * BOLD, EDGES)
    least, more = [], []
    for column in zip(section.columns, *section.rows, strict=True):
        words = (word for cell in column for word in cell.replace("-", "- ").split())
        longest = max(map(len, words), default=1)
        mean = sum(map(len, column)) / len(column)
        least.append(edges + letter * min(longest, 24))
        more.append(max(letter, letter * min(mean, 90) - least[-1]))
    left = room - sum(least)
    if left < 0:
        return [int(room * width / sum(least)) for width in least]
    return [int(width + left * share / sum(more)) for width, share in zip(least, more, strict=True)]


def _lines(table: Any) -> None:
    """Rules above, below and between rows, none between columns, as journals set tables."""
    borders = OxmlElement("w:tblBorders")
    for side, weight in (("top", "8"), ("bottom", "8"), ("insideH", "2")):
        rule = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", weight), ("space", "0"), ("color", "auto")):
            rule.set(qn(f"w:{name}"), value)
        borders.append(rule)
    table._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblLook")


def _close(table: Any) -> None:
    """Narrow edges in every cell, so that the words of many columns have room."""
    edges = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(CLOSE.twips))
        edge.set(qn("w:type"), "dxa")
        edges.append(edge)
    table._tbl.tblPr.insert_element_before(edges, "w:tblLook")


def _described(table: Any, section: TableSection) -> None:
    """What the table is, for those who hear the page: Word's alternative text."""
    for name, words in (("tblCaption", section.caption), ("tblDescription", section.note)):
        if words:
            mark = OxmlElement(f"w:{name}")
            mark.set(qn("w:val"), words)
            table._tbl.tblPr.append(mark)


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
