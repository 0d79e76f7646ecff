"""Codes that stand together: pairs as a table, and a picture of the strongest."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import render

from plurivox.store.analysis import load_analysis
from plurivox.store.codebook import load_codes
from plurivox.store.patterns import load_code_names, load_together
from plurivox.themes.cooccurrence import UNITS, Together, pair
from plurivox.themes.pictures import left_out_of_picture, together_picture

from ..addresses import address
from ..coding.hues import hue_of
from ..pages import page
from ..request import Request
from .passages import passages_address
from .pictures import as_file, must_count, on_page
from .shown import shown_passages

FEW = 60  # pairs that the table shows at first


@page("read")
def cooccurrence(request: Request) -> HttpResponse:
    """Pairs of codes at a unit of one's choice."""
    unit = _unit(request)
    found = load_together(request.project, unit)
    names = load_code_names(request.project)
    hues = {one.id: hue_of(one.color, at) for at, one in enumerate(load_codes(request.project))}
    pairs = [
        (
            (names[one], hues[one]),
            (names[other], hues[other]),
            count,
            f"{address('themes:together', one, other)}?unit={unit}",
            (found.units[one], passages_address(("code", one))),
            (found.units[other], passages_address(("code", other))),
        )
        for (one, other), count in found.pairs.items()
        if one in names and other in names
    ]
    whole = request.GET.get("all") == "yes"
    said = {
        "unit": unit,
        "units": UNITS.items(),
        "pairs": pairs if whole else pairs[:FEW],
        "more": 0 if whole else max(len(pairs) - FEW, 0),
        "left_out": left_out_of_picture(found, names),
        "picture": on_page(together_picture(found, names, page=True)) if pairs else "",
        "layers": found.layers,
    }
    return render(request, "themes/cooccurrence.html", said)


def _unit(request: Request) -> str:
    unit = request.GET.get("unit", "")
    return unit if unit in UNITS else "overlap"


@page("read")
def together(request: Request, one: uuid.UUID, other: uuid.UUID) -> HttpResponse:
    """The passages of two codes where both stand."""
    names = load_code_names(request.project)
    if one not in names or other not in names:
        raise Http404("One of these codes is not in the codebook any more.")
    unit = _unit(request)
    analysis = load_analysis(request.project)
    found = load_together(request.project, unit, analysis=analysis)
    keys = found.passages.get(pair(one, other), ())
    said = {
        "one": names[one],
        "other": names[other],
        "count": found.count(one, other),
        "where": UNITS[unit],
        "unit": unit,
        "passages": shown_passages(request.project, analysis, keys),
        "layers": found.layers,
    }
    return render(request, "themes/together.html", said)


@page("export")
def picture(request: Request, ending: str) -> HttpResponse:
    """The picture as svg or png."""
    must_count(request)
    found: Together = load_together(request.project, _unit(request))
    svg = together_picture(found, load_code_names(request.project))
    return as_file(svg, "codes-together", ending)
