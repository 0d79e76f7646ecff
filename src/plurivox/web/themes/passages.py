"""The passages behind a number: of themes, codes and findings, of a place, of people."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render

from plurivox.store.analysis import load_gathered
from plurivox.store.passes import load_passes
from plurivox.store.people import load_people
from plurivox.themes.analysis import Analysis, Gathered
from plurivox.themes.attributes import attributes_of, with_value

from ..addresses import address
from ..pages import page
from ..request import Request
from .shown import shown_passages
from .without import read_analysis

KINDS = ("theme", "code", "finding")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which passages: those that all of `of` have, of some values of an attribute where it is said.

    apart: of every other value instead. held: where it is not None, only those that any theme, code
    or finding has. side: "" for those that speak for a finding, "against", or "both". whose:
    “participant:KEY”, “source:KEY”, “passage:KEY”, “session:KEY:KEY” or “layer:PASS:CODER”, the
    codings of a layer.
    """

    of: tuple[Gathered, ...]
    held: frozenset[uuid.UUID] | None = None
    attribute: str = ""
    values: tuple[str, ...] = ()
    side: str = ""
    whose: str = ""
    apart: bool = False

    def sides(self, one: Gathered) -> set[uuid.UUID]:
        """The passages of a row that are asked for."""
        if self.side == "both":
            return {*one.passages, *one.against}
        return set(one.against if self.side == "against" else one.passages)


def passages_address(
    *of: tuple[str, uuid.UUID],
    any_of: str = "",
    attribute: str = "",
    value: str | Sequence[str] = "",
    side: str = "",
    whose: str = "",
    without: Sequence[str] = (),
    apart: bool = False,
) -> str:
    """The address of the passages of, say, ("theme", key) at attribute "site", value "Akko".

    any_of: a kind of which any will do, such as "theme": the passages that stand in one. side,
    whose, apart: as `Asked` has them; without: what is thought away.
    """
    values = [value] if isinstance(value, str) else list(value)
    asked = [("of", f"{kind}:{key.hex}") for kind, key in of]
    asked += [("any", any_of)] if any_of else []
    asked += [("attribute", attribute), *(("value", one) for one in values)] if attribute else []
    asked += [("side", side)] if side else []
    asked += [("whose", whose)] if whose else []
    asked += [("without", one) for one in without]
    asked += [("apart", "yes")] if apart else []
    return f"{address('themes:passages')}?{urlencode(asked)}"


@page("read")
def passages(request: Request) -> HttpResponse:
    """The passages that an address asks for, each leading to its place."""
    analysis, without = read_analysis(request)
    asked = _asked(request, analysis)
    keys = _found(analysis, asked)
    said = {
        "of": asked.of,
        "attribute": asked.attribute,
        "values": asked.values,
        "against": asked.side == "against",
        "whose": _named(request, analysis, asked.whose),
        "without": without,
        "apart": asked.apart,
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
    said = request.GET
    attribute = said.get("attribute", "")
    if attribute and not said.get("without") and attribute not in attributes_of(analysis):
        raise Http404(f"There is no attribute “{attribute}”.")
    values = tuple(said.getlist("value")) or ("",)
    held = _held(request, analysis)
    apart = said.get("apart") == "yes"
    side, whose = said.get("side", ""), said.get("whose", "")
    return Asked(tuple(found), held, attribute, values, side, whose, apart)


def _held(request: Request, analysis: Analysis) -> frozenset[uuid.UUID] | None:
    kind = request.GET.get("any", "")
    if kind not in KINDS:
        return None
    rows = load_gathered(request.project, kind, analysis)
    return frozenset(key for row in rows for key in row.passages)


def _found(analysis: Analysis, asked: Asked) -> list[uuid.UUID]:
    sets = [asked.sides(one) for one in asked.of]
    keys: Iterable[uuid.UUID] = (
        analysis.in_order(set.intersection(*sets)) if sets else analysis.passages
    )
    whose = _of_whom(analysis, asked.whose)
    rows = [
        analysis.passages[k]
        for k in keys
        if (asked.held is None or k in asked.held) and (whose is None or k in whose)
    ]
    if asked.attribute:
        wanted = {
            one.id
            for value in asked.values
            for one in with_value(analysis, rows, asked.attribute, value)
        }
        rows = [one for one in rows if (one.id in wanted) is not asked.apart]
    return [one.id for one in rows]


def _of_whom(analysis: Analysis, words: str) -> set[uuid.UUID] | None:
    """The passages of a participant, of a source, or of a layer's codings; None where not asked."""
    if not words:
        return None
    kind, *keys = words.split(":")
    try:
        one, *more = (uuid.UUID(key) for key in keys)
    except ValueError:
        raise Http404("These passages are not known by that name.") from None
    said = analysis.passages.values()
    if kind == "participant":
        return {each.id for each in said if one in each.voices}
    if kind == "source":
        return {each.id for each in said if each.source == one}
    if kind == "session":
        where = {one, *more}
        read = analysis.sources
        return {p.id for p in said if (read[p.source].session or p.source) in where}
    if kind == "layer" and more:
        own = (each for each in analysis.codings if each.in_pass == one)
        return {each.passage for each in own if more[0] in (one, each.coder)}
    return {one} & set(analysis.passages)


def _named(request: Request, analysis: Analysis, words: str) -> str:
    """Whose they are, for the heading."""
    kind, *keys = words.split(":")
    if not keys:
        return ""
    key = uuid.UUID(keys[0])
    if kind == "participant" and key in analysis.voices:
        return analysis.voices[key].label
    if kind == "source" and key in analysis.sources:
        return analysis.sources[key].name
    if kind == "session":
        names = [one.session_name or one.name for one in analysis.sources.values()
                 if (one.session or one.id).hex in keys]  # fmt: skip
        return ", ".join(dict.fromkeys(names))
    if kind != "layer":
        return ""
    people = {one.id.hex: one.name for one in load_people(request.project)}
    passes = {one.id.hex: one.name for one in load_passes(request.project)}
    who = people.get(keys[-1], "")
    return f"{who}, “{passes.get(keys[0], '')}”" if who else f"“{passes.get(keys[0], '')}”"
