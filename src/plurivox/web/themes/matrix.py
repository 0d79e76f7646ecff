"""The matrix as a page: rows and columns of one's choice, and a cell that opens its words."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.evidence.problem import Refused
from plurivox.store.analysis import load_analysis, load_gathered
from plurivox.store.cells import SummaryView, load_summaries, save_summary
from plurivox.store.counting import save_without_counts
from plurivox.store.patterns import load_code_names
from plurivox.themes.analysis import Analysis, Gathered
from plurivox.themes.attributes import attributes_of
from plurivox.themes.matrix import COUNTS, ROWS, Cell, Matrix, matrix
from plurivox.themes.trace import CellPlace

from ..addresses import address
from ..pages import page
from ..reports.places import cell_trace
from ..request import Request
from .passages import passages_address
from .shown import ShownPassage, shown_passages

FEW = 30  # passages that an opened cell shows; the others are a page further


@dataclass(frozen=True, slots=True)
class Look:
    """Which matrix somebody looks at; row and value: of the cell that is open."""

    rows: str = "theme"
    columns: str = "site"
    count: str = "passages"
    row: str = ""
    value: str = ""

    @classmethod
    def of(cls, request: Request, analysis: Analysis) -> Look:
        """From an address; what is not understood is as if it were not said."""
        said = request.GET
        known = attributes_of(analysis) or ("site",)
        rows, columns, count = (said.get(name, "") for name in ("rows", "columns", "count"))
        return cls(
            rows if rows in ROWS else "theme",
            columns if columns in known else known[0],
            count if count in COUNTS else "passages",
            said.get("row", ""),
            said.get("value", ""),
        )

    def at(self, **other: str) -> str:
        """The address of the same look with something else."""
        said = {"rows": self.rows, "columns": self.columns, "count": self.count} | other
        return f"{address('themes:matrix')}?{urlencode(said)}"

    def file(self, ending: str) -> str:
        """The address of the same matrix as a file."""
        said = {"rows": self.rows, "columns": self.columns, "count": self.count}
        return f"{address('themes:matrix_file', ending)}?{urlencode(said)}"


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell in the table. shade: 0 to 10, how much of the greatest; written: has a summary.

    said: whether any words stand there, whatever is counted.
    """

    value: int | float | None
    of: str
    shade: int
    open: bool
    address: str
    written: bool
    stale: bool
    said: bool


@dataclass(frozen=True, slots=True)
class OpenCell:
    """The cell that is open beside the table. codes: (name, count, address) of the commonest."""

    row: Gathered
    value: str
    cell: Cell
    codes: tuple[tuple[str, int, str], ...]
    passages: list[ShownPassage]
    more: int
    more_address: str
    summary: SummaryView | None
    stale: str
    close: str
    trace: str


@page("read", "GET", "POST", writes="change themes")
def show(request: Request) -> HttpResponse:
    """The matrix; a POST writes the summary of the cell that is open."""
    analysis = load_analysis(request.project)
    look = Look.of(request, analysis)
    rows = load_gathered(request.project, look.rows, analysis)
    found = matrix(analysis, rows, look.columns)
    if request.method == "POST":
        return _write(request, look, found)
    summaries = load_summaries(request.project)
    opened = _opened(request, look, found, analysis, summaries)
    said = {
        "look": look,
        "matrix": found,
        "table": _table(look, found, summaries),
        "each": _each(look, found),
        "held": passages_address(any_of=look.rows),
        "whole": found.whole.value(look.count),
        "open": opened,
        "kinds": [(kind, kind.capitalize() + "s") for kind in ROWS],
        "attributes": attributes_of(analysis),
        "counts": [(word, name, look.at(count=word)) for word, name in COUNTS.items()],
        "missing": analysis.missing,
        "files": [(ending, look.file(ending)) for ending in ("csv", "xlsx")],
    }
    return render(request, "themes/matrix.html", said)


def _each(look: Look, found: Matrix) -> list[tuple[int | float | None, str]]:
    """The total of each column, and the address of its passages."""
    return [
        (
            cell.value(look.count),
            passages_address(any_of=look.rows, attribute=look.columns, value=value),
        )
        for value, cell in zip(found.columns, found.each, strict=True)
    ]


def _table(
    look: Look, found: Matrix, summaries: dict[tuple[uuid.UUID, str, str], SummaryView]
) -> list[tuple[Gathered, list[ShownCell], int | float | None, str]]:
    """Each row with its cells, its total, and the address of all its passages."""
    values = [v for row in found.counts(look.count) for v in row if v]
    most = max(values, default=1)
    table = []
    for row, cells, whole in zip(found.rows, found.cells, found.all, strict=True):
        shown = [
            _shown_cell(look, row, value, cell, most, summaries)
            for value, cell in zip(found.columns, cells, strict=True)
        ]
        table.append((row, shown, whole.value(look.count), passages_address((row.kind, row.id))))
    return table


def _shown_cell(
    look: Look,
    row: Gathered,
    value: str,
    cell: Cell,
    most: float,
    summaries: dict[tuple[uuid.UUID, str, str], SummaryView],
) -> ShownCell:
    counted = cell.value(look.count)
    summary = summaries.get((row.id, look.columns, value))
    return ShownCell(
        counted,
        f"{cell.speakers} of {cell.heard}",
        round(10 * (counted or 0) / most),
        look.row == row.id.hex and look.value == value,
        look.at(row=row.id.hex, value=value) + "#cell",
        summary is not None,
        bool(summary and summary.stale(cell.passages)),
        bool(cell.passages),
    )


def _cell(look: Look, found: Matrix) -> tuple[Gathered, Cell] | None:
    for row, cells in zip(found.rows, found.cells, strict=True):
        for value, cell in zip(found.columns, cells, strict=True):
            if row.id.hex == look.row and value == look.value:
                return row, cell
    return None


def _opened(
    request: Request,
    look: Look,
    found: Matrix,
    analysis: Analysis,
    summaries: dict[tuple[uuid.UUID, str, str], SummaryView],
) -> OpenCell | None:
    asked = _cell(look, found)
    if asked is None:
        if look.row:
            raise Http404("This cell is not there any more; go back to the matrix.")
        return None
    row, cell = asked
    summary = summaries.get((row.id, look.columns, look.value))
    shown = shown_passages(request.project, analysis, cell.passages)
    counts = _code_counts(analysis, cell.passages)
    names = load_code_names(request.project)
    return OpenCell(
        row,
        look.value,
        cell,
        tuple(
            (
                names[code],
                n,
                passages_address(
                    (row.kind, row.id), ("code", code), attribute=look.columns, value=look.value
                ),
            )
            for code, n in counts
            if code in names
        )[:4],
        shown[:FEW],
        max(len(shown) - FEW, 0),
        passages_address((row.kind, row.id), attribute=look.columns, value=look.value),
        summary,
        summary.stale(cell.passages) if summary else "",
        look.at(),
        cell_trace(CellPlace(row.kind, row.id, look.columns, look.value)),
    )


def _code_counts(analysis: Analysis, passages: Iterable[uuid.UUID]) -> list[tuple[uuid.UUID, int]]:
    """The codes that some passages bear, and how many of them bear each; the commonest first."""
    wanted = set(passages)
    bear: dict[uuid.UUID, set[uuid.UUID]] = {}
    for one in analysis.codings:
        if one.passage in wanted:
            bear.setdefault(one.code, set()).add(one.passage)
    return sorted(((code, len(some)) for code, some in bear.items()), key=lambda pair: -pair[1])


def _write(request: Request, look: Look, found: Matrix) -> HttpResponse:
    asked = _cell(look, found)
    if asked is None:
        raise Refused("This cell is not there any more; open the matrix again.")
    row, cell = asked
    save_summary(
        request.project,
        (row.kind, row.id),
        (look.columns, look.value),
        request.POST.get("words", "")[:8000],
        cell.passages,
        by=request.person.id,
    )
    request.sitting.note("The summary of this cell is kept.")
    return HttpResponseRedirect(look.at(row=look.row, value=look.value) + "#cell")


@page("change the project", "POST")
def counting(request: Request) -> HttpResponse:
    """Hide all counts, or show them again."""
    without = request.POST.get("counts") == "hide"
    save_without_counts(request.project, without, by=request.person.id)
    request.sitting.note(
        "This study does not count: tables show where something was said, and no number."
        if without
        else "Counts are shown again."
    )
    return HttpResponseRedirect(address("themes:matrix"))
