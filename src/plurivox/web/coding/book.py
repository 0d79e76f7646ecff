"""The codebook: the tree, and one code with its definition, its examples and what can be done."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.access.permissions import can
from plurivox.access.visibility import Layers
from plurivox.evidence.problem import Refused
from plurivox.store.codebook import CodeView, load_codes
from plurivox.store.codebook_acts import change_code, new_code
from plurivox.store.examples import load_examples
from plurivox.store.passes import load_layers
from plurivox.store.releases import load_releases
from plurivox.store.told import told
from plurivox.store.undo import redo, undo

from ..addresses import address
from ..pages import page
from ..request import Request
from .code_forms import COLORS, CodeForm
from .code_rows import rows_of
from .short_keys import key_of

FIELDS = ("short", "full", "use", "not_for", "origin", "level", "domain", "color", "status")


@page("read")
def codebook(request: Request, code: uuid.UUID | None = None) -> HttpResponse:
    """The tree; beside it the code that the address names, or a form for a new one."""
    return shown(request, code)


def shown(
    request: Request, code: uuid.UUID | None, form: CodeForm | None = None, problem: str = ""
) -> HttpResponse:
    """The page, with a form that was not taken as it was sent."""
    layers = load_layers(request.project, request.person.id)
    codes = load_codes(request.project, layers=layers)
    one = next((view for view in codes if view.id == code), None)
    if code and one is None:
        raise Refused("There is no such code; it was merged or taken away. Choose one in the tree.")
    said = {
        "rows": rows_of(codes),
        "one": one,
        "form": form or CodeForm(initial=_fields(one)),
        "problem": problem,
        "colors": COLORS,
        "others": [view for view in codes if one and view.id != one.id and not view.is_proposal],
        "examples": _examples(request, layers, one),
        "release": _release(request),
        "may": may_change(request, one),
        "act": uuid.uuid4(),
    }
    return render(request, "coding/codebook.html", said, status=400 if problem else 200)


def may_change(request: Request, one: CodeView | None) -> bool:
    """Who looks after the codebook may; a coder may change their own proposals."""
    if can(request.person.role, "change the codebook"):
        return True
    return bool(one and one.is_proposal and one.coder == request.person.id)


@page("code", "POST")
def add(request: Request) -> HttpResponse:
    """A new code, under another or at the root."""
    form = CodeForm(request.POST)
    if not form.is_valid():
        return shown(request, None, form, "Not taken.")
    _check(request, None)
    above = request.POST.get("parent")
    said = {name: form.cleaned_data[name] for name in FIELDS}
    try:
        key = new_code(
            request.project,
            form.cleaned_data["name"],
            by=request.person.id,
            parent=key_of(above) if above else None,
            act_id=key_of(request.POST.get("act")),
            **said,
        )
    except Refused as reason:
        return shown(request, None, form, str(reason))
    request.sitting.note(f"New code: {form.cleaned_data['name']}.")
    return HttpResponseRedirect(address("coding:code", key))


@page("code", "POST")
def change(request: Request, code: uuid.UUID) -> HttpResponse:
    """Another name or definition; another name says why."""
    form = CodeForm(request.POST)
    if not form.is_valid():
        return shown(request, code, form, "Not taken.")
    was = _check(request, code)
    said = {name: form.cleaned_data[name] for name in ("name", *FIELDS)}
    why = form.cleaned_data["reason"]
    if was and was.name != said["name"] and not why:
        return shown(request, code, form, "Say why it is renamed; those who read the codebook ask.")
    try:
        change_code(
            request.project,
            code,
            by=request.person.id,
            reason=why or None,
            act_id=key_of(request.POST.get("act")),
            **said,
        )
    except Refused as reason:
        return shown(request, code, form, str(reason))
    request.sitting.note(f"{said['name']} is kept.")
    return HttpResponseRedirect(address("coding:code", code))


@page("undo", "POST")
def take_back(request: Request) -> HttpResponse:
    """One's own last act taken back, or done again."""
    does = redo if request.POST.get("again") else undo
    request.sitting.note(told(request.project, does(request.project, request.person.id)))
    return HttpResponseRedirect(address("coding:codebook"))


def _check(request: Request, code: uuid.UUID | None) -> CodeView | None:
    """The code as it stands. Raises Refused where somebody else looks after it."""
    layers = load_layers(request.project, request.person.id)
    codes = load_codes(request.project, layers=layers)
    one = next((view for view in codes if view.id == code), None)
    if not may_change(request, one):
        raise Refused("The codebook is looked after by a lead or the owner; ask one of them.")
    return one


def _fields(one: CodeView | None) -> dict[str, Any]:
    if one is None:
        return {}
    return {name: getattr(one, name) for name in ("name", *FIELDS)}


def _examples(request: Request, layers: Layers, one: CodeView | None) -> Sequence[Any]:
    if one is None:
        return ()
    return load_examples(request.project, layers=layers).get(one.id, ())


def _release(request: Request) -> str:
    releases = load_releases(request.project)
    return releases[-1].label if releases else ""
