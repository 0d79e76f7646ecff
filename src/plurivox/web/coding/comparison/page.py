"""The page of comparison: the text between its coders, agreement, what is to be settled."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from plurivox.coding.passes import CodingPass
from plurivox.evidence.layers import Layer
from plurivox.store.agreement import Chosen, agreement_rows, cells
from plurivox.store.layers import Frozen, frozen_layers
from plurivox.store.passes import load_layers
from plurivox.store.remarks import load_remarks
from plurivox.store.settlements import consensus_of, questions

from ...addresses import address
from ...pages import page
from ...request import Request
from ..page_data import packed
from ..passes.access import access_independent
from ..passes.words import MANY, PER_UNIT, SHORT, title
from .figures import Figure, Place, gathered
from .items import Item, Items
from .look import ORDERS, Look
from .rows_of_codes import code_table
from .text_pane import agreed, columns, text_pane


@dataclass(frozen=True, slots=True)
class Compared:
    """A pass that is being compared, loaded once for a page."""

    one: CodingPass
    frozen: Frozen
    items: Items

    @classmethod
    def of(cls, request: Request, key: uuid.UUID) -> Compared:
        """Raises Refused, saying what is missing, where it cannot be compared."""
        one = access_independent(request, key)
        frozen = frozen_layers(request.project, one)
        return cls(one, frozen, Items(frozen, questions(request.project, frozen)))


@page("read")
def comparison(request: Request, one: uuid.UUID) -> HttpResponse:
    """The whole page, or for htmx the list alone where its text is on the page already."""
    compared, look = Compared.of(request, one), Look.of(request.GET)
    said = list_pane(request, compared, look)
    if request.htmx:
        return answered(request, said)
    if not compared.frozen.texts:
        return render(request, "coding/comparison/nothing.html", said)
    consensus = consensus_layers(request, compared.one)
    shown: uuid.UUID = said["shown"]
    said |= text_pane(request.project, compared.frozen, shown, consensus, request.person.id)
    said |= agreement_pane(request, compared) | {"parts": _parts(compared, look)}
    return render(request, "coding/comparison/page.html", said)


def answered(request: Request, said: dict[str, Any], status: int = 200) -> HttpResponse:
    """The list; a disagreement in another source than the one shown is a page of its own."""
    response = render(request, "coding/comparison/_list.html", said, status=status)
    look: Look = said["look"]
    if said["shown"] != look.shown:
        response["HX-Redirect"] = address("coding:comparison", said["one"].id) + look.at(shown=None)
    return response


def list_pane(request: Request, compared: Compared, look: Look) -> dict[str, Any]:
    """What the list says; without a disagreement that is asked for, the first is open."""
    items = compared.items
    key = look.open if look.open in items.asked else None
    listed = items.listed(look)
    key = key or next((item.key for item in listed if not item.settled), None)
    key = key or next((item.key for item in listed), None)
    at = next((n for n, item in enumerate(listed) if item.key == key), -1)
    opened = None
    if key:
        place = items.asked[key].place
        remarks = load_remarks(request.project, [place], person=request.person.id)
        opened = items.opened(key, remarks.get(place, []))
    shown = opened.item.source if opened else look.source or look.shown or _first(compared.frozen)
    look = replace(look, open=key, shown=look.shown or shown)
    return {
        "one": compared.one,
        "look": look,
        "lines": [(item, _links(look, item)) for item in listed],
        "opened": opened,
        "readers": items.readers,
        "before": _links(look, listed[at - 1]) if at > 0 else None,
        "after": _links(look, listed[at + 1]) if 0 <= at < len(listed) - 1 else None,
        "done": items.done,
        "total": len(items.asked),
        "left": len(items.asked) - items.done,
        "orders": ORDERS.items(),
        "codes": [code for code in compared.frozen.codes if code.status != "retired"],
        "shown": shown,
        "agreed": packed(_agreed(request, compared, shown)),
    }


@dataclass(frozen=True, slots=True)
class Link:
    """Where a line leads: a whole page, or where its text is shown already a part of it."""

    href: str
    part: str


def _links(look: Look, item: Item) -> Link:
    at = look.at(open=item.key) if look.shown == item.source else ""
    return Link(look.at(open=item.key, shown=None), at)


def _first(frozen: Frozen) -> uuid.UUID | None:
    return frozen.texts[0].source if frozen.texts else None


def consensus_layers(request: Request, one: CodingPass) -> frozenset[Layer]:
    """The layers of the consensus of a pass, none where it is not begun."""
    key = consensus_of(request.project, one)
    layers = load_layers(request.project, request.person.id)
    return frozenset(layer for layer in layers if layer[0] == key)


def _agreed(request: Request, compared: Compared, source: uuid.UUID | None) -> dict[str, Any]:
    """The consensus of the source that is shown, in the columns of the scripts."""
    consensus = consensus_layers(request, compared.one)
    found = agreed(request.project, source, consensus) if source else []
    return columns(compared.frozen, found)


def agreement_pane(request: Request, compared: Compared) -> dict[str, Any]:
    """How far the coders agree, by code; in a reflexive study only how often each used a code."""
    frozen, chosen = compared.frozen, Chosen.of(compared.frozen)
    figures = {} if request.about.reflexive else gathered(agreement_rows(frozen, chosen))
    declared = compared.one.statistic
    return {
        "table": code_table(frozen, cells(frozen, chosen), figures, declared),
        "overall": overall(figures, (declared, "percent"), len(frozen.coders)),
        "short": SHORT.get(declared, title(declared)),
        "per_unit": PER_UNIT[chosen.unit],
        "many": MANY[chosen.unit],
    }


def overall(
    figures: Mapping[Place, Figure], statistics: Sequence[str], coders: int
) -> list[tuple[str, Figure]]:
    """The figures over all codes, each with the name of its statistic and of its coders."""
    found = []
    for name in dict.fromkeys(statistics):
        for (statistic, code, domain, group), figure in figures.items():
            if statistic == name and code is None and domain is None:
                among = f" of {' and '.join(group)}" if len(group) < coders else ""
                found.append((f"{title(name)}{among}", figure))
    return found


@dataclass(frozen=True, slots=True)
class Part:
    """A source of the pass, with how many disagreements there are and how many are settled."""

    name: str
    href: str
    all: int
    done: int
    here: bool


def _parts(compared: Compared, look: Look) -> list[Part]:
    counts = compared.items.counts()
    return [
        Part(
            text.name,
            look.at(source=text.source, open=None, shown=None),
            *counts[text.source],
            look.source == text.source,
        )
        for text in compared.frozen.texts
    ]
