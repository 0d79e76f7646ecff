"""A reporting checklist: each item with what is said to it, who filled it, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO, Literal

from plurivox.reports.checklist_items import Checklist, Item
from plurivox.reports.study import TableSection
from plurivox.reports.tables import Tables, write_tables

EXTENSIONS = (".docx", ".html")
State = Literal["filled", "written", "open"]
STATES: dict[State, str] = {
    "filled": "Filled from the project",
    "written": "Written by a person",
    "open": "Left open",
}


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """What is said to an item; place: where in the project, or on which page of a paper."""

    number: int
    state: State = "open"
    words: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistReport:
    """A checklist with rows for its items, in any order; an item without a row is left open."""

    title: str
    checklist: Checklist
    rows: tuple[ChecklistRow, ...]
    invented: bool = False


def write(report: ChecklistReport, file: BinaryIO, extension: str) -> None:
    """Write it as .docx or .html. Raises Refused for another extension.

    Raises ValueError for a row whose number the checklist does not have.
    """
    write_tables(tables(report), file, extension, EXTENSIONS)


def tables(report: ChecklistReport) -> Tables:
    """The checklist as a table, all items in their order."""
    checklist = report.checklist
    said = {row.number: row for row in report.rows}
    strange = set(said) - {item.number for item in checklist.items}
    if strange:
        raise ValueError(f"{checklist.name} has no item {min(strange)}")
    phases = any(item.phase for item in checklist.items)
    columns = ("No", *(("Phase",) if phases else ()), "Item", "State", "What is said", "Place")
    rows = tuple(_row(item, said.get(item.number), phases) for item in checklist.items)
    still = sum(row.state != "open" for row in said.values())
    section = TableSection(f"{checklist.name}, item by item.", columns, rows)
    facts = (
        checklist.source,
        f"{still} of {len(rows)} items are answered.",
        _open(checklist, said),
    )
    return Tables(
        report.title,
        report.invented,
        tuple(filter(None, facts)),
        ((checklist.name, section),),
    )


def _row(item: Item, row: ChecklistRow | None, phases: bool) -> tuple[str, ...]:
    row = row or ChecklistRow(item.number)
    phase = (str(item.phase),) if phases else ()
    return str(item.number), *phase, item.label, STATES[row.state], row.words, row.place


def _open(checklist: Checklist, said: Mapping[int, ChecklistRow]) -> str:
    """Which items nobody has answered, in a sentence; "" where there are none."""
    left = [
        f"{item.number} {item.label}"
        for item in checklist.items
        if item.number not in said or said[item.number].state == "open"
    ]
    return f"Left open: {'; '.join(left)}." if left else ""
