"""What is done to codes as a whole: move, merge, split, retire, bring back. Each says why."""

from __future__ import annotations

import uuid

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse

from plurivox.evidence.problem import Refused
from plurivox.store.codebook import load_codes
from plurivox.store.codebook_acts import (
    merge_codes,
    move_code,
    restore_code,
    retire_code,
    split_code,
)
from plurivox.store.passes import load_layers

from ..addresses import address
from ..pages import page
from ..request import Request
from .code_forms import ReasonForm
from .short_keys import key_of

VERB = "change the codebook"


@page(VERB, "POST")
def move(request: Request, code: uuid.UUID) -> HttpResponse:
    """Hang a code under `parent` (empty: the root), before the sibling `before` (empty: last).

    Under another code it says why; the order among siblings needs no reason. A script gets the
    refusal as words, so that it can put the code back where it was.
    """
    parent, before = request.POST.get("parent"), request.POST.get("before")
    why = request.POST.get("reason")
    try:
        if _elsewhere(request, code, key_of(parent) if parent else None):
            why = _reason(request)
        move_code(
            request.project,
            code,
            key_of(parent) if parent else None,
            before=key_of(before) if before else None,
            reason=why or None,
            by=request.person.id,
            act_id=key_of(request.POST.get("act")),
        )
    except Refused as reason:
        if request.POST.get("script"):
            return JsonResponse({"refused": str(reason)}, status=409)
        raise
    if request.POST.get("script"):
        return JsonResponse({})
    return HttpResponseRedirect(address("coding:code", code))


@page(VERB, "POST")
def merge(request: Request, code: uuid.UUID) -> HttpResponse:
    """Read this code as another one from now on."""
    into = key_of(request.POST.get("into"))
    merge_codes(
        request.project,
        into,
        [code],
        reason=_reason(request),
        by=request.person.id,
        act_id=key_of(request.POST.get("act")),
    )
    request.sitting.note("Merged. Its codings are read as the other code’s from now on.")
    return HttpResponseRedirect(address("coding:code", into))


@page(VERB, "POST")
def split(request: Request, code: uuid.UUID) -> HttpResponse:
    """New, narrower codes below this one, a name a line."""
    names = [line.strip() for line in request.POST.get("names", "").splitlines() if line.strip()]
    split_code(
        request.project,
        code,
        names,
        reason=_reason(request),
        by=request.person.id,
        act_id=key_of(request.POST.get("act")),
    )
    request.sitting.note("Split. The codings stay where they are until they are coded anew.")
    return HttpResponseRedirect(address("coding:code", code))


@page(VERB, "POST")
def retire(request: Request, code: uuid.UUID) -> HttpResponse:
    """Take no new codings on a code; or take them again."""
    act = key_of(request.POST.get("act"))
    if request.POST.get("again"):
        restore_code(request.project, code, by=request.person.id, act_id=act)
        request.sitting.note("The code is in use again.")
    else:
        why = _reason(request)
        retire_code(request.project, code, reason=why, by=request.person.id, act_id=act)
        request.sitting.note("Retired. Its codings stay; it takes no new ones.")
    return HttpResponseRedirect(address("coding:code", code))


def _elsewhere(request: Request, code: uuid.UUID, parent: uuid.UUID | None) -> bool:
    layers = load_layers(request.project, request.person.id)
    codes = load_codes(request.project, layers=layers)
    return any(one.id == code and one.parent != parent for one in codes)


def _reason(request: Request) -> str:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise Refused("Say why; those who read the codebook later will ask.")
    return str(form.cleaned_data["reason"])
