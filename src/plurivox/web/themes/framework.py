"""The framework beside the analysis: what was found, what was not, and what is new."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.evidence.problem import Refused
from plurivox.store.analysis import load_analysis
from plurivox.store.codebook import load_codes
from plurivox.store.framework import (
    Beside,
    load_compared,
    remove_item_link,
    save_codes_of,
    save_item_link,
)
from plurivox.store.themes import load_themes

from ..addresses import address
from ..coding.short_keys import key_of
from ..pages import page
from ..request import Request
from .passages import passages_address

Named = tuple[uuid.UUID, str, int]


@page("read", "GET", "POST", writes="change themes")
def framework(request: Request) -> HttpResponse:
    """Items by kind; a POST links a code or theme to an item, or takes it away."""
    if request.method == "POST":
        return _linked(request)
    analysis = load_analysis(request.project)
    found = load_compared(request.project, analysis)
    said = {
        "kinds": [
            (kind.replace("_", " "), kind, [_shown(one) for one in items])
            for kind, items in found.kinds().items()
        ],
        "new_codes": [_opening("code", one) for one in found.new_codes],
        "new_themes": [_opening("theme", one) for one in found.new_themes],
        "codes": [(f"code:{one.id}", one.shown) for one in load_codes(request.project)],
        "themes": [(f"theme:{one.id}", one.shown) for one in load_themes(request.project)],
        "layers": analysis.named_layers(),
        "bring": address("transcripts:import"),
    }
    return render(request, "themes/framework.html", said)


def _shown(one: Beside) -> dict[str, Any]:
    return {
        "item": one.item,
        "found": one.found,
        "codes": [_opening("code", code) for code in one.codes],
        "themes": [_opening("theme", theme) for theme in one.themes],
        "suggested": one.suggested,
    }


def _opening(kind: str, one: Named) -> tuple[str, str, int, str]:
    """(what a form sends, its name, how many passages, their address)."""
    key, name, count = one
    return f"{kind}:{key}", name, count, passages_address((kind, key))


def _linked(request: Request) -> HttpResponse:
    item = key_of(request.POST.get("item"))
    kind, _, key = request.POST.get("about", "").partition(":")
    if not key:
        raise Refused("Choose the code or theme that stands beside this item.")
    does = remove_item_link if request.POST.get("does") == "remove" else save_item_link
    does(request.project, item, (kind, key_of(key)), by=request.person.id)
    return HttpResponseRedirect(f"{address('themes:framework')}#i{item.hex}")


@page("import tables", "POST")
def codes(request: Request) -> HttpResponse:
    """Deductive codes of all items of a kind."""
    made = save_codes_of(request.project, request.POST.get("kind", ""), by=request.person.id)
    request.sitting.note(f"{made} codes are made, under a code of the kind’s name.")
    return HttpResponseRedirect(address("themes:framework"))
