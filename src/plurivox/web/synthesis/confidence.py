"""How much confidence people have in each finding (GRADE-CERQual); nothing is ever computed."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.evidence.problem import Refused
from plurivox.store.analysis import load_analysis
from plurivox.store.confidence import confirm_confidence, load_confidences, save_confidence
from plurivox.store.themes import load_themes
from plurivox.synthesis.confidence import COMPONENTS, CONCERNS, CONFIDENCE, Assessment, Judgement

from ..addresses import address
from ..pages import page
from ..request import Request
from .grid import VERB, files_of, grid_address
from .shown_confidence import ShownConfidence, shown_confidence

LONGEST = 8000


@page("read")
def confidences(request: Request) -> HttpResponse:
    """Every finding with its studies, and its confidence or why it has none."""
    analysis = load_analysis(request.project)
    found = [shown_confidence(one) for one in load_confidences(request.project, analysis)]
    said = {
        "able": [one for one in found if not one.view.refused],
        "refused": [one for one in found if one.view.refused],
        "files": files_of("cerqual"),
        "layers": analysis.named_layers(),
        "themes": address("themes:index"),
    }
    return render(request, "synthesis/confidences.html", said)


@page("read", "GET", "POST", writes=VERB)
def judge(request: Request, finding: uuid.UUID) -> HttpResponse:
    """The judgements of one finding; a POST writes them, or says that they still hold."""
    if request.method == "GET" or request.method == "HEAD":
        return _form(request, _access(request, finding))
    if request.POST.get("does") == "confirm":
        confirm_confidence(request.project, finding, by=request.person.id)
        request.sitting.note("Confirmed again, on what it rests on now.")
        return HttpResponseRedirect(_back(request, finding))
    said = _said(request)
    try:
        save_confidence(request.project, finding, said, by=request.person.id)
    except Refused as refused:
        one = _access(request, finding)
        if one.view.refused:
            raise
        sentences = [problem.sentence for problem in refused.problems]
        return _form(request, one, said, sentences)  # nothing that was written is lost
    request.sitting.note("What you judged is kept.")
    return HttpResponseRedirect(address("synthesis:judge", finding))


def _access(request: Request, finding: uuid.UUID) -> ShownConfidence:
    analysis = load_analysis(request.project)
    for one in load_confidences(request.project, analysis):
        if one.finding.id == finding:
            return shown_confidence(one)
    raise Http404("This finding is not there any more; go back to the list.")


def _form(
    request: Request,
    one: ShownConfidence,
    said: Assessment | None = None,
    refused: Sequence[str] = (),
) -> HttpResponse:
    kept = said or one.view.assessment
    components = [
        (shown, kept.judgements.get(shown.key, Judgement(""))) for shown in one.components
    ]
    theme = next((t for t in load_themes(request.project) if t.id == one.view.finding.theme), None)
    words = {
        "one": one,
        "theme": theme,
        "components": components,
        "kept": kept,
        "concerns": CONCERNS,
        "levels": CONFIDENCE,
        "refused": refused,
        "appraisal": address("review:appraisals"),
        "finding": address("themes:finding", one.view.finding.id),
    }
    return render(request, "synthesis/judge.html", words, status=400 if refused else 200)


def _said(request: Request) -> Assessment:
    """What the form says; a component without a level is left open."""
    judged = {}
    for component in COMPONENTS:
        concern = request.POST.get(f"concern-{component}", "")
        why = request.POST.get(f"why-{component}", "")[:LONGEST]
        if concern:
            judged[component] = Judgement(concern, why)
    overall = request.POST.get("overall", "")
    return Assessment(judged, overall, request.POST.get("explanation", "")[:LONGEST])


def _back(request: Request, finding: uuid.UUID) -> str:
    """To the grid where somebody confirmed there, otherwise to the finding."""
    study, column = request.POST.get("study", ""), request.POST.get("column", "")
    if study and column:
        return grid_address(study, column)
    return address("synthesis:judge", finding)
