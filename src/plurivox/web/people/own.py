"""One's own page: role, PIN, how pages look, single-letter keys, leaving."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.access.roles import Role
from plurivox.store.pins import set_pin

from ..addresses import address
from ..middleware.entry import SITTING
from ..pages import page
from ..request import Request
from .entering import pin_problem, sit_down
from .forms import ChangePinForm


@page("read")
def you(request: Request) -> HttpResponse:
    """What the program knows of the person, and what they can set for this browser."""
    return _shown(request, ChangePinForm())


@page("change own pin", "POST")
def change_pin(request: Request) -> HttpResponse:
    """Set another PIN; this browser stays signed in, every other one asks again."""
    form = ChangePinForm(request.POST)
    if form.is_valid():
        problem = pin_problem(request, request.person.id, form.cleaned_data["old"])
        if not problem:
            set_pin(request.project, request.person.id, form.cleaned_data["pin"])
            sit_down(request, request.person.id)
            request.sitting.note("Your PIN is changed.")
            return HttpResponseRedirect(address("people:you"))
        form.add_error("old", problem)
    return _shown(request, form)


@page("leave", "POST")
def leave(request: Request) -> HttpResponse:
    """Give the chair to somebody else: the browser stays let in, the name is asked for again."""
    request.serving.sittings.end(request.sitting)
    request.session[SITTING] = request.serving.sittings.begin().key
    return HttpResponseRedirect(address("people:choose"))


def _shown(request: Request, form: ChangePinForm) -> HttpResponse:
    said = {"form": form, "sentence": Role(request.person.role).sentence}
    return render(request, "people/you.html", said, status=400 if form.errors else 200)
