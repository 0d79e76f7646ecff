"""The grid as a page: studies beside constructs, and the confidence that rests on a column."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.store.analysis import load_analysis
from plurivox.store.confidence import load_confidences
from plurivox.store.constructs import load_constructs
from plurivox.store.grid import load_grid, load_grid_releases, release_grid
from plurivox.store.people import load_people
from plurivox.store.project import Project
from plurivox.store.studies import load_studies
from plurivox.store.synthesis_files import WRITTEN
from plurivox.store.told import told
from plurivox.store.undo import undo
from plurivox.synthesis.grid import Grid
from plurivox.themes.analysis import Analysis

from ..addresses import address
from ..exchange.exporting import ENDINGS
from ..pages import page
from ..request import Request
from ..themes.shown import ShownPassage, shown_passages
from .shown_confidence import of_column, shown_confidence
from .shown_grid import Here, Reason, here_of, reasons_of, shown_columns, shown_rows

VERB = "change the synthesis"
LOOKS = {"translations": "Translations", "passages": "Passages", "relations": "Relations"}


def files_of(kind: str) -> dict[str, Any]:
    """What a form needs that downloads something of a synthesis: (ending, its name)."""
    return {"kind": kind, "endings": [(end, ENDINGS[end][0]) for end in WRITTEN[kind]]}


def grid_address(study: str = "", column: str = "", look: str = "") -> str:
    """The address of the grid with a cell that is current."""
    said = {"study": study, "column": column, "show": look}
    asked = urlencode({name: word for name, word in said.items() if word})
    return address("synthesis:index") + (f"?{asked}" if asked else "")


@page("read")
def grid(request: Request) -> HttpResponse:
    """The grid; the address says which cell is current and what the cells show."""
    analysis = load_analysis(request.project)
    found = load_grid(request.project, analysis)
    studies = load_studies(request.project)
    look = request.GET.get("show", "")
    look = look if look in LOOKS else "translations"
    here = here_of(found, request.GET.get("study", ""), request.GET.get("column", ""))
    releases = load_grid_releases(request.project)
    inside = _inside(request.project, analysis, found, look)
    said = {
        "studies": studies,
        "grid": found,
        "rows": [
            (row, [(one, inside.get((one.study, one.column), [])) for one in row.cells])
            for row in shown_rows(found, studies, here)
        ],
        "columns": shown_columns(found, here),
        "look": look,
        "looks": _looks(found, here, look),
        "release": releases[-1] if releases else None,
        "layers": analysis.named_layers(),
        "files": files_of("grid"),
        "import": address("transcripts:import"),
        **(_current(request.project, analysis, found, here) if found.columns else {}),
    }
    return render(request, "synthesis/grid.html", said)


def _looks(found: Grid, here: Here, look: str) -> list[tuple[str, str, bool]]:
    """(its name, its address, whether it is shown) of each way to look at the cells."""
    study = found.studies[here.row].id.hex if found.studies else ""
    column = found.columns[here.column].id.hex if found.columns else ""
    return [(name, grid_address(study, column, key), key == look) for key, name in LOOKS.items()]


def _current(project: Project, analysis: Analysis, found: Grid, here: Here) -> dict[str, Any]:
    """What stands under and beside the grid for the cell that is current."""
    confidences = of_column(found, here.column, load_confidences(project, analysis))
    return {
        "study": found.studies[here.row],
        "column": found.columns[here.column],
        "third": found.third[here.column],
        "cell": address(
            "synthesis:cell", found.studies[here.row].id, found.columns[here.column].id
        ),
        "reasons": reasons_of(found, found.cells[here.row][here.column]),
        "confidence": shown_confidence(confidences[0]) if confidences else None,
        "others": [shown_confidence(one) for one in confidences[1:]],
    }


def _inside(
    project: Project, analysis: Analysis, found: Grid, look: str
) -> Mapping[tuple[uuid.UUID, uuid.UUID], Sequence[Reason | tuple[ShownPassage, bool]]]:
    """Of each cell its passages, each with whether a participant says it, or its reasons."""
    cells = [
        ((study.id, column.id), cell)
        for study, row in zip(found.studies, found.cells, strict=True)
        for column, cell in zip(found.columns, row, strict=True)
    ]
    if look == "relations":
        return {key: reasons_of(found, cell) for key, cell in cells}
    if look != "passages":
        return {}
    keys = dict.fromkeys(key for _, cell in cells for key in cell.passages)
    shown = {one.id: one for one in shown_passages(project, analysis, list(keys))}
    voices = {
        passage: voice
        for one in load_constructs(project, analysis)
        for passage, voice in zip(one.passages, one.voices, strict=True)
    }
    return {
        key: [(shown[one], voices.get(one) == "participant") for one in cell.passages]
        for key, cell in cells
    }


@page("read", "GET", "POST", writes=VERB)
def releases(request: Request) -> HttpResponse:
    """How the grid grew; a POST freezes it as it stands."""
    project = request.project
    if request.method == "POST":
        note = request.POST.get("note", "")[:2000]
        number = release_grid(project, load_analysis(project), note, by=request.person.id)
        request.sitting.note(f"Release {number} of the grid is frozen.")
        return HttpResponseRedirect(address("synthesis:releases"))
    people = {one.id: one.name for one in load_people(project)}
    found = load_grid_releases(project)
    rows = [
        {
            "one": one,
            "by": people.get(one.by, ""),
            "studies": [name for name in one.studies if name not in (was.studies if was else ())],
            "came": _more(one.constructs, was.constructs if was else ()),
            "went": _more(was.constructs if was else (), one.constructs),
            "relations": one.relations - (was.relations if was else 0),
            "first": was is None,
        }
        for was, one in zip([None, *found], found, strict=False)
    ]
    return render(request, "synthesis/releases.html", {"rows": rows[::-1]})


def _more(names: tuple[str, ...], before: tuple[str, ...]) -> list[str]:
    """The names that were not there before; two of one name count as two."""
    left = list(before)
    found = []
    for name in names:
        if name in left:
            left.remove(name)
        else:
            found.append(name)
    return found


@page("undo", "POST")
def take_back(request: Request) -> HttpResponse:
    """One's own last act taken back."""
    request.sitting.note(told(request.project, undo(request.project, request.person.id)))
    return HttpResponseRedirect(
        grid_address(request.POST.get("study", ""), request.POST.get("column", ""))
    )
