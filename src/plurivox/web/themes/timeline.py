"""Codes along a source: lanes with marks, and the same as a list."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import render

from plurivox.store.analysis import load_analysis
from plurivox.store.patterns import load_code_names
from plurivox.store.sources import load_text
from plurivox.themes.analysis import Analysis
from plurivox.themes.pictures import timeline_picture
from plurivox.themes.timeline import Lane, Scale, scale_of
from plurivox.themes.timeline import timeline as along

from ..addresses import words_address
from ..pages import page
from ..request import Request
from .pictures import as_file, on_page


@page("read")
def timeline(request: Request) -> HttpResponse:
    """The source that the address names, or the first that is coded."""
    analysis = load_analysis(request.project)
    coded = {analysis.passages[one.passage].source for one in analysis.codings}
    sources = [one for one in analysis.sources.values() if one.id in coded]
    here = _chosen(request, analysis, [one.id for one in sources])
    names = load_code_names(request.project)
    lanes, scale = _lanes(request, analysis, here, names) if here else ((), None)
    said = {
        "sources": sources,
        "here": here,
        "name": analysis.sources[here].name if here else "",
        "picture": _drawn(request, lanes, names, analysis, here, scale, page=True) if here else "",
        "measured": scale.kind if scale else "",
        "rows": [
            (
                names[lane.code],
                [(mark, _place(analysis, mark.passage)) for mark in lane.marks],
            )
            for lane in lanes
        ],
        "layers": analysis.named_layers(),
    }
    return render(request, "themes/timeline.html", said)


def _place(analysis: Analysis, passage: uuid.UUID) -> str:
    said = analysis.passages[passage]
    return words_address(said.source, said.start, said.end)


def _chosen(request: Request, analysis: Analysis, sources: list[uuid.UUID]) -> uuid.UUID | None:
    word = request.GET.get("source", "")
    if not word:
        return sources[0] if sources else None
    found = next((key for key in sources if str(key) == word), None)
    if found is None:
        raise Http404("Nothing is coded in this source, or it is not there any more.")
    return found


def _lanes(
    request: Request, analysis: Analysis, source: uuid.UUID, names: dict[uuid.UUID, str]
) -> tuple[tuple[Lane, ...], Scale | None]:
    text = load_text(request.project, source)
    scale = scale_of(text.turns, len(text.words))
    return along(analysis, source, scale, list(names)), scale


def _drawn(
    request: Request,
    lanes: tuple[Lane, ...],
    names: dict[uuid.UUID, str],
    analysis: Analysis,
    source: uuid.UUID,
    scale: Scale | None,
    *,
    page: bool,
) -> str:
    name, counts = analysis.sources[source].name, not request.about.without_counts
    marks = {mark.passage for lane in lanes for mark in lane.marks} if page else set()
    opens = {key: _place(analysis, key) for key in marks}
    svg = timeline_picture(lanes, names, name, scale, opens=opens, page=page, counts=counts)
    return on_page(svg) if page else svg


@page("export")
def picture(request: Request, source: uuid.UUID, ending: str) -> HttpResponse:
    """The picture of a source as svg or png."""
    analysis = load_analysis(request.project)
    if source not in analysis.sources:
        raise Http404("This source is not there any more.")
    names = load_code_names(request.project)
    lanes, scale = _lanes(request, analysis, source, names)
    svg = _drawn(request, lanes, names, analysis, source, scale, page=False)
    return as_file(svg, "codes-along-a-session", ending)
