"""The four files of a report, opened again and read back."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from typing import Any

import docx
import openpyxl
import pytest
from docx.shared import Pt, Twips

from plurivox.reports import REPORTS
from plurivox.reports.study import TableSection
from plurivox.reports.word import TEXT, add_table

from .given import CHAIR_ID, REPORT


def written(extension: str) -> bytes:
    out = io.BytesIO()
    next(one for one in REPORTS if one.extension == extension).load().write(REPORT, out)
    return out.getvalue()


@pytest.fixture(scope="module")
def word() -> Any:
    return docx.Document(io.BytesIO(written(".docx")))


def test_word_has_headings_captions_and_quotations_in_their_styles(word: Any) -> None:
    styles = {p.text: p.style.name for p in word.paragraphs}
    assert styles["Themes"] == "Heading 1"
    assert styles["Welcome | <b>"] == "Heading 2"
    assert styles["“I had a chair.” [#9, Gulu, PSW]"] == "Quote"
    captions = [text for text, style in styles.items() if style == "Caption"]
    assert captions[0] == "Table . Participants by site.", "its number is a field"
    assert captions[-2:] == ["Figure . New codes.", "Table . The codebook."]
    told = "F1  A chair is =a= welcome. (facilitator; level: individual; setting: low (mainly); "
    assert told in "".join(styles)


def test_captions_are_counted_by_word_itself(word: Any) -> None:
    xml = word.element.xml
    assert xml.count("SEQ Table") == 3
    assert xml.count("SEQ Figure") == 1


def test_every_table_has_a_header_row_and_every_picture_its_words(word: Any) -> None:
    assert len(word.tables) == 3
    for table in word.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml
    described = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert described == ["GU 1: 2 new."]


def test_words_are_marked_with_their_language_and_direction(word: Any) -> None:
    (hebrew,) = [p for p in word.paragraphs if "היה" in p.text]
    assert "<w:bidi/>" in hebrew._p.xml
    assert 'w:bidi="he"' in hebrew._p.xml
    assert hebrew.text.endswith("\u200e[#2, Akko, nurse]\u200e")


def test_the_archive_is_sound() -> None:
    assert zipfile.ZipFile(io.BytesIO(written(".docx"))).testzip() is None


class Links(HTMLParser):
    """Anchors, and links to anchors, of a page; and whatever it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.to: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if said.get("id"):
            self.ids.append(said["id"] or "")
        if tag == "a":
            self.to.append((said.get("href") or "").removeprefix("#"))
        if tag in ("script", "link", "img", "iframe") or said.get("src"):
            self.fetched.append(tag)


def test_in_the_page_every_link_opens_something_in_it_and_nothing_is_fetched() -> None:
    html = written(".html").decode()
    links = Links()
    links.feed(html)
    assert links.fetched == []
    assert len(links.ids) == len(set(links.ids))
    assert set(links.to) <= set(links.ids)
    assert "url(" not in html


def test_in_the_page_a_claim_a_sentence_and_a_quotation_open_their_evidence() -> None:
    html = written(".html").decode()
    assert '<a class="rests" href="#e-f1">A chair is =a= welcome.</a>' in html
    assert '<a class="rests" href="#e-t1">What is given.</a>' in html
    assert f'<a class="rests" href="#p-{CHAIR_ID.hex}">“I had a chair.”</a>' in html
    assert '<blockquote id="p-b2"><p lang="he" dir="rtl">' in html
    assert "Welcome | &lt;b&gt;" in html
    assert "<b>Welcome" not in html


def test_markdown_takes_no_words_for_markup() -> None:
    words = written(".md").decode()
    assert "### Welcome \\| \\<b\\>" in words
    assert "> “I had a chair.” \\[\\#9, Gulu, PSW\\]" in words
    assert re.search(r"^\| Gulu \| 2 \|$", words, re.M)


def test_the_workbook_holds_words_as_words() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(".xlsx")))
    assert book["Codebook"]["A2"].value == "=Kept"
    assert book["Codebook"]["A2"].data_type == "s"
    rows = list(book["Quotations"].iter_rows(min_row=2, values_only=True))
    assert [(row[2], row[4]) for row in rows] == [
        ("for", "[#9, Gulu, PSW]"), ("against", "[#2, Akko, nurse]"),
    ]  # fmt: skip
    assert book["Participants"]["B2"].value == 2
    assert "Missing" in book.sheetnames


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        (("Finding", "Studies", "Confidence"), ("Word " * 60, "Halvorsen 2021", "Moderate")),
        (("No", "Item", "What is said"), ("1", "Aim", "Word " * 90)),
    ],
)
def test_a_column_of_short_words_does_not_break_them(
    columns: tuple[str, ...], row: tuple[str, ...]
) -> None:
    """As Word lays it out: the width of a column over that of a bold letter of 11 points."""
    made = docx.Document()
    add_table(made, TableSection("Widths.", columns, (row,)), 1)
    widths = [cell.width for cell in made.tables[0].rows[0].cells]
    assert sum(widths) <= TEXT + Twips(len(widths))  # Word rounds each to a twip
    for width, words in zip(widths, zip(columns, row, strict=True), strict=True):
        longest = max(len(word) for cell in words for word in cell.split())
        assert width >= longest * Pt(11) * 0.6
