"""ENTREQ and eMERGe as files, opened again; what is said to the items is invented."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from plurivox.evidence.problem import Refused
from plurivox.reports.checklist import ChecklistReport, ChecklistRow, write
from plurivox.reports.checklist_items import CHECKLISTS, EMERGE, ENTREQ

from .synthesis import Page, cells, word, written

ROWS = (
    ChecklistRow(16, "filled", "Two reviewers: Ada and Bo.", "Passes"),
    ChecklistRow(1, "written", "To learn who is let in.\nAnd why.", "page 2"),
)
REPORT = ChecklistReport("How it was done", ENTREQ, ROWS, True)


def test_the_checklists_have_their_items_in_order() -> None:
    assert [len(one.items) for one in CHECKLISTS.values()] == [21, 19]
    for one in CHECKLISTS.values():
        assert [item.number for item in one.items] == list(range(1, len(one.items) + 1))
    assert [item.phase for item in EMERGE.items] == sorted(item.phase for item in EMERGE.items)
    assert {item.phase for item in EMERGE.items} == set(range(1, 8))


def test_the_labels_are_those_of_the_papers(real_data: Path) -> None:
    listed = json.loads((real_data / "checklists.json").read_text())
    assert [[i.number, i.label] for i in ENTREQ.items] == listed["ENTREQ"]["items"]
    assert [[i.number, i.phase, i.label] for i in EMERGE.items] == listed["eMERGe"]["items"]


def test_word_lists_every_item_with_its_state_its_words_and_its_place() -> None:
    paper = word("checklist", REPORT)
    (table,) = paper.tables
    rows = cells(table)
    assert rows[0] == ["No", "Item", "State", "What is said", "Place"]
    assert rows[1] == ["1", "Aim", "Written by a person", "To learn who is let in.\nAnd why.",
                       "page 2"]  # fmt: skip
    assert rows[2] == ["2", "Synthesis methodology", "Left open", "", ""]
    assert rows[16] == ["16", "Number of reviewers", "Filled from the project",
                        "Two reviewers: Ada and Bo.", "Passes"]  # fmt: skip
    assert len(rows) == 22
    assert "w:tblHeader" in table.rows[0]._tr.xml
    words = [p.text for p in paper.paragraphs]
    assert "2 of 21 items are answered." in words
    assert any(one.startswith("Left open: 2 Synthesis methodology; 3 ") for one in words)
    assert any("BMC Med Res Methodol 12:181" in one for one in words)


def test_the_phases_of_a_meta_ethnography_stand_beside_its_items() -> None:
    page = Page(written("checklist", ChecklistReport("x", EMERGE, ()), ".html"))
    (rows,) = page.tables
    assert rows[0][:3] == ["No", "Phase", "Item"]
    assert rows[11] == ["11", "4", "Process for determining how studies are related", "Left open",
                        "", ""]  # fmt: skip
    assert page.fetched == []


def test_a_row_that_says_open_is_open_and_a_whole_checklist_leaves_nothing_open() -> None:
    whole = tuple(ChecklistRow(n, "written", "Said.", "p") for n in range(1, 22))
    text = written("checklist", ChecklistReport("x", ENTREQ, whole), ".html").decode()
    assert "21 of 21 items are answered." in text
    assert "Left open" not in text
    one = (*whole[:20], ChecklistRow(21))
    text = written("checklist", ChecklistReport("x", ENTREQ, one), ".html").decode()
    assert "Left open: 21 Synthesis output." in text


def test_an_item_that_is_not_there_and_a_file_that_is_not_written_are_refused() -> None:
    with pytest.raises(ValueError, match="ENTREQ has no item 22"):
        write(ChecklistReport("x", ENTREQ, (ChecklistRow(22),)), io.BytesIO(), ".docx")
    with pytest.raises(Refused, match=r"choose one of \.docx, \.html"):
        write(REPORT, io.BytesIO(), ".xlsx")
