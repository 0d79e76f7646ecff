"""Declaring oneself done, and closing a pass: asked once, because it is final."""

from __future__ import annotations

import uuid

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.coding.passes import CodingPass
from plurivox.store.pass_acts import close_pass, declare_done
from plurivox.store.people import load_people

from ...addresses import address
from ...pages import page
from ...request import Request
from .access import access_independent, access_pass


@page("code", "POST")
def done(request: Request, one: uuid.UUID) -> HttpResponse:
    """Say that one is done, or not after all; it is the one thing that others learn."""
    found = access_pass(request, one)
    is_done = request.POST.get("done") != "no"
    declare_done(request.project, found, by=request.person.id, done=is_done)
    request.sitting.note(
        f"You are done with “{found.name}”; the others see that, and nothing else."
        if is_done
        else f"You are still coding in “{found.name}”."
    )
    return HttpResponseRedirect(address("coding:passes"))


@page("close a pass", "GET", "POST")
def close(request: Request, one: uuid.UUID) -> HttpResponse:
    """Ask whether a pass is to be closed for good, and close it."""
    found = access_independent(request, one)
    if request.method == "POST" or found.state != "open":
        state = close_pass(request.project, found, by=request.person.id)
        if state == "closed":
            request.sitting.note(f"“{found.name}” is closed. Decide on the codes proposed in it.")
            return HttpResponseRedirect(address("coding:proposals"))
        request.sitting.note(f"“{found.name}” is closed; its coders can be compared.")
        return HttpResponseRedirect(address("coding:comparison", found.id))
    return render(request, "coding/passes/close.html", {"one": found, **_who(request, found)})


def _who(request: Request, one: CodingPass) -> dict[str, list[str]]:
    people = [person for person in load_people(request.project) if person.id in one.coders]
    return {
        "ready": [person.name for person in people if person.id in one.done],
        "not_ready": [person.name for person in people if person.id not in one.done],
    }
