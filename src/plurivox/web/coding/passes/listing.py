"""The list of passes: what each is, who codes in it, what can be done with it next."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from plurivox.access.permissions import can
from plurivox.coding.passes import CodingPass
from plurivox.store.approach import APPROACHES
from plurivox.store.pass_acts import undecided_codes
from plurivox.store.passes import load_passes
from plurivox.store.people import load_people
from plurivox.store.settlements import consensus_of
from plurivox.store.sources import source_names

from ...pages import page
from ...request import Request
from .words import IN_SCOPE, KINDS, PER_UNIT, STATES, title

FEW = 6  # names of sources that are listed; more are counted


@dataclass(frozen=True, slots=True)
class Coder:
    """A coder of a pass; done: as they declared."""

    name: str
    done: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A pass on the page. of: the pass that a consensus is of; waiting: codes to decide on."""

    one: CodingPass
    kind: str
    state: str
    coders: tuple[Coder, ...]
    sources: tuple[str, ...]
    more: int
    compared: str
    statistic: str
    of: CodingPass | None
    consensus: uuid.UUID | None
    waiting: int
    mine: bool
    done: bool
    all_done: bool


@page("read")
def passes(request: Request) -> HttpResponse:
    """All passes, those that are open first."""
    project = request.project
    found = load_passes(project)
    names = {one.id: one.name for one in load_people(project)}
    sources = {key: name for name, key in source_names(project).items()}
    by_key = {one.id.hex: one for one in found}
    lines = [_line(request, one, names, sources, by_key.get(one.origin)) for one in found]
    lines.sort(key=_rank)
    said = {
        "lines": lines,
        "blind": any(line.one.is_blind for line in lines),
        "sources": len(sources),
        "approaches": APPROACHES.items(),
    }
    return render(request, "coding/passes/list.html", said)


def _rank(line: Line) -> tuple[bool, uuid.UUID, bool]:
    """Open passes first, the newest last; a consensus after the pass that it is of."""
    of = line.of or line.one
    return of.state != "open", of.id, line.of is not None


def _line(
    request: Request,
    one: CodingPass,
    names: Mapping[uuid.UUID, str],
    sources: Mapping[uuid.UUID, str],
    of: CodingPass | None,
) -> Line:
    coders = sorted(one.coders, key=lambda key: names.get(key, ""))
    read = sorted(sources[key] for key in one.sources if key in sources)
    independent = one.kind == "independent"
    me = request.person.id
    return Line(
        one,
        "Consensus" if one.kind == "consensus" else KINDS[one.kind][0],
        STATES[one.state] if independent else one.state,
        tuple(Coder(names[key], key in one.done) for key in coders if key in names),
        tuple(read[:FEW]),
        max(0, len(read) - FEW),
        f"{PER_UNIT[one.unit]}, {IN_SCOPE[one.scope]}" if independent else "",
        title(one.statistic) if independent and not request.about.reflexive else "",
        of,
        consensus_of(request.project, one) if one.state == "ready" and independent else None,
        len(undecided_codes(request.project, one)) if one.state == "closed" else 0,
        me in one.coders and one.kind != "consensus" and can(request.person.role, "code"),
        me in one.done,
        independent and one.coders == one.done != frozenset(),
    )
