"""Invented reports of a synthesis: a grid, assessed findings, and the files written of them."""

from __future__ import annotations

import io
from html.parser import HTMLParser
from typing import Any

import docx
import openpyxl

from plurivox.reports import OF_A_SYNTHESIS
from plurivox.reports.cerqual import AssessedFinding, CerqualReport
from plurivox.reports.grid import GridReport
from plurivox.reports.study import Quoted
from plurivox.synthesis.confidence import COMPONENTS, Assessment, Judgement
from tests.unit.synthesis.invented import grid, key

QUOTATIONS = {
    key(name): Quoted(words, "[participant]", "en", "s", 0, key(name).hex, "Okello 2021, results")
    for name, words in (
        ("p1", "=I had a chair."), ("p2", "A seat."), ("p3", "The door was shut."),
        ("p4", "We wait."), ("p5", "In at once."),
    )
}  # fmt: skip
GRID = GridReport(
    "Being welcomed", grid(), "Read: consensus of four articles.", "2", "A door decides.", True,
    QUOTATIONS,
)  # fmt: skip
FINE = Judgement("no or very minor")
FINDINGS = (
    AssessedFinding(
        "=A door decides who is welcome.",
        ("Brandt 2019", "Okello 2021"),
        "1",
        Assessment(
            {**dict.fromkeys(COMPONENTS, FINE), "adequacy": Judgement("moderate", "Thin data.")},
            "moderate",
            "Few and short accounts.",
        ),
        {
            "coherence": ["A passage of Okello 2021 was added."],
            "adequacy": ["A passage of Okello 2021 was added."],
        },
    ),
    AssessedFinding("A chair is a welcome.", ("Okello 2021", "Sato 2018"), "2"),
    AssessedFinding(
        "Our groups want a bell.", (), "3", refused="This finding rests on our own focus groups."
    ),
)
CERQUAL = CerqualReport("Confidence", FINDINGS, "Read: consensus of four articles.", True)


def written(name: str, report: Any, extension: str) -> bytes:
    out = io.BytesIO()
    one = next(one for one in OF_A_SYNTHESIS if one.key == name)
    assert extension in one.extensions
    one.load().write(report, out, extension)
    return out.getvalue()


def word(name: str, report: Any) -> Any:
    return docx.Document(io.BytesIO(written(name, report, ".docx")))


def book(name: str, report: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(written(name, report, ".xlsx")))


def cells(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def no_formula(workbook: Any) -> bool:
    return all(
        cell.data_type in ("s", "n") for sheet in workbook for row in sheet.rows for cell in row
    )


class Page(HTMLParser):
    """What a page has: cells by table with <br> as a line end, anchors, links, things to fetch."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.captions: list[str] = []
        self.ids: list[str] = []
        self.to: list[str] = []
        self.fetched: list[str] = []
        self.within = ""
        self.feed(html.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.ids += [said["id"] or ""] if "id" in said else []
        if tag == "a":
            self.to.append((said.get("href") or "").removeprefix("#"))
        if tag in ("script", "link", "img", "iframe") or "src" in said:
            self.fetched.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self.within = "cell"
        elif tag == "caption":
            self.captions.append("")
            self.within = "caption"
        elif tag == "br":
            self.tables[-1][-1][-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "caption"):
            self.within = ""

    def handle_data(self, data: str) -> None:
        if self.within == "cell":
            self.tables[-1][-1][-1] += data
        elif self.within == "caption":
            self.captions[-1] += data
