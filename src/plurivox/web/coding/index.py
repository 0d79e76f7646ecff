"""The sources to read and code, with the passes they belong to and one's own progress."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from plurivox.store.sources import load_sources

from ..pages import page
from ..request import Request


@page("read")
def index(request: Request) -> HttpResponse:
    """All sources."""
    return render(request, "coding/index.html", {"sources": load_sources(request.project)})
