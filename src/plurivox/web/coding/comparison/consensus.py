"""What the coders of a pass agreed on: the consensus layer, where it came from, the note."""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.store.closing_note import load_closing_note, save_closing_note
from plurivox.store.codings import load_codings
from plurivox.store.layers import Frozen
from plurivox.store.people import load_people
from plurivox.store.releases import load_releases, save_release
from plurivox.store.settlements import begin_consensus, consensus_of, load_all_origins

from ...addresses import address
from ...pages import page
from ...request import Request
from ..hues import hue_of
from ..passes.access import access_independent
from .items import Items, Reader, turn_of
from .page import Compared, consensus_layers


@dataclass(frozen=True, slots=True)
class Agreed:
    """A coding of the consensus. whose: the coders it comes from; how: agreed, or settled so."""

    source: str
    turn: int
    href: str
    words: str
    code: str
    hue: int
    whose: tuple[Reader, ...]
    settled: bool
    reason: str


@page("read", "GET", "POST", writes="settle")
def consensus(request: Request, one: uuid.UUID) -> HttpResponse:
    """The consensus layer of a pass, and its closing note; a POST begins it where all agree."""
    if request.method == "POST":
        name = access_independent(request, one).name
        begin_consensus(request.project, name, by=request.person.id)
        request.sitting.note(f"What the coders of “{name}” agreed on is its consensus now.")
        return HttpResponseRedirect(address("coding:consensus", one))
    compared = Compared.of(request, one)
    items, note = compared.items, load_closing_note(request.project, compared.one)
    people = [person for person in load_people(request.project) if person.role != "reader"]
    said = {
        "one": compared.one,
        "key": consensus_of(request.project, compared.one),
        "agreed": _agreed(request, compared),
        "done": items.done,
        "total": len(items.asked),
        "note": note,
        "draft": note.words or _draft(items),
        "people": [
            (p.name, p.name in note.agreed or (not note.words and p.id in compared.one.coders))
            for p in people
        ],
        "releases": load_releases(request.project)[-1:],
        "report": address("reports:index"),
    }
    return render(request, "coding/comparison/consensus.html", said)


def _agreed(request: Request, compared: Compared) -> list[Agreed]:
    frozen, items = compared.frozen, compared.items
    rows = load_codings(request.project, layers=consensus_layers(request, compared.one))
    origins = load_all_origins(request.project, rows.id)
    coder = _coders(frozen, items)
    texts = {text.source: text for text in frozen.texts}
    hues = {code.id: (code.shown, hue_of(code.color, n)) for n, code in enumerate(frozen.codes)}
    found = []
    for at in range(len(rows)):
        text = texts.get(rows.source[at])
        if text is None or rows.code[at] not in hues:
            continue
        turn, (name, hue) = turn_of(text, int(rows.start[at])), hues[rows.code[at]]
        from_, reasons, settled = origins.get(rows.id[at], ((), (), False))
        whose = {coder[key] for key in from_ if key in coder}
        href = f"{address('coding:source', text.source)}?pass={rows.in_pass[at]}#t{turn}"
        found.append(
            Agreed(
                text.name, turn, href, rows.quote[at], name, hue,
                tuple(sorted(whose, key=lambda r: r.letter)), settled, "; ".join(reasons),
            )
        )  # fmt: skip
    return found


def _coders(frozen: Frozen, items: Items) -> dict[uuid.UUID, Reader]:
    return {key: items.readers[n] for key, n in zip(frozen.id, frozen.codings.coder, strict=True)}


def _draft(items: Items) -> str:
    """What a note could begin with: how many were settled, and how."""
    hows = Counter(how for key in items.asked if (how := items.item(key).settled))
    if not hows:
        return ""
    many = len(items.asked)
    told = ", ".join(f"{how}: {count}" for how, count in hows.most_common())
    return f"{items.done} of {many} disagreements were settled ({told})."


@page("settle", "POST")
def note(request: Request, one: uuid.UUID) -> HttpResponse:
    """Write the closing note: what was agreed, and by whom."""
    found = access_independent(request, one)
    known = [person.name for person in load_people(request.project)]
    agreed = [name for name in request.POST.getlist("agreed") if name in known]
    words = request.POST.get("words", "")
    save_closing_note(request.project, found, words, agreed, by=request.person.id)
    request.sitting.note("The closing note is written.")
    return HttpResponseRedirect(address("coding:consensus", one))


@page("change the codebook", "POST")
def release(request: Request, one: uuid.UUID) -> HttpResponse:
    """Release the codebook as it stands after the comparison, with one click."""
    found = access_independent(request, one)
    save_release(request.project, f"After “{found.name}”", by=request.person.id)
    label = load_releases(request.project)[-1].label
    request.sitting.note(f"Release {label} of the codebook is made, as it stands now.")
    return HttpResponseRedirect(address("coding:consensus", one))
