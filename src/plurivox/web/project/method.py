"""How a study is done: its stance, its approach, and who has read what."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.store.people import load_people
from plurivox.store.readings import ReadingView, load_readings, remove_reading, save_reading
from plurivox.store.sources import load_sources
from plurivox.store.stance import USUAL, load_stance, save_stance

from ..addresses import address
from ..coding.short_keys import key_of
from ..pages import page
from ..request import Request


@page("read", "GET", "POST", writes="change the project")
def method(request: Request) -> HttpResponse:
    """The stance and the reading log; a POST declares the stance."""
    if request.method == "POST":
        save_stance(request.project, request.POST.get("stance", ""), by=request.person.id)
        request.sitting.note("The stance is declared; the report says so.")
        return HttpResponseRedirect(address("project:method"))
    readings = load_readings(request.project, person=request.person.id)
    logged = {one.person for one in readings} | {request.person.id}
    people = [one for one in load_people(request.project) if one.id in logged]
    said = {
        "stance": load_stance(request.project),
        "usual": USUAL,
        "people": people,
        "rows": [
            (one, [_of(readings, one.id, each.id) for each in people],
             not _of(readings, one.id, request.person.id))
            for one in load_sources(request.project)
            if one.kind != "quotations"
        ],
        "approach": address("coding:passes"),
    }  # fmt: skip
    return render(request, "project/method.html", said)


def _of(readings: Sequence[ReadingView], source: uuid.UUID, person: uuid.UUID) -> list[ReadingView]:
    return [one for one in readings if one.source == source and one.person == person]


@page("code", "POST")
def read(request: Request) -> HttpResponse:
    """Log that a source was read through; or take one's own reading out of the log."""
    if request.POST.get("remove"):
        remove_reading(request.project, key_of(request.POST.get("remove")), by=request.person.id)
    else:
        day = request.POST.get("day", "").strip()
        save_reading(
            request.project, key_of(request.POST.get("source")), by=request.person.id, day=day
        )
    return HttpResponseRedirect(f"{address('project:method')}#readings")
