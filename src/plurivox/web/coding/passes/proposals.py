"""Codes that coders proposed in closed passes: accept each, map it to another, or refuse it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.coding.passes import CodingPass
from plurivox.evidence.problem import Refused
from plurivox.store.codebook import CodeView, load_codes
from plurivox.store.codings import load_codings
from plurivox.store.passes import load_layers, load_passes
from plurivox.store.people import load_people
from plurivox.store.proposals import ProposalView, decide_proposal, load_proposals
from plurivox.store.sources import source_names

from ...addresses import address
from ...pages import page
from ...request import Request
from ..hues import hue_of
from .access import access_independent

SHOWN = 3  # passages of a proposal that stand beside it


@dataclass(frozen=True, slots=True)
class Example:
    """Words that a proposed code is on."""

    source: str
    address: str
    quote: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposed code with who proposed it and what it is on."""

    one: ProposalView
    coder: str
    examples: tuple[Example, ...]
    count: int
    to: str


@dataclass(frozen=True, slots=True)
class Group:
    """The proposals of one pass."""

    of: CodingPass
    proposed: tuple[Proposed, ...]

    @property
    def waiting(self) -> int:
        return sum(not each.one.decision for each in self.proposed)


@page("read")
def proposals(request: Request) -> HttpResponse:
    """The proposals of all passes that are closed; those that wait first."""
    closed = [
        one
        for one in load_passes(request.project)
        if one.kind == "independent" and not one.is_blind and one.origin == "here"
    ]
    groups = [_group(request, one) for one in closed]
    groups = sorted((g for g in groups if g.proposed), key=lambda group: not group.waiting)
    codes = load_codes(request.project)
    said = {
        "groups": groups,
        "codes": [(code, hue_of(code.color, n), "\u2003" * (len(code.path) - 1))
                  for n, code in enumerate(codes) if code.status != "retired"],
    }  # fmt: skip
    return render(request, "coding/passes/proposals.html", said)


def _group(request: Request, one: CodingPass) -> Group:
    project = request.project
    found = load_proposals(project, one)
    if not found:
        return Group(one, ())
    names = {person.id: person.name for person in load_people(project)}
    codes = {code.id: code for code in load_codes(project)}
    on = _examples(request, one, {view.code for view in found})
    return Group(
        one,
        tuple(
            Proposed(
                view,
                names.get(view.coder, "somebody"),
                tuple(on.get(view.code, [])[:SHOWN]),
                len(on.get(view.code, [])),
                _shown(codes, view.to),
            )
            for view in found
        ),
    )


def _shown(codes: dict[uuid.UUID, CodeView], key: uuid.UUID | None) -> str:
    return codes[key].shown if key in codes else ""


def _examples(
    request: Request, one: CodingPass, codes: set[uuid.UUID]
) -> dict[uuid.UUID, list[Example]]:
    """The words that each proposed code was put on by whoever proposed it."""
    layers = frozenset(
        layer for layer in load_layers(request.project, request.person.id) if layer[0] == one.id
    )
    rows = load_codings(request.project, layers=layers, as_made=True)
    sources = {key: name for name, key in source_names(request.project).items()}
    found: dict[uuid.UUID, list[Example]] = {}
    for at in range(len(rows)):
        if rows.code[at] in codes:
            where = f"{address('coding:source', rows.source[at])}?pass={one.id}"
            name = sources.get(rows.source[at], "")
            found.setdefault(rows.code[at], []).append(Example(name, where, rows.quote[at]))
    return found


@page("decide on proposals", "POST")
def decide(request: Request, one: uuid.UUID, code: uuid.UUID) -> HttpResponse:
    """Decide on one proposed code; the pass is ready once all of its are decided."""
    found = access_independent(request, one)
    decision, to = request.POST.get("decision", ""), request.POST.get("to", "")
    decide_proposal(
        request.project,
        found,
        code,
        decision,
        by=request.person.id,
        to=_key(to) if decision == "map" else None,
        reason=request.POST.get("reason", "").strip(),
    )
    if all(view.decision for view in load_proposals(request.project, found)):
        request.sitting.note(
            f"All codes of “{found.name}” are decided; its coders can be compared."
        )
    return HttpResponseRedirect(address("coding:proposals"))


def _key(value: str) -> uuid.UUID:
    try:
        return uuid.UUID(value)
    except ValueError:
        raise Refused("Choose the code that the proposed one is read as.") from None
