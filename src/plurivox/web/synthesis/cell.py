"""A cell of the grid: its translation, its passages, and how the study stands to the construct."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.evidence.problem import Refused
from plurivox.store.analysis import load_analysis
from plurivox.store.cells import load_summaries
from plurivox.store.grid import CELL, load_grid, translate_cell
from plurivox.store.relations import Related, remove_relation, save_relation
from plurivox.synthesis.grid import Cell, Construct, Grid
from plurivox.themes.analysis import Analysis

from ..addresses import address
from ..coding.short_keys import key_of
from ..pages import page
from ..request import Request
from ..themes.shown import shown_passages
from .grid import VERB, grid_address
from .shown_grid import constructs_of, reasons_of


@page("read", "GET", "POST", writes=VERB)
def cell(request: Request, study: uuid.UUID, column: uuid.UUID) -> HttpResponse:
    """One cell; a POST translates, relates, or takes a relation away."""
    analysis = load_analysis(request.project)
    grid = load_grid(request.project, analysis)
    row, at = _place(grid, study, column)
    found = grid.cells[row][at]
    if request.method == "POST":
        return _written(request, analysis, grid, found, study, column)
    own, others = _choices(grid, at, study)
    written = load_summaries(request.project).get((column, CELL, study.hex))
    said = {
        "study": grid.studies[row],
        "column": grid.columns[at],
        "whose": next(one.name for one in grid.studies if one.id == grid.columns[at].study),
        "own_column": grid.columns[at].study == study,
        "words": written.words if written else "",
        "stale": written.stale(found.passages) if written else "",
        "older": [one for one in found.translations if one.construct != column],
        "placed": [one.construct for one in found.constructs],
        "passages": shown_passages(request.project, analysis, found.passages),
        "reasons": reasons_of(grid, found),
        "own": own,
        "to": others,
        "third": grid.third[at],
        "layers": analysis.named_layers(),
        "back": grid_address(study.hex, column.hex),
        "steps": _steps(grid, row, at),
    }
    return render(request, "synthesis/cell.html", said)


def _place(grid: Grid, study: uuid.UUID, column: uuid.UUID) -> tuple[int, int]:
    rows = {one.id: at for at, one in enumerate(grid.studies)}
    columns = {one.id: at for at, one in enumerate(grid.columns)}
    if study not in rows or column not in columns:
        raise Http404("This cell is not in the grid any more; look at the grid again.")
    return rows[study], columns[column]


Named = list[tuple[Construct, str]]


def _choices(grid: Grid, at: int, study: uuid.UUID) -> tuple[Named, Named]:
    """The constructs of the study, and those of others to which they can be related.

    These are the ones that stand in the column; where the study heads it, all of other studies.
    """
    names = {one.id: one.name for one in grid.studies}
    known = constructs_of(grid)
    here = {p.construct.id for row in grid.cells for p in row[at].constructs}
    if grid.columns[at].study == study:
        here = set(known)
    own = [(one, names[one.study]) for one in known.values() if one.study == study]
    others = [
        (one, names[one.study]) for one in known.values() if one.id in here and one.study != study
    ]
    return own, others


def _steps(grid: Grid, row: int, at: int) -> Mapping[str, str]:
    """The addresses of the cells around it; "" at an edge."""

    def to(row: int, at: int) -> str:
        there = 0 <= row < len(grid.studies) and 0 <= at < len(grid.columns)
        return address("synthesis:cell", grid.studies[row].id, grid.columns[at].id) if there else ""

    return {"up": to(row - 1, at), "down": to(row + 1, at)}


def _written(
    request: Request,
    analysis: Analysis,
    grid: Grid,
    found: Cell,
    study: uuid.UUID,
    column: uuid.UUID,
) -> HttpResponse:
    does, project, by = request.POST.get("does", ""), request.project, request.person.id
    if does == "translate":
        words = request.POST.get("words", "")[:8000]
        translate_cell(project, analysis, study, column, words, by=by)
        request.sitting.note("The translation of this cell is kept.")
    elif does == "relate":
        save_relation(project, _related(request, grid, study), by=by)
        request.sitting.note("Kept: how the study stands to this construct.")
    elif does == "remove":
        relation = key_of(request.POST.get("relation"))
        if relation not in {one.id for one in reasons_of(grid, found)}:
            raise Refused("This relation is not there any more; open the cell again.")
        remove_relation(project, relation, by=by)
        request.sitting.note("The relation is taken away; undo brings it back.")
    else:
        raise Refused("The page sent something that is not understood; load it again.")
    return HttpResponseRedirect(_after(request, study, column))


def _related(request: Request, grid: Grid, study: uuid.UUID) -> Related:
    """A relation as the form says it; both constructs must be in the grid."""
    known: dict[uuid.UUID, Construct] = constructs_of(grid)
    own, to = request.POST.get("construct", ""), key_of(request.POST.get("to"))
    construct = key_of(own) if own else None
    if construct and (construct not in known or known[construct].study != study):
        raise Refused("This construct is not of the study any more; open the cell again.")
    if to not in known or known[to].study == study:
        raise Refused("Relate it to a construct of another study; open the cell again.")
    kind, why = request.POST.get("kind", ""), request.POST.get("rationale", "")[:8000]
    return Related(study, to, kind, why, construct)


def _after(request: Request, study: uuid.UUID, column: uuid.UUID) -> str:
    """Back to the cell; to the grid where its column is gone, since it was related to another."""
    grid = load_grid(request.project, load_analysis(request.project))
    if any(one.id == column for one in grid.columns):
        return address("synthesis:cell", study, column)
    return grid_address(study.hex, grid.column_of().get(column, column).hex)
