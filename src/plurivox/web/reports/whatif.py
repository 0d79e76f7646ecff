"""What if: the sentences, cells and figures that would change without somebody's words."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from plurivox.evidence.problem import Refused
from plurivox.store.analysis import load_analysis
from plurivox.store.whatif import load_changes, without_of
from plurivox.themes.analysis import Analysis
from plurivox.themes.attributes import attributes_of
from plurivox.themes.trace import CellPlace
from plurivox.themes.whatif import Change

from ..addresses import address
from ..pages import page
from ..request import Request
from ..themes.passages import passages_address
from ..themes.without import named
from .places import cell_trace, trace

NAMES = {
    "finding": "Findings",
    "narrative": "Sentences of narratives",
    "summary": "Written summaries",
    "theme": "Themes",
    "code": "Codes",
    "figure": "Figures of the study",
    "cell": "Cells of the matrix",
}


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change on the page. opens: the trace of what would change; now, then: what it counts."""

    change: Change
    opens: str
    now: str
    then: str


@page("read")
def whatif(request: Request) -> HttpResponse:
    """Choose what is thought away, and see what would change. Nothing is written."""
    analysis = load_analysis(request.project)
    asked = [word for word in request.GET.getlist("without") if word]
    columns = request.GET.get("columns", "")
    said: dict[str, Any] = {
        "asked": asked,
        "passages": [word for word in asked if word.startswith("passage:")],
        "attributes": attributes_of(analysis),
        "columns": columns,
        "participants": _participants(analysis),
        "sources": [(f"source:{one.id}", one.name) for one in analysis.sources.values()],
        "layers": analysis.named_layers(),
        "report": address("reports:index"),
    }
    if asked:
        try:
            without = without_of(analysis, asked)
        except Refused as reason:
            said["refused"] = str(reason)
        else:
            found = load_changes(request.project, without, analysis=analysis, attribute=columns)
            said |= {
                "named": named(analysis, without),
                "alone": [(one, trace(one.kind, one.about)) for one in found if one.alone],
                "groups": _groups(found, asked),
            }
    return render(request, "reports/whatif.html", said)


def _participants(analysis: Analysis) -> list[tuple[str, str]]:
    speaking = {key for one in analysis.passages.values() for key in one.voices}
    return [
        (f"participant:{one.id}", one.label or one.name)
        for one in analysis.voices.values()
        if one.id in speaking
    ]


def _groups(found: list[Change], asked: list[str]) -> list[tuple[str, list[ShownChange]]]:
    groups = []
    for kind, name in NAMES.items():
        rows = [_shown(one, asked) for one in found if one.kind == kind]
        if rows:
            groups.append((name, rows))
    return groups


def _shown(one: Change, asked: list[str]) -> ShownChange:
    kind = _about(one)
    if one.kind == "figure":
        now = address("themes:saturation")
        then = f"{now}?{urlencode([('without', word) for word in asked])}"
        return ShownChange(one, now, now, then)
    if one.kind in ("cell", "summary"):
        place = CellPlace(kind, uuid.UUID(one.about), one.attribute, one.value)
        opens = cell_trace(place)
    else:
        opens = trace(kind, one.about)
    of = (kind, uuid.UUID(one.about))
    value = one.value if one.attribute else ""
    side = "against" if one.what == "passages against it" else ""
    now = passages_address(of, attribute=one.attribute, value=value, side=side)
    then = passages_address(of, attribute=one.attribute, value=value, side=side, without=asked)
    return ShownChange(one, opens, now, then)


def _about(one: Change) -> str:
    """The kind of what it is about: of a cell a theme, of a summary its row."""
    if one.kind == "summary":
        return one.row
    if one.kind == "cell":
        return "theme"
    if one.kind == "narrative":
        return "finding" if one.what.endswith("finding") else "theme"
    return one.kind
