"""The sources to read and code: the open passes with their sources first, then all of them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from plurivox.coding.passes import CodingPass
from plurivox.store.board import load_begun
from plurivox.store.passes import load_passes
from plurivox.store.sources import SourceView, load_sources

from ..pages import page
from ..request import Request
from ..transcripts.languages import language_name


@dataclass(frozen=True, slots=True)
class Row:
    """A source, and whether the person has begun it in the pass."""

    source: SourceView
    language: str
    begun: bool


@dataclass(frozen=True, slots=True)
class Work:
    """A pass that the person codes in, with its sources; `one` is None for all sources."""

    one: CodingPass | None
    rows: tuple[Row, ...]

    @property
    def begun(self) -> int:
        return sum(row.begun for row in self.rows)


@page("read")
def index(request: Request) -> HttpResponse:
    """What to read, by pass; a pass shows one's own progress and nobody else's."""
    sources = load_sources(request.project)
    mine = [
        one
        for one in load_passes(request.project)
        if one.is_blind and request.person.id in one.coders
    ]
    works = [_work(request, one, sources) for one in mine]
    said = {"works": works, "all": _work(request, None, sources)}
    return render(request, "coding/index.html", said)


def _work(request: Request, one: CodingPass | None, sources: list[SourceView]) -> Work:
    begun: set[uuid.UUID] = load_begun(request.project, request.person.id, one.id) if one else set()
    rows = tuple(
        Row(source, language_name(source.language), source.id in begun)
        for source in sources
        if one is None or source.id in one.sources
    )
    return Work(one, rows)
