"""What if: the sentences, cells and figures that would change without somebody's words."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from plurivox.evidence.problem import Refused
from plurivox.store.analysis import load_analysis
from plurivox.store.whatif import load_changes, without_of
from plurivox.themes.analysis import Analysis
from plurivox.themes.attributes import attributes_of
from plurivox.themes.whatif import Change

from ..addresses import address
from ..pages import page
from ..request import Request
from .places import trace

NAMES = {
    "finding": "Findings",
    "narrative": "Sentences of narratives",
    "summary": "Written summaries",
    "theme": "Themes",
    "code": "Codes",
    "figure": "Figures of the study",
    "cell": "Cells of the matrix",
}


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
                "named": _named(analysis, asked),
                "alone": [(one, trace(one.kind, one.about)) for one in found if one.alone],
                "groups": _groups(found),
            }
    return render(request, "reports/whatif.html", said)


def _participants(analysis: Analysis) -> list[tuple[str, str]]:
    speaking = {key for one in analysis.passages.values() for key in one.voices}
    return [
        (f"participant:{one.id}", one.label or one.name)
        for one in analysis.voices.values()
        if one.id in speaking
    ]


def _named(analysis: Analysis, asked: list[str]) -> list[str]:
    """What is thought away, in words."""
    without = without_of(analysis, asked)
    return [
        *(analysis.voices[key].label for key in without.voices),
        *(analysis.sources[key].name for key in without.sources),
        *(f"“{analysis.passages[key].quote[:80]}”" for key in without.passages),
    ]


def _groups(found: list[Change]) -> list[tuple[str, list[tuple[Change, str]]]]:
    groups = []
    for kind, name in NAMES.items():
        rows = [one for one in found if one.kind == kind]
        if rows:
            groups.append((name, [(one, _opens(one)) for one in rows]))
    return groups


def _opens(one: Change) -> str:
    """The trace of what it is about: of a cell its theme, of a summary its row."""
    kind = one.kind
    if kind == "figure":
        return address("themes:saturation")
    if kind == "summary":
        kind = one.row
    if kind == "cell":
        kind = "theme"
    if kind == "narrative":
        kind = "finding" if one.what.endswith("finding") else "theme"
    return trace(kind, one.about)
