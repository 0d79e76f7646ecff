"""The passages behind a number: of themes, codes and findings, of a place, of people."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render

from plurivox.store.analysis import load_analysis, load_gathered
from plurivox.themes.analysis import Analysis, Gathered
from plurivox.themes.attributes import attributes_of, with_value

from ..addresses import address
from ..pages import page
from ..request import Request
from .shown import shown_passages

KINDS = ("theme", "code", "finding")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which passages: those that all of `of` have, of a value of an attribute where it is said.

    held: where it is not None, only those that any theme, code or finding has.
    """

    of: tuple[Gathered, ...]
    held: frozenset[uuid.UUID] | None = None
    attribute: str = ""
    value: str = ""
    against: bool = False


def passages_address(
    *of: tuple[str, uuid.UUID],
    any_of: str = "",
    attribute: str = "",
    value: str = "",
    side: str = "",
) -> str:
    """The address of the passages of, say, ("theme", key) at attribute "site", value "Akko".

    any_of: a kind of which any will do, such as "theme": the passages that stand in one.
    """
    asked = [("of", f"{kind}:{key.hex}") for kind, key in of]
    asked += [("any", any_of)] if any_of else []
    asked += [("attribute", attribute), ("value", value)] if attribute else []
    asked += [("side", side)] if side else []
    return f"{address('themes:passages')}?{urlencode(asked)}"


@page("read")
def passages(request: Request) -> HttpResponse:
    """The passages that an address asks for, each leading to its place."""
    analysis = load_analysis(request.project)
    asked = _asked(request, analysis)
    keys = _found(analysis, asked)
    said = {
        "of": asked.of,
        "attribute": asked.attribute,
        "value": asked.value,
        "against": asked.against,
        "passages": shown_passages(request.project, analysis, keys),
        "speakers": len(analysis.speakers(keys)),
        "layers": analysis.named_layers(),
    }
    return render(request, "themes/passages.html", said)


def _asked(request: Request, analysis: Analysis) -> Asked:
    found = []
    for word in request.GET.getlist("of"):
        kind, _, key = word.partition(":")
        if kind not in KINDS:
            raise Http404("There are passages of themes, codes and findings.")
        rows = {one.id.hex: one for one in load_gathered(request.project, kind, analysis)}
        if key not in rows:
            raise Http404(f"This {kind} is not there any more.")
        found.append(rows[key])
    attribute = request.GET.get("attribute", "")
    if attribute and attribute not in attributes_of(analysis):
        raise Http404(f"There is no attribute “{attribute}”.")
    against = request.GET.get("side") == "against"
    held = _held(request, analysis)
    return Asked(tuple(found), held, attribute, request.GET.get("value", ""), against)


def _held(request: Request, analysis: Analysis) -> frozenset[uuid.UUID] | None:
    kind = request.GET.get("any", "")
    if kind not in KINDS:
        return None
    rows = load_gathered(request.project, kind, analysis)
    return frozenset(key for row in rows for key in row.passages)


def _found(analysis: Analysis, asked: Asked) -> list[uuid.UUID]:
    sets = [set(one.against if asked.against else one.passages) for one in asked.of]
    keys: Iterable[uuid.UUID] = (
        analysis.in_order(set.intersection(*sets)) if sets else analysis.passages
    )
    rows = [analysis.passages[k] for k in keys if asked.held is None or k in asked.held]
    if asked.attribute:
        rows = with_value(analysis, rows, asked.attribute, asked.value)
    return [one.id for one in rows]
