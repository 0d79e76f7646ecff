"""Find words in one source or in all of them, look, and code what was found: one, or several."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import urlencode

from plurivox.access.permissions import can
from plurivox.evidence.problem import Refused
from plurivox.store.codebook import load_codes
from plurivox.store.coding_acts import code_hits
from plurivox.store.passes import load_layers, load_passes
from plurivox.store.search import Found, Hit, search
from plurivox.store.sources import load_sources, load_text

from ..addresses import address
from ..pages import page
from ..request import Request
from .code_choice import chosen_code
from .places import Place, place_of
from .reading import asked
from .short_keys import key_of

AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one source."""

    name: str
    source: uuid.UUID
    hits: tuple[Hit, ...]


@page("read")
def find(request: Request) -> HttpResponse:
    """A field, and what was found."""
    words, skip = request.GET.get("q", "").strip(), _skip(request)
    source = _source(request.GET.get("source"))
    found, problem = Found((), False), ""
    if words:
        try:
            found = search(request.project, words, source=source, limit=AT_ONCE, skip=skip)
        except Refused as reason:
            problem = str(reason)
    layers = load_layers(request.project, request.person.id)
    place = _place(request, [hit.source for hit in found.hits])
    said = {
        "words": words,
        "typed": request.GET.get("code", ""),
        "source": source,
        "sources": load_sources(request.project),
        "groups": grouped(found.hits),
        "found": found,
        "problem": problem,
        "first": skip + 1,
        "last": skip + len(found.hits),
        "next": skip + AT_ONCE,
        "before": max(0, skip - AT_ONCE),
        "skip": skip,
        "place": place,
        "codes": [c for c in load_codes(request.project, layers=layers) if c.status != "retired"],
        "act": uuid.uuid4(),
        "may": can(request.person.role, "code"),
    }
    return render(request, "coding/search.html", said, status=400 if problem else 200)


@page("code", "POST")
def code_found(request: Request) -> HttpResponse:
    """Put a code on the hits that were ticked, or on the one whose button was pressed."""
    said = request.POST
    hits = [said["one"]] if said.get("one") else said.getlist("hit")
    if not hits:
        raise Refused("Tick what is to be coded first.")
    layers = load_layers(request.project, request.person.id)
    code = chosen_code(load_codes(request.project, layers=layers), said.get("code", ""))
    spans = [_span(request, words, said.get("what") == "turn") for words in hits]
    in_pass = key_of(said["pass"]) if said.get("pass") else None
    made = code_hits(
        request.project,
        hits=spans,
        code=code.id,
        in_pass=in_pass,
        by=request.person.id,
        act_id=key_of(said.get("act")),
    )
    many = "1 passage" if len(made) == 1 else f"{len(made)} passages"
    request.sitting.note(f"{code.shown} is on {many} now. U on a page of reading takes it back.")
    back = {name: said[name] for name in ("q", "source", "skip", "pass", "code") if said.get(name)}
    return HttpResponseRedirect(f"{address('coding:search')}?{urlencode(back)}")


def grouped(hits: Sequence[Hit]) -> list[Group]:
    """Hits by source; they come in that order already."""
    return [
        Group(name, source, tuple(some))
        for (source, name), some in groupby(hits, lambda hit: (hit.source, hit.name))
    ]


def _skip(request: Request) -> int:
    words = request.GET.get("skip", "")
    return int(words) if words.isdecimal() and len(words) < 7 else 0


def _source(words: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(words or "")
    except ValueError:
        return None


def _place(request: Request, sources: Sequence[uuid.UUID]) -> Place:
    """Where hits are coded: the pass of the first source; each hit is checked against it again."""
    first = sources[0] if sources else uuid.UUID(int=0)
    person = request.person
    passes = load_passes(request.project, covering=first)
    return place_of(passes, first, person.id, person.role, asked(request))


def _span(request: Request, words: str, whole_turn: bool) -> tuple[uuid.UUID, int, int]:
    """`text:start:end:source` as the page wrote it; widened to the turn where that is wanted."""
    parts = words.split(":")
    if len(parts) != 4 or not (parts[1].isdecimal() and parts[2].isdecimal()):
        raise Refused("The page sent something that is not understood; load it again.")
    text, start, end = key_of(parts[0]), int(parts[1]), int(parts[2])
    if whole_turn:
        read = load_text(request.project, key_of(parts[3]))
        turn = read.turns.at(start)
        if read.id == text and turn >= 0:
            start, end = int(read.turns.label_end[turn]), int(read.turns.end[turn])
    return text, start, end
