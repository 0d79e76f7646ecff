"""The grid as files, opened again; its studies are invented."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from docx.enum.section import WD_ORIENT

from plurivox.evidence.problem import Refused
from plurivox.reports.grid import GridReport, write
from plurivox.reports.tables import AT_ONCE
from plurivox.synthesis.grid import Construct, build_grid
from tests.unit.synthesis.invented import CONSTRUCTS, STUDIES, key

from .synthesis import GRID, Page, book, cells, no_formula, word, written

OKELLO = (
    "≈ reciprocal: =Shut out (second-order)\n"
    "Translation: Visitors wait at the door. (Bo) – to be read again\n"
    "Passages: 2"
)
LAID = [
    ["Study", "Kept outside (first-order; Brandt 2019)", "A chair (first-order; Okello 2021)"],
    ["Brandt 2019 (index study): Germany; nurses", "Kept outside (first-order)\nPassages: 1", ""],
    ["Sato 2018: Japan",
     "≠ refutational to “=Shut out”: Let in at once (second-order)\nPassages: 1", ""],
    ["Okello 2021: Uganda", OKELLO, "A chair (first-order)\nPassages: 2"],
    ["Lind 2020: Norway", "", "∅ no equivalent: Seats are not spoken of."],
    ["Third-order constructs (themes)", "Doors (both)\nWelcome (facilitator)",
     "Welcome (facilitator)"],
]  # fmt: skip


def test_word_has_the_grid_on_a_page_that_lies_on_its_side() -> None:
    paper = word("grid", GRID)
    assert paper.sections[0].orientation == WD_ORIENT.LANDSCAPE
    assert paper.sections[0].page_width > paper.sections[0].page_height
    assert cells(paper.tables[0]) == LAID
    styles = {p.text: p.style.name for p in paper.paragraphs}
    assert styles["Being welcomed"] == "Title"
    assert styles["Studies and constructs"] == "Heading 1"
    assert styles["Table . Studies translated into one another."] == "Caption"
    assert "Release: 2." in styles
    assert "Constructs: 2 first-order, 2 second-order, 2 third-order. Studies: 4." in styles
    assert "Line of argument: A door decides." in styles
    assert any(text.startswith("Invented:") for text in styles)
    assert any(
        text.startswith("Read: consensus of four articles. “≈ reciprocal”") for text in styles
    )


def test_words_tables_have_header_rows_and_are_described() -> None:
    paper = word("grid", GRID)
    assert len(paper.tables) == 2
    for table in paper.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert "w:tblCaption" in table._tbl.xml
    assert "w:tblDescription" in paper.tables[0]._tbl.xml
    first = paper.tables[0]
    wide = [column.width for column in first.columns]
    assert [cell.width for cell in first.rows[1].cells] == wide
    assert sum(wide) <= paper.sections[0].page_width - 2 * paper.sections[0].left_margin
    order = [child.tag.rsplit("}")[-1] for child in paper.tables[0]._tbl.tblPr]
    assert order.index("tblBorders") < order.index("tblLook") < order.index("tblDescription")


def test_the_relations_are_told_with_their_reasons() -> None:
    told = cells(word("grid", GRID).tables[1])
    assert told[1:] == [
        ["Let in at once", "=Shut out", "≠ refutational", "Sato 2018", "Nobody waited.", "Ada",
         "2024-03-02"],
        ["=Shut out", "Kept outside", "≈ reciprocal", "Okello 2021", "Both speak of a door.",
         "Ada", "2024-03-02"],
        ["looked for, not found", "A chair", "∅ no equivalent", "Lind 2020",
         "Seats are not spoken of.", "Ada", "2024-03-02"],
    ]  # fmt: skip


def many() -> GridReport:
    """Sixteen constructs of which none is related to another."""
    constructs = [
        Construct(key(f"c{at}"), f"C{at}", "first", STUDIES[0].id, passages=(key("p1"),))
        for at in range(16)
    ]
    return replace(GRID, grid=build_grid(STUDIES, constructs))


def test_a_grid_that_is_too_wide_for_the_page_goes_on_below() -> None:
    tables = [cells(table) for table in word("grid", many()).tables]
    assert [len(rows[0]) for rows in tables] == [AT_ONCE, AT_ONCE, 5]
    assert {rows[0][0] for rows in tables} == {"Study"}
    assert [name.split(" ")[0] for rows in tables for name in rows[0][1:]] == [
        f"C{at}" for at in range(16)
    ]
    page = Page(written("grid", many(), ".html"))
    assert len(page.tables[0][0]) == 17, "a page can be scrolled"


def test_the_page_has_the_same_grid_and_its_numbers_open() -> None:
    page = Page(written("grid", GRID, ".html"))
    assert page.tables[0] == LAID
    assert page.captions == [
        "Studies translated into one another.",
        "Relations between constructs.",
    ]
    assert page.to == ["c-0-1", "c-1-1", "c-2-1", "c-2-2"]
    assert set(page.to) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert page.fetched == []
    html = written("grid", GRID, ".html").decode()
    assert '<a class="rests" href="#c-2-1">Passages: 2</a>' in html
    assert '<section id="c-2-1"><h3>Okello 2021: Kept outside</h3>' in html
    assert html.count("We wait.") == 1


def test_without_the_words_of_its_passages_the_page_only_counts() -> None:
    page = Page(written("grid", replace(GRID, quotations={}), ".html"))
    assert page.tables[0] == LAID
    assert page.to == []


def test_markup_in_a_name_stays_words() -> None:
    odd = [replace(CONSTRUCTS[0], name="<b>A chair</b>")]
    html = written("grid", replace(GRID, grid=build_grid(STUDIES, odd)), ".html").decode()
    assert "&lt;b&gt;A chair" in html
    assert "<b>A" not in html


def test_the_workbook_has_a_sheet_a_table_and_no_formula() -> None:
    found = book("grid", GRID)
    assert found.sheetnames == [
        "About", "Grid", "Constructs", "Relations", "Translations", "Third order", "Passages",
    ]  # fmt: skip
    assert no_formula(found)
    assert [["" if c is None else c for c in row] for row in found["Grid"].values] == LAID
    constructs = [row for row in found["Constructs"].values if row[1] == "=Shut out"]
    assert constructs == [(
        "Okello 2021", "=Shut out", "second", "Left at the door.", "Kept outside", "reciprocal",
        "Kept outside", "Doors", 2, "", "Bo",
    )]  # fmt: skip
    assert ("Okello 2021", "Kept outside", "Visitors wait at the door.", "Bo", "yes") in list(
        found["Translations"].values
    )
    assert ("Kept outside", "Doors", "both") in list(found["Third order"].values)
    assert [row[3] for row in found["Passages"].values][-1] == "A seat."


def test_an_empty_grid_can_be_written() -> None:
    empty = replace(GRID, grid=build_grid((), ()), quotations={})
    assert cells(word("grid", empty).tables[0]) == [["Study"], ["Third-order constructs (themes)"]]
    assert no_formula(book("grid", empty))
    assert Page(written("grid", empty, ".html")).tables


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(Refused, match=r"not written as “\.md”; choose one of \.docx, \.html"):
        write(GRID, io.BytesIO(), ".md")
