"""New codes by session, as a table and as a picture."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from plurivox.store.patterns import load_code_names, load_saturation
from plurivox.themes.pictures import LINES, saturation_picture
from plurivox.themes.saturation import Saturation

from ..pages import page
from ..request import Request
from .passages import passages_address
from .pictures import as_file, must_count, on_page
from .without import read_analysis

MOST = 99  # sessions of a base or a run that a page takes


@dataclass(frozen=True, slots=True)
class Shown:
    """A session in the table. new: (new code, address).

    opens, so_far: the addresses of its passages, and of all passages until then.
    """

    session: str
    new: list[tuple[str, str]]
    seen: int
    opens: str
    so_far: str


@dataclass(frozen=True, slots=True)
class Section:
    """Saturation of the whole study or of a site. runs: (sessions, new, ratio, address).

    base, whole: the passages of the sessions of the base, and of all of them.
    """

    found: Saturation
    picture: SafeString
    rows: list[Shown]
    runs: list[tuple[str, int, float, str]]
    base: str
    whole: str


@page("read")
def saturation(request: Request) -> HttpResponse:
    """The whole study, then each site."""
    base, run = _number(request, "base", 4), _number(request, "run", 2)
    analysis, without = read_analysis(request)
    found = load_saturation(request.project, by_site=True, base=base, run=run, analysis=analysis)
    names = load_code_names(request.project)
    said = {
        "sections": [_section(one, names, request.GET.getlist("without")) for one in found],
        "base": base,
        "run": run,
        "lines": LINES,
        "layers": analysis.named_layers(),
        "without": without,
    }
    return render(request, "themes/saturation.html", said)


def _number(request: Request, name: str, usual: int) -> int:
    word = request.GET.get(name, "")
    return min(max(int(word), 1), MOST) if word.isascii() and word.isdigit() else usual


def _section(one: Saturation, names: dict[uuid.UUID, str], asked: list[str]) -> Section:
    sessions = [step.session for step in one.steps]

    def of(first: int, last: int) -> str:
        keys = ":".join(step.key.hex for step in one.steps[first:last])
        return passages_address(any_of="code", whose=f"session:{keys}", without=asked)

    rows = [
        Shown(
            step.session,
            [(names[c], passages_address(("code", c))) for c in step.new if c in names],
            step.seen,
            of(at, at + 1),
            of(0, at + 1),
        )
        for at, step in enumerate(one.steps)
    ]
    base, run = one.guest.base, one.guest.run
    pairs = zip(one.guest.new, one.guest.ratios, strict=True)
    runs = [
        (", ".join(sessions[at : at + run]), new, ratio, of(at, at + run))
        for at, (new, ratio) in enumerate(pairs, base)
    ]
    picture = on_page(saturation_picture(one, page=True))
    return Section(one, picture, rows, runs, of(0, base), of(0, len(sessions)))


@page("export")
def picture(request: Request, ending: str) -> HttpResponse:
    """The picture of the whole study as svg or png."""
    must_count(request)
    (found,) = load_saturation(request.project)
    return as_file(saturation_picture(found), "new-codes-by-session", ending)
