"""The page of agreement: the declared statistic and percent first, all others behind “more”."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render

from plurivox.coding.agreement import PREVALENCE, STATISTICS
from plurivox.coding.agreement.blocks import TURNS
from plurivox.coding.agreement.cells import Coders
from plurivox.store.agreement import Chosen, agreement_rows, cells, units_of, what_is_left_out
from plurivox.store.layers import Frozen, frozen_layers

from ...addresses import address
from ...pages import page
from ...request import Request
from ..hues import hue_of
from ..passes.access import access_independent
from ..passes.words import MANY, PER_UNIT, SCOPES, UNITS
from .figures import Figure, Place, gathered
from .items import turn_of
from .look import Look
from .page import overall
from .rows_of_codes import CodeTable, Count, code_table, opens

REFLEXIVE = (
    "This study declares a reflexive approach: its coders are not measured against each other."
)
SHOWN = 400  # units on a page; the sources say where the others are


@dataclass(frozen=True, slots=True)
class Told:
    """A statistic with its figures and what it means."""

    name: str
    title: str
    meaning: str
    overall: tuple[tuple[str, Figure], ...]
    domains: tuple[Figure, ...]
    table: CodeTable | None
    unit: str


@dataclass(frozen=True, slots=True)
class Cells:
    """The units of a code by who coded them; each number opens them."""

    name: str
    hue: int
    all_of: Count
    counts: tuple[Count, ...]
    nobody: Count


@page("read")
def agreement(request: Request, one: uuid.UUID) -> HttpResponse:
    """All figures of a pass, as the address chooses unit, scope and tree."""
    found = access_independent(request, one)
    if request.about.reflexive:
        raise Http404(REFLEXIVE)
    frozen = frozen_layers(request.project, found)
    chosen = chosen_of(frozen, request.GET)
    rows = agreement_rows(frozen, chosen, "all")
    first = tuple(dict.fromkeys((found.statistic, "percent")))
    figures, counted = gathered(rows), cells(frozen, chosen)
    told = [_told(name, frozen, chosen, figures, counted) for name in STATISTICS]
    said = {
        "one": found,
        "chosen": chosen,
        "first": [each for name in first for each in told if each.name == name],
        "more": [each for each in told if each.name not in first],
        "cells": _cells(frozen, chosen, counted),
        "coders": list(frozen.coders.values()),
        "left_out": what_is_left_out(request.project, frozen, chosen),
        "prevalence": PREVALENCE,
        "units": UNITS.items(),
        "scopes": SCOPES.items(),
        "many": MANY[chosen.unit],
        "per_unit": PER_UNIT[chosen.unit],
        "sources": len(frozen.texts),
        "turns": TURNS,
        "declared": Chosen.of(frozen),
    }
    return render(request, "coding/comparison/agreement.html", said)


def chosen_of(frozen: Frozen, said: QueryDict) -> Chosen:
    """What the address chooses; what it does not, or not in known words, is as declared."""
    unit, scope = said.get("unit"), said.get("scope")
    return Chosen.of(
        frozen,
        unit if unit in UNITS else None,
        scope if scope in SCOPES else None,
        said.get("tree") == "yes",
        said.get("blocks") == "yes" and unit != "source",
    )


def query_of(chosen: Chosen) -> dict[str, str]:
    """The same as an address says it."""
    said = asdict(chosen)
    return {name: "yes" if value is True else str(value) for name, value in said.items() if value}


def _told(
    name: str,
    frozen: Frozen,
    chosen: Chosen,
    figures: dict[Place, Figure],
    counted: dict[uuid.UUID, dict[Coders, int]],
) -> Told:
    statistic = STATISTICS[name]
    by_code = "code" in statistic.rows
    table = code_table(frozen, counted, figures, name, query_of(chosen)) if by_code else None
    return Told(
        name,
        statistic.title,
        statistic.meaning,
        tuple(overall(figures, [name], len(frozen.coders))),
        tuple(figure for (one, _, domain, _), figure in figures.items() if one == name and domain),
        table,
        "letter by letter" if statistic.unitizing else PER_UNIT[chosen.unit],
    )


def _cells(
    frozen: Frozen, chosen: Chosen, counted: dict[uuid.UUID, dict[Coders, int]]
) -> list[Cells]:
    """n11, n10, n01, n00 of two coders; of more, every set of coders that there is."""
    query, names = query_of(chosen), list(frozen.coders.values())
    lines = []
    for at, code in enumerate(frozen.codes):
        here = counted[code.id]
        if not any(here):
            continue
        sets = _sets(names, here)
        counts = tuple(
            Count(here.get(who, 0), opens(frozen, code.id, _joined(who), query), _who(who, names))
            for who in sets
        )
        none = frozenset[str]()
        lines.append(
            Cells(
                code.shown,
                hue_of(code.color, at),
                Count(sum(here.values()), opens(frozen, code.id, "", query), "in all"),
                counts,
                Count(here.get(none, 0), opens(frozen, code.id, "-", query), "by nobody"),
            )
        )
    return lines


def _sets(names: list[str], here: dict[Coders, int]) -> list[Coders]:
    """Everybody, and then each coder alone; of three or more coders also the sets that occur."""
    usual = [frozenset(names), *(frozenset({name}) for name in names)]
    others = sorted((who for who in here if who and who not in usual), key=sorted)
    return [*usual, *others]


def _joined(who: Coders) -> str:
    return "|".join(sorted(who))


def _who(who: Coders, names: list[str]) -> str:
    if len(who) == len(names):
        return "by both" if len(names) == 2 else "by all"
    return f"by {' and '.join(name for name in names if name in who)} only"


@dataclass(frozen=True, slots=True)
class Shown:
    """A unit with its words, and where it is read."""

    source: str
    turn: int
    words: str
    href: str
    who: str
    direction: str


@page("read")
def cell(request: Request, one: uuid.UUID) -> HttpResponse:
    """The units of a code: those of one cell, or all that somebody coded."""
    found = access_independent(request, one)
    frozen = frozen_layers(request.project, found)
    chosen = chosen_of(frozen, request.GET)
    asked_for = Look.of(request.GET).code
    code = next((c for c in frozen.codes if c.id == asked_for), None)
    if code is None:
        raise Http404("There is no such code in this pass; open the comparison anew.")
    names, asked = list(frozen.coders.values()), request.GET.get("who", "")
    counts = cells(frozen, chosen)[code.id]
    wanted = [who for who in _wanted(asked, names, list(counts)) if counts.get(who)]
    units = [
        shown
        for who in wanted
        for shown in _shown(frozen, chosen, code.id, who, names)
    ]  # fmt: skip
    units.sort(key=lambda unit: (unit.source, unit.turn))
    said = {
        "one": found,
        "code": code,
        "hue": hue_of(code.color, frozen.codes.index(code)),
        "asked": asked,
        "units": units[:SHOWN],
        "total": len(units),
        "tabs": _tabs(frozen, chosen, code.id, counts, names, asked),
        "many": MANY[chosen.unit],
        "chosen": chosen,
        "query": query_of(chosen),
    }
    return render(request, "coding/comparison/cell.html", said)


def _wanted(asked: str, names: list[str], known: list[Coders]) -> list[Coders]:
    """Sets of coders: “A|B” exactly these, “-” nobody, “+A” all with A, nothing: all with any."""
    if asked == "-":
        return [frozenset()]
    if asked.startswith("+"):
        return [who for who in known if asked[1:] in who]
    if asked:
        return [frozenset(name for name in asked.split("|") if name in names)]
    return [who for who in known if who]


def _shown(
    frozen: Frozen, chosen: Chosen, code: uuid.UUID, who: Coders, names: list[str]
) -> list[Shown]:
    texts = {text.name: text for text in frozen.texts}
    found = []
    for unit in units_of(frozen, chosen, code, who):
        text = texts[unit.source]
        turn = turn_of(text, unit.start)
        href = f"{address('coding:source', text.source)}?pass={frozen.one.id}#t{turn}"
        words = text.words[unit.start : unit.end].strip()
        found.append(Shown(unit.source, turn, words, href, _who(who, names) if who else "", "auto"))
    return found


def _tabs(
    frozen: Frozen,
    chosen: Chosen,
    code: uuid.UUID,
    counts: dict[Coders, int],
    names: list[str],
    asked: str,
) -> list[tuple[Count, bool]]:
    """The cells of this code as links, and which of them is open."""
    query = query_of(chosen)
    coded = sum(many for who, many in counts.items() if who)
    tabs = [(Count(coded, opens(frozen, code, "", query), "by anybody"), not asked)]
    for who in _sets(names, counts):
        word = _joined(who)
        many = counts.get(who, 0)
        tabs.append(
            (Count(many, opens(frozen, code, word, query), _who(who, names)), asked == word)
        )
    none = counts.get(frozenset(), 0)
    tabs.append((Count(none, opens(frozen, code, "-", query), "by nobody"), asked == "-"))
    return tabs
