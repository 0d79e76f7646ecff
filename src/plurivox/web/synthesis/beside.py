"""Our own study beside the literature: who speaks of a theme, and what a person says of both."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.store.analysis import load_analysis
from plurivox.store.beside import load_beside, load_said_beside, save_said_beside
from plurivox.store.studies import load_studies
from plurivox.synthesis.beside import PROPOSALS, BesideTheme, Side
from plurivox.themes.attributes import OWN

from ..addresses import address
from ..coding.short_keys import key_of
from ..pages import page
from ..request import Request
from ..themes.passages import passages_address
from .grid import VERB


@dataclass(frozen=True, slots=True)
class ShownSide:
    """One side of a theme; opens: its passages. findings: (finding, its address)."""

    side: Side
    opens: str
    constructs: tuple[tuple[str, str, str, int, str], ...]
    findings: tuple[tuple[object, str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownTheme:
    """A theme on the page. words: what a person said; stale: what has changed since."""

    view: BesideTheme
    own: ShownSide
    literature: ShownSide
    proposed: str
    words: str
    stale: str


@page("read", "GET", "POST", writes=VERB)
def beside(request: Request) -> HttpResponse:
    """Theme by theme; a POST says of one where both agree, add or contradict."""
    project = request.project
    if request.method == "POST":
        theme = key_of(request.POST.get("theme"))
        words = request.POST.get("words", "")[:8000]
        save_said_beside(project, theme, words, by=request.person.id)
        request.sitting.note("Kept: how both stand to each other.")
        return HttpResponseRedirect(f"{address('synthesis:beside')}#t{theme.hex}")
    analysis = load_analysis(project)
    names = {one.id: one.name for one in load_studies(project)}
    written = load_said_beside(project)
    shown = []
    for one in load_beside(project, analysis):
        said = written.get(one.id)
        passages = (*one.own.passages, *one.literature.passages)
        shown.append(
            ShownTheme(
                one,
                _side(one.id, one.own, names, literature=False),
                _side(one.id, one.literature, names, literature=True),
                PROPOSALS[one.proposal],
                said.words if said else "",
                said.stale(passages) if said else "",
            )
        )
    both = [one for one in shown if one.view.own.speaks and one.view.literature.speaks]
    context = {
        "both": both,
        "single": [one for one in shown if one not in both],
        "layers": analysis.named_layers(),
    }
    return render(request, "synthesis/beside.html", context)


def _side(
    theme: uuid.UUID, side: Side, names: dict[uuid.UUID, str], *, literature: bool
) -> ShownSide:
    return ShownSide(
        side,
        passages_address(("theme", theme), attribute="study", value=OWN, apart=literature),
        tuple(
            (
                one.name,
                one.order,
                names.get(one.study, ""),
                len(one.passages),
                passages_address(("code", one.id)),
            )
            for one in side.constructs
        ),
        tuple(
            (one, address("themes:finding", one.id), passages_address(("finding", one.id)))
            for one in side.findings
        ),
    )
