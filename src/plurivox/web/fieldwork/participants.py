"""Everybody who took part, and one participant."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.access.permissions import check_can
from plurivox.evidence.problem import Refused
from plurivox.store.fieldwork import (
    ParticipantView,
    load_participants,
    load_sessions,
    load_sites,
)
from plurivox.store.fieldwork_edits import remove_participant, save_participant

from ..addresses import address
from ..pages import page
from ..request import Request
from .forms import ParticipantForm


@page("read")
def listed(request: Request) -> HttpResponse:
    """All participants, or those of the site that the address names."""
    everybody = load_participants(request.project)
    site = request.GET.get("site")
    shown = [one for one in everybody if site is None or one.site == site]
    attributes = list(dict.fromkeys(name for one in shown for name in one.attributes))
    said = {
        "rows": [(one, [one.attributes.get(name, "") for name in attributes]) for one in shown],
        "attributes": attributes,
        "site": site,
        "sites": list(dict.fromkeys(one.site for one in everybody)),
        "all": len(everybody),
        "export": address("exchange:export"),
    }
    return render(request, "fieldwork/participants.html", said)


@page("read", "GET", "POST")
def participant(request: Request, participant: uuid.UUID | None = None) -> HttpResponse:
    """One participant, or a new one; owner and leads write here."""
    if request.method == "POST" or participant is None:
        check_can(request.person.role, "change fieldwork")
    now = _access(request, participant) if participant else None
    form = ParticipantForm(request.POST if request.method == "POST" else _values(request, now))
    wrong = request.method == "POST"
    if wrong and form.is_valid():
        values = form.cleaned_data | _attributes(request, now)
        try:
            save_participant(request.project, participant, values, by=request.person.id)
        except Refused as reason:
            form.add_error("number", str(reason))
        else:
            request.sitting.note(f"Participant {values['number']} is saved.")
            return HttpResponseRedirect(address("fieldwork:participants"))
    said = {
        "form": form if wrong or now else ParticipantForm(initial=_values(request, None)),
        "one": now,
        "people": load_participants(request.project),
        "sites": load_sites(request.project),
        "sessions": sorted({each.name for each in load_sessions(request.project)}),
    }
    return render(request, "fieldwork/participant.html", said, status=400 if wrong else 200)


def _access(request: Request, participant: uuid.UUID) -> ParticipantView:
    """A participant of this project. Raises Http404 where there is none."""
    for one in load_participants(request.project):
        if one.id == participant:
            return one
    raise Http404("There is no such participant any more; go back to the list.")


def _values(request: Request, now: ParticipantView | None) -> dict[str, str]:
    if now is None:
        return {"site": request.GET.get("site", "")}
    plain = {name: getattr(now, name) for name in ("number", "site", "role", "gender")}
    return plain | {"sessions": "; ".join(now.sessions)}


def _attributes(request: Request, now: ParticipantView | None) -> dict[str, str]:
    """Attributes that the participant has, in other words; and a new one, where it is named."""
    names = list(now.attributes) if now else []
    said = {f"attributes.{n}": request.POST.get(f"has-{at}", "") for at, n in enumerate(names)}
    new = " ".join(request.POST.get("new-name", "").split())[:80]
    if new and new not in names:
        said[f"attributes.{new}"] = request.POST.get("new-words", "")[:400]
    return said


@page("change fieldwork", "POST")
def remove(request: Request, participant: uuid.UUID) -> HttpResponse:
    """Take a participant out of the list; what they said stays where it is."""
    number = remove_participant(request.project, participant, by=request.person.id)
    request.sitting.note(
        f"Participant {number} is removed from the list. Their words stay; undo brings them back."
    )
    return HttpResponseRedirect(address("fieldwork:participants"))
