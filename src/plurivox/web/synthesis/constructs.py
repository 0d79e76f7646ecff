"""The constructs of each study: order, voice and themes, and what a person is to confirm."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.evidence.problem import Refused
from plurivox.review.credibility import CREDIBILITY
from plurivox.store.analysis import load_analysis
from plurivox.store.codebook import load_codes
from plurivox.store.constructs import (
    NONE,
    ConstructView,
    confirm_construct,
    load_constructs,
    set_voice,
)
from plurivox.store.people import load_people
from plurivox.store.studies import StudyView, load_studies
from plurivox.store.theme_acts import put_code
from plurivox.store.themes import load_themes
from plurivox.store.voices import VOICES

from ..addresses import address
from ..coding.short_keys import key_of
from ..pages import page
from ..request import Request
from ..themes.passages import passages_address
from .grid import VERB
from .shown_confidence import named


@dataclass(frozen=True, slots=True)
class ShownConstruct:
    """A construct on the page. voice: said of its code; said: passages in participants' words."""

    view: ConstructView
    study: str
    voice: str
    reviewers: str
    themes: tuple[tuple[uuid.UUID, str], ...]
    said: int
    opens: str


@page("read", "GET", "POST", writes=VERB)
def constructs(request: Request) -> HttpResponse:
    """All constructs; a POST says something of one."""
    if request.method == "POST":
        return _written(request)
    project, analysis = request.project, load_analysis(request.project)
    studies, codes = load_studies(project), load_codes(project)
    found = load_constructs(project, analysis)
    themes = [(one.id, one.shown) for one in load_themes(project)]
    people = {one.id: one.name for one in load_people(project)}
    names, voices = {one.id: one.name for one in studies}, {one.id: one.voice for one in codes}
    shown = [
        ShownConstruct(
            one,
            names[one.study],
            voices.get(one.id, ""),
            named([people[key] for key in one.reviewers if key in people]),
            tuple((key, name) for key, name in themes if key in one.themes),
            sum(voice == "participant" for voice in one.voices),
            passages_address(("code", one.id)),
        )
        for one in found
    ]
    confirmed = [one for one in shown if one.view.order]
    said = {
        "waiting": [one for one in shown if not one.view.order],
        "studies": _by_study(studies, confirmed),
        "confirmed": confirmed,
        "first": sum(one.view.order == "first" for one in confirmed),
        "second": sum(one.view.order == "second" for one in confirmed),
        "third": len({key for one in confirmed for key in one.view.themes}),
        "none": [(one.id, one.shown) for one in codes if one.order == NONE],
        "themes": themes,
        "voices": VOICES,
        "credibility": CREDIBILITY.items(),
        "layers": analysis.named_layers(),
        "import": address("transcripts:import"),
    }
    return render(request, "synthesis/constructs.html", said)


def _by_study(studies: list[StudyView], shown: list[ShownConstruct]) -> list[dict[str, Any]]:
    return [
        {"study": one, "rows": [row for row in shown if row.view.study == one.id]}
        for one in studies
    ]


def _written(request: Request) -> HttpResponse:
    project, by, said = request.project, request.person.id, request.POST
    code = key_of(said.get("code"))
    one = next((c for c in load_codes(project) if c.id == code), None)  # no proposal of a pass
    if one is None:
        raise Refused("This code is not in the codebook any more; load the page again.")
    does = said.get("does", "")
    if does == "again":
        confirm_construct(project, code, _study(request), "", by=by)
        request.sitting.note(f"“{one.name}” waits to be confirmed again.")
    elif does == "none":
        confirm_construct(project, code, _study(request), NONE, by=by)
        request.sitting.note(f"“{one.name}” is no construct.")
    elif does == "theme":
        into, out_of = (key_of(word) if (word := said.get(n)) else None for n in ("into", "out_of"))
        if not into and not out_of:
            raise Refused("Choose the theme to which the construct belongs.")
        put_code(project, code, into=into, out_of=out_of, by=by)
    else:
        study, order = _study(request), said.get("order", "")
        kept = said.get("credibility", one.credibility)
        if (order, kept, study if order else None) != (one.order, one.credibility, one.study):
            confirm_construct(project, code, study, order, by=by, credibility=kept)
        if "voice" in said and said["voice"] != one.voice:
            set_voice(project, code, said["voice"], by=by)
        request.sitting.note(f"“{one.name}” is kept.")
    return HttpResponseRedirect(f"{address('synthesis:constructs')}#c{code.hex}")


def _study(request: Request) -> uuid.UUID:
    """The study that the form names; where it names none, any: what is none belongs to none."""
    if word := request.POST.get("study"):
        return key_of(word)
    studies = load_studies(request.project)
    if not studies:
        raise Refused("There is no study yet; import an article first.")
    return studies[0].id
