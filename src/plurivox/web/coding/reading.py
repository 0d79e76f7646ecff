"""The reading page: a source whole, its codings, the codebook, and a place to write beside it."""

from __future__ import annotations

import uuid

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.safestring import mark_safe

from plurivox.access.permissions import can
from plurivox.store.memos import load_memos
from plurivox.store.passes import load_layers, load_passes
from plurivox.store.voices import load_marks, load_sections

from ..addresses import address
from ..pages import page
from ..request import Request
from ..transcripts.languages import direction, language_name
from .beside import memo_rows
from .keys import KEYS
from .lines import NOTHING_TOLD, leaves, lines_of
from .page_data import load_seen, packed
from .places import place_of
from .voiced import told_of


@page("read")
def source(request: Request, source: uuid.UUID) -> HttpResponse:
    """A source with everything that the person may see of the chosen pass."""
    project, person = request.project, request.person
    passes = load_passes(project, covering=source)
    place = place_of(passes, source, person.id, person.role, asked(request))
    text, seen = load_seen(project, source, place, person.id)
    lines = lines_of(text.words, text.turns)
    told = NOTHING_TOLD
    if text.kind == "article":
        told = told_of(lines, load_sections(project, text.text), load_marks(project, text.text))
    ends = [line.end for line in lines]
    base = "rtl" if direction(text.language) == "rtl" else "ltr"
    data = {
        "source": source.hex,
        "text": text.text.hex,
        "person": person.id.hex,
        "pass": place.key,
        "may": place.coding,
        "token": get_token(request),
        "gaps": [line.start - end for line, end in zip(lines, [0, *ends], strict=False)],
        "acts": address("coding:act", source),
        "ticket": address("coding:ticket", source),
        "memoAddress": address("coding:memos", source),
        **seen,
    }
    said = {
        "text": text,
        "place": place,
        "dir": base,
        "language": language_name(text.language) if text.language else "language not known",
        "has_asks": any(one.asks for one in text.speakers),
        "leaves": mark_safe(leaves(text.words, lines, text.speakers, base, told)),
        "data": mark_safe(packed(data)),
        "turns": max((line.number for line in lines), default=0),
        "writes": can(person.role, "code"),
        "book": address("coding:codebook"),
        "release": place.chosen.release if place.chosen else None,
        "keys": KEYS,
        "voices": address("review:voices", source) if text.kind == "article" else "",
    }
    return render(request, "coding/source.html", said)


@page("read")
def memos(request: Request, source: uuid.UUID) -> HttpResponse:
    """One's own memos on one row, such as a code, when the page asks for them."""
    try:
        about = (request.GET.get("about", ""), uuid.UUID(request.GET.get("row", "")))
    except ValueError:
        return JsonResponse({"memos": []}, status=400)
    person = request.person.id
    found = load_memos(request.project, layers=load_layers(request.project, person), about=[about])
    return JsonResponse({"memos": memo_rows(found, {person: 0}, source)})


def asked(request: Request) -> uuid.UUID | None:
    """The pass that the address names, if it names one."""
    try:
        return uuid.UUID(request.GET.get("pass", ""))
    except ValueError:
        return None
