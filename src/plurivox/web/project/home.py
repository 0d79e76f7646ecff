"""The home page. It never says when the project last changed: in a blind pass that is a leak."""

from __future__ import annotations

import shlex
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_info

from plurivox.store.board import BoardRow, load_begun, load_board, load_counts, load_untied
from plurivox.store.passes import load_passes
from plurivox.store.people import load_people

from ..addresses import address, addresses
from ..pages import page
from ..request import Request
from .next_steps import Facts, next_steps
from .stage_lines import stage_lines
from .voices import Drawing, draw

Address = Callable[[uuid.UUID], str]
NAMED = 5  # people named under the title
SHOWN = 24  # sessions on the page; a study has a dozen, an archive has its own list


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table of sessions."""

    row: BoardRow
    name: str
    also: str  # the source's own name, where the session is called otherwise
    voices: Drawing | None
    opens: str
    codings: str


@dataclass(frozen=True, slots=True)
class Place:
    """A site with its sessions."""

    name: str
    about: str
    lines: tuple[Line, ...]


@page("read")
def home(request: Request) -> HttpResponse:
    """What needs the person next, how far each stage is, where each session is."""
    project, person = request.project, request.person
    counts, passes = load_counts(project), load_passes(project)
    people = [one.name for one in load_people(project)]
    rows, total = load_board(project, person.id, SHOWN)
    mine = [one for one in passes if one.state == "open" and person.id in one.coders]
    facts = Facts(
        person.id,
        person.role,
        counts,
        load_untied(project),
        passes,
        {one.id: len(load_begun(project, person.id, one.id) & one.sources) for one in mine},
    )
    said = {
        "steps": next_steps(facts),
        "lines": stage_lines(counts, passes),
        "places": list(places(rows)),
        "shown": len(rows),
        "total": total,
        "blind": any(one.is_blind for one in passes),
        "empty": not counts["source"],
        "import_address": address("transcripts:import"),
        "location": shlex.quote(project.location) if project.is_file else "PROJECT",
        "people": people[:NAMED],
        "more": max(0, len(people) - NAMED),
    }
    return render(request, "project/home.html", said)


def places(rows: Sequence[BoardRow]) -> Iterator[Place]:
    """Rows by site; they come in that order already."""
    opens, codings = addresses("transcripts:source"), addresses("coding:source")
    for (site, setting, language), group in groupby(
        rows, lambda r: (r.site, r.setting, r.language)
    ):
        income = f"{setting} income" if setting in ("low", "middle", "high") else setting
        about = " · ".join(word for word in (language_name(language), income) if word)
        yield Place(site, about, tuple(_line(row, opens, codings) for row in group))


def _line(row: BoardRow, opens: Address, codings: Address) -> Line:
    return Line(
        row,
        row.session or row.name,
        row.name if row.session and row.name != row.session else "",
        draw(row.voices),
        opens(row.source) if row.source else "",
        codings(row.source) if row.source else "",
    )


def language_name(code: str) -> str:
    """“Hebrew” for “he”; what is no known code stays as it was written."""
    try:
        return str(get_language_info(code)["name"])
    except KeyError:
        return code
