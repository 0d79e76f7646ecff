"""New codes by session, as a table and as a picture."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from plurivox.store.analysis import load_analysis
from plurivox.store.patterns import load_code_names, load_saturation
from plurivox.themes.pictures import LINES, saturation_picture
from plurivox.themes.saturation import Saturation

from ..pages import page
from ..request import Request
from .passages import passages_address
from .pictures import as_file, must_count, on_page

MOST = 99  # sessions of a base or a run that a page takes


@dataclass(frozen=True, slots=True)
class Section:
    """Saturation of the whole study or of a site. rows: (session, [(new code, address)], seen)."""

    found: Saturation
    picture: SafeString
    rows: list[tuple[str, list[tuple[str, str]], int]]
    runs: list[tuple[str, int, float]]


@page("read")
def saturation(request: Request) -> HttpResponse:
    """The whole study, then each site."""
    base, run = _number(request, "base", 4), _number(request, "run", 2)
    analysis = load_analysis(request.project)
    found = load_saturation(request.project, by_site=True, base=base, run=run, analysis=analysis)
    names = load_code_names(request.project)
    said = {
        "sections": [_section(one, names) for one in found],
        "base": base,
        "run": run,
        "lines": LINES,
        "layers": analysis.named_layers(),
    }
    return render(request, "themes/saturation.html", said)


def _number(request: Request, name: str, usual: int) -> int:
    word = request.GET.get(name, "")
    return min(max(int(word), 1), MOST) if word.isascii() and word.isdigit() else usual


def _section(one: Saturation, names: dict[uuid.UUID, str]) -> Section:
    rows = [
        (
            step.session,
            [(names[c], passages_address(("code", c))) for c in step.new if c in names],
            step.seen,
        )
        for step in one.steps
    ]
    sessions = [step.session for step in one.steps]
    runs = [
        (", ".join(sessions[one.guest.base + at :][: one.guest.run]), new, ratio)
        for at, (new, ratio) in enumerate(zip(one.guest.new, one.guest.ratios, strict=True))
    ]
    return Section(one, on_page(saturation_picture(one, page=True)), rows, runs)


@page("export")
def picture(request: Request, ending: str) -> HttpResponse:
    """The picture of the whole study as svg or png."""
    must_count(request)
    (found,) = load_saturation(request.project)
    return as_file(saturation_picture(found), "new-codes-by-session", ending)
