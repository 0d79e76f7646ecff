"""The reading page: a source whole, its codings, the codebook, and a place to write beside it."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.safestring import mark_safe

from plurivox.store.codebook import load_codes
from plurivox.store.codings import load_codings
from plurivox.store.passes import load_passes
from plurivox.store.sources import load_text

from ..addresses import address
from ..pages import page
from ..request import Request
from ..transcripts.languages import direction, language_name
from .lines import leaves, lines_of
from .page_data import code_rows, coding_columns, packed
from .places import place_of
from .roles import speaker_roles


@page("read")
def source(request: Request, source: uuid.UUID) -> HttpResponse:
    """A source with everything that the person may see of the chosen pass."""
    text = load_text(request.project, source)
    place = place_of(
        load_passes(request.project),
        source,
        request.person.id,
        request.person.role,
        _asked(request),
    )
    codes = load_codes(request.project, layers=place.layers)
    codings = load_codings(request.project, layers=place.layers, source=source)
    lines = lines_of(text.words, text.turns)
    data = {
        "source": source.hex,
        "text": text.id.hex,
        "person": request.person.id.hex,
        "pass": place.key,
        "may": place.coding,
        "token": get_token(request),
        "at": [line.start for line in lines],
        "codes": code_rows(codes),
        "codings": coding_columns(codings, codes, request.person.id),
        "acts": address("coding:act", source),
        "ticket": address("coding:ticket", source),
        "others": [],
    }
    base = "rtl" if direction(text.language) == "rtl" else "ltr"
    roles = speaker_roles(request.project, text.speakers)
    said = {
        "text": text,
        "place": place,
        "dir": base,
        "language": language_name(text.language) if text.language else "language not known",
        "has_asks": any(one.asks for one in text.speakers),
        "leaves": mark_safe(leaves(text.words, lines, text.speakers, roles, base)),
        "data": mark_safe(packed(data)),
        "turns": max((line.number for line in lines), default=0),
    }
    return render(request, "coding/source.html", said)


def _asked(request: Request) -> uuid.UUID | None:
    """The pass that the address names, if it names one."""
    try:
        return uuid.UUID(request.GET.get("pass", ""))
    except ValueError:
        return None
