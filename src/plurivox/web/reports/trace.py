"""The trace as a page: down the chain to the words, and up to what rests on them."""

from __future__ import annotations

import io
import uuid
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render

from plurivox.evidence.problem import Refused
from plurivox.reports.trace_page import write
from plurivox.store.trace import Key, load_trace
from plurivox.themes.matrix import ROWS
from plurivox.themes.trace import CellPlace, Row, Section, Trace

from ..addresses import address, words_address
from ..pages import page
from ..request import Request
from ..themes.passages import passages_address
from .places import direction
from .places import trace as trace_address


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row on the page. opens: its own trace, or its place in the transcript.

    cells: what stands in each; where it counts, the number and the address of what it counts.
    counts: the address of what a number in `told` counts.
    """

    row: Row
    dir: str
    opens: str
    place: str
    cells: tuple[tuple[str, int, str], ...] = ()
    counts: str = ""


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section on the page. more: the address of passages that it has no room for."""

    section: Section
    rows: list[ShownRow]
    more: str = ""


@page("read")
def trace(request: Request, kind: str, key: uuid.UUID) -> HttpResponse:
    """One trace."""
    return _page(request, _access(request, kind, key))


@page("read")
def cell(request: Request, row: str, key: uuid.UUID) -> HttpResponse:
    """The trace of a cell of the matrix: ?attribute=site&value=Akko."""
    return _page(request, _access(request, "cell", _place(request, row, key)))


def _place(request: Request, row: str, key: uuid.UUID) -> CellPlace:
    said = request.GET
    return CellPlace(row, key, said.get("attribute", ""), said.get("value", ""))


def _page(request: Request, found: Trace) -> HttpResponse:
    said = {
        "trace": found,
        "dir": direction(found.language),
        "rail": _rail(found),
        "sections": [_shown(found, one) for one in found.sections],
        "beside": [_shown(found, one) for one in found.beside],
        "report": address("reports:index"),
        "whatif": address("reports:whatif"),
        "file": trace_address(found.kind, found.id, page="trace_file"),
        "leave_out": found.kind in ("passage", "participant", "source"),
    }
    return render(request, "reports/trace.html", said)


def _access(request: Request, kind: str, key: Key) -> Trace:
    try:
        return load_trace(request.project, kind, key, person=request.person.id)
    except Refused as reason:
        raise Http404(str(reason)) from None


def _rail(found: Trace) -> list[tuple[str, int, str, str]]:
    """The steps of the chain: their anchors, and what their numbers open."""
    there = {"top", *(one.name for one in found.sections)}
    return [
        (
            label,
            count,
            anchor if anchor in there else "",
            (_all(found) if label in ("Passages", "Speakers", "Sources") else f"#{anchor}")
            if anchor in there
            else "",
        )
        for label, count, anchor in found.rail
    ]


def _all(found: Trace, *more: tuple[str, uuid.UUID], side: str = "both", whose: str = "") -> str:
    """The address of the passages that a trace rests on; of these, those of `more` and `whose`."""
    if found.kind == "cell":
        place = CellPlace.read(found.id)
        return passages_address(
            (place.kind, place.row),
            *more,
            attribute=place.attribute,
            value=place.value,
            whose=whose,
        )
    if found.kind in ROWS:
        own = (found.kind, uuid.UUID(found.id))
        of_finding = side if found.kind == "finding" else ""
        return passages_address(own, *more, side=of_finding, whose=whose)
    return passages_address(*more, whose=whose or f"{found.kind}:{found.id}")


def _shown(found: Trace, section: Section) -> ShownSection:
    rows = [_row(found, row, section.columns) for row in section.rows]
    of_words = section.note and section.rows[0].kind == "passage"
    side = {"for": "", "against": "against"}.get(section.name, "both")
    return ShownSection(section, rows, _all(found, side=side) if of_words else "")


def _row(found: Trace, row: Row, columns: tuple[str, ...] = ()) -> ShownRow:
    place = ""
    if row.source:
        place = words_address(uuid.UUID(row.source), row.start, row.end)
    opens = trace_address(row.kind, row.id) if _traced(row) else place
    if row.kind == "report":
        opens = address("reports:index")
    cells = tuple(_cell(found, row, *both) for both in zip(columns[1:], row.cells, strict=False))
    return ShownRow(row, direction(row.language), opens, place, cells, _counted(found, row))


def _counted(found: Trace, row: Row) -> str:
    """What a number beside a row counts: passages of the row, or of what is traced."""
    if not row.counts:
        return ""
    if row.kind in ROWS:
        side = "both" if row.kind == "finding" else ""
        return passages_address((row.kind, uuid.UUID(row.id)), side=side, whose=row.counts)
    return _all(found, whose=row.counts)


def _cell(found: Trace, row: Row, column: str, cell: str) -> tuple[str, int, str]:
    """A cell of the table of codes: a count opens its passages, a statistic opens none."""
    if not cell.isdigit():
        return cell, 0, ""
    of = (row.kind, uuid.UUID(row.id))
    if column not in ("Passages", "Speakers"):
        return cell, int(cell), passages_address(of, attribute="site", value=column)
    opens = _all(found, of) if found.kind == "cell" else passages_address(of)
    return cell, int(cell), opens


def _traced(row: Row) -> bool:
    return bool(row.id) and row.kind not in ("", "place", "report")


@page("export")
def trace_file(request: Request, kind: str, key: uuid.UUID) -> HttpResponse:
    """The trace as one html file that needs nothing else."""
    return _file(request, _access(request, kind, key))


@page("export")
def cell_file(request: Request, row: str, key: uuid.UUID) -> HttpResponse:
    """The trace of a cell as one html file that needs nothing else."""
    return _file(request, _access(request, "cell", _place(request, row, key)))


def _file(request: Request, found: Trace) -> HttpResponse:
    out = io.BytesIO()
    write(found, out, request.about.title)
    response = HttpResponse(out.getvalue(), content_type="text/html; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="trace-{found.kind}.html"'
    return response
