"""The people of the project: who is there, adding somebody, roles, forgetting a PIN."""

from __future__ import annotations

import uuid

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.access.roles import Role
from plurivox.evidence.problem import Refused
from plurivox.store.people import load_people, save_person
from plurivox.store.pins import reset_pin
from plurivox.store.roles import save_role

from ..addresses import address
from ..pages import page
from ..request import Request
from .entering import access_person
from .forms import PersonForm, RoleForm


@page("read", "GET", "POST", writes="add a person")
def people(request: Request) -> HttpResponse:
    """Everybody with their role; owner and leads add somebody here."""
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            name, role = form.cleaned_data["name"], form.cleaned_data["role"]
            save_person(request.project, name, role, by=request.person.id)
        except Refused as reason:
            form.add_error("name", str(reason))
        else:
            request.sitting.note(f"{name} is on the project as {role}.")
            return HttpResponseRedirect(address("people:people"))
    said = {"people": load_people(request.project), "form": form, "roles": list(Role)}
    return render(request, "people/people.html", said, status=400 if form.errors else 200)


@page("reset a pin", "POST")
def forget_pin(request: Request, person: uuid.UUID) -> HttpResponse:
    """Forget somebody's PIN; they are asked to set another, and their browsers ask for the name."""
    who = access_person(request, person)
    reset_pin(request.project, who.id, by=request.person.id)
    request.serving.wrong_pins.right(who.id)
    request.sitting.note(f"{who.name} sets a new PIN when they next choose their name.")
    return HttpResponseRedirect(address("people:people"))


@page("change a role", "POST")
def change_role(request: Request, person: uuid.UUID) -> HttpResponse:
    """Give somebody another role; the project keeps at least one owner."""
    who = access_person(request, person)
    form = RoleForm(request.POST)
    if not form.is_valid():
        raise Refused("There is no such role; choose one of those listed.")
    role = form.cleaned_data["role"]
    save_role(request.project, who.id, role, by=request.person.id)
    request.sitting.note(f"{who.name} is now {role}.")
    return HttpResponseRedirect(address("people:people"))
