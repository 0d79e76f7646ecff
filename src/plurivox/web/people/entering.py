"""Coming in: the token of the address, then a name, then its PIN."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from plurivox.store.people import load_people
from plurivox.store.pins import SignedIn, check_pin, load_signed_in, set_pin

from ..addresses import address
from ..middleware.entry import CLOSED, SITTING
from ..pages import page
from ..refusals import refusal
from ..request import Request
from .forms import NewPinForm, PinForm

USED = "This address was used already, or is not the one that the terminal printed."


@page("enter")
def enter(request: Request) -> HttpResponse:
    """Exchange the token for a sitting. A browser that has one already just goes on."""
    if request.sitting is None:
        if not request.serving.token.take(request.GET.get("token", "")):
            return refusal(request, 403, "The door is closed", USED, CLOSED)
        request.session[SITTING] = request.serving.sittings.begin().key
    return HttpResponseRedirect(address("project:home"))


@page("choose a name")
def choose(request: Request) -> HttpResponse:
    """Who are you? Everybody's name."""
    people = load_people(request.project)
    then = urlencode({"next": _then(request)})
    return render(request, "people/choose.html", {"people": people, "then": then})


@page("choose a name", "GET", "POST")
def show_pin(request: Request, person: uuid.UUID) -> HttpResponse:
    """Ask for the person's PIN, or have them set one where there is none."""
    chosen = access_person(request, person)
    kind = PinForm if chosen.mark else NewPinForm
    form = kind(request.POST or None)
    if request.method == "POST" and form.is_valid():
        problem = _try(request, chosen, form.cleaned_data["pin"])
        if not problem:
            return HttpResponseRedirect(_then(request))
        form.add_error("pin", problem)
    said = {"chosen": chosen, "form": form, "next": _then(request)}
    return render(request, "people/pin.html", said, status=400 if form.errors else 200)


def access_person(request: Request, person: uuid.UUID) -> SignedIn:
    """The person of a key who works on this project. Raises Http404 where there is none."""
    found = load_signed_in(request.project, person)
    if found is None:
        raise Http404("Nobody of that name works on this project any more; choose again.")
    return found


def _try(request: Request, chosen: SignedIn, pin: str) -> str:
    """Sit down as the person, or say why not."""
    if not chosen.mark:
        set_pin(request.project, chosen.id, pin)
        sit_down(request, chosen.id)
        return ""
    wrong = pin_problem(request, chosen.id, pin)
    if wrong:
        return wrong
    sit_down(request, chosen.id)
    return ""


def pin_problem(request: Request, person: uuid.UUID, pin: str) -> str:
    """Why a PIN does not open, "" where it does. Wrong ones are counted and slow the next."""
    tries = request.serving.wrong_pins
    if not tries.try_now(person):
        return f"Too many wrong tries; the next one is possible in {tries.wait(person)} seconds."
    if not check_pin(request.project, person, pin):
        wait = tries.wait(person)
        return "This is not the PIN of this name." + (f" Wait {wait} seconds." if wait else "")
    wrong = tries.right(person)
    if wrong:
        times = "once" if wrong == 1 else f"{wrong} times"
        request.sitting.note(f"A wrong PIN was typed {times} under this name.")
    return ""


def sit_down(request: Request, person: uuid.UUID) -> None:
    """A new sitting under a new key, so that no older key of this browser opens it."""
    notes = request.sitting.notes
    request.serving.sittings.end(request.sitting)
    now = access_person(request, person)
    request.sitting = request.serving.sittings.begin(person, now.mark)
    request.sitting.notes = notes
    request.session[SITTING] = request.sitting.key
    rotate_token(request)


def _then(request: Request) -> str:
    """Where to go on to: an address of this server only."""
    there = request.POST.get("next") or request.GET.get("next") or ""
    own = there.startswith("/") and url_has_allowed_host_and_scheme(there, allowed_hosts=None)
    return there if own else address("project:home")
