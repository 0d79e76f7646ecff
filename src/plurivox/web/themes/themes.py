"""The themes as a list: what each means and which codes belong to it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from plurivox.store.codebook import load_codes
from plurivox.store.themes import load_themes

from ..addresses import address
from ..coding.hues import hue_of
from ..pages import page
from ..request import Request


@page("read")
def themes(request: Request) -> HttpResponse:
    """Every theme with its definition and its codes, and the codes that are in none."""
    book = load_codes(request.project)
    codes = {code.id: (code, hue_of(code.color, at)) for at, code in enumerate(book)}
    rows = load_themes(request.project)
    held = {code for theme in rows for code in theme.codes}
    groups = {code.parent for code in book}
    return render(
        request,
        "themes/themes.html",
        {
            "themes": [
                (theme, len(theme.path) - 1, [codes[c] for c in theme.codes if c in codes])
                for theme in rows
            ],
            "loose": [both for key, both in codes.items() if key not in held | groups],
            "bring": address("transcripts:import"),
            "report": address("reports:index"),
        },
    )
