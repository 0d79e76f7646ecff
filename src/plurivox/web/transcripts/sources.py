"""The list of sources, the files they came from, and taking one away."""

from __future__ import annotations

import uuid
from itertools import groupby

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import content_disposition_header

from plurivox.store.board import load_untied
from plurivox.store.originals import load_original
from plurivox.store.sources import load_sources, remove_source

from ..addresses import address
from ..pages import page
from ..request import Request
from ..waiting import ROOM
from .languages import language_name

MANY = 100_000  # no list of speakers to introduce is cut


@page("read")
def index(request: Request) -> HttpResponse:
    """All sources, by site: what they are, of which session, and whose speakers nobody knows."""
    sources = load_sources(request.project)
    untied = {one.source: one.speakers for one in load_untied(request.project, MANY)}
    opens, who, code = (
        _place(name) for name in ("transcripts:source", "transcripts:speakers", "coding:source")
    )
    rows = [
        (
            one,
            language_name(one.language) if one.language else "",
            untied.get(one.id, 0),
            opens.format(one.id),
            who.format(one.id),
            code.format(one.id),
        )
        for one in sources
    ]
    rows.sort(key=lambda row: (not row[0].site, row[0].site))
    said = {
        "sites": [(site, list(own)) for site, own in groupby(rows, lambda row: row[0].site)],
        "count": len(sources),
        "turns": sum(one.turns for one in sources),
        "export": address("exchange:export"),
        "coded": bool(code),
        "waiting": len(ROOM.of(request, "import")),
    }
    return render(request, "transcripts/index.html", said)


NONE = uuid.UUID(int=0)


def _place(name: str) -> str:
    """The address of a page about a source, with {} for its key: a list asks a thousand times."""
    return address(name, NONE).replace(str(NONE), "{}")


@page("remove a source", "POST")
def remove(request: Request, source: uuid.UUID) -> HttpResponse:
    """Take a source away; it can be imported again, and undo brings it back as it was."""
    name = remove_source(request.project, source, by=request.person.id)
    request.sitting.note(f"{name} is removed. Nothing of it is lost: undo brings it back.")
    return HttpResponseRedirect(address("transcripts:index"))


@page("export")
def original(request: Request, source: uuid.UUID, original: uuid.UUID) -> HttpResponse:
    """A file as it arrived, byte for byte."""
    found = load_original(request.project, source, original)
    if found is None:
        raise Http404("This file is not there, or its source was removed.")
    name, data = found
    response = HttpResponse(data, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
