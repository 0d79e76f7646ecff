"""The disagreements of a pass on paper: both readings and space to write, for a meeting."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from plurivox.evidence.words import paragraphs
from plurivox.store.remarks import load_remarks
from plurivox.store.sources import OpenText

from ...pages import page
from ...request import Request
from ...transcripts.languages import direction
from .items import Opened, turn_of
from .look import Look
from .page import Compared

AROUND = 240  # letters before and after what is in question, at most


@dataclass(frozen=True, slots=True)
class Sheet:
    """A disagreement with the words around it. number: in the order of the paper, from 1."""

    number: int
    opened: Opened
    speaker: str
    before: str
    words: str
    after: str
    direction: str


@page("read")
def discussion(request: Request, one: uuid.UUID) -> HttpResponse:
    """All that are to be settled, in the order of the texts; settled ones where asked for."""
    compared, look = Compared.of(request, one), Look.of(request.GET)
    listed = compared.items.listed(Look(order="place", source=look.source, all=look.all))
    places = [compared.items.asked[item.key].place for item in listed]
    remarks = load_remarks(request.project, places, person=request.person.id)
    sheets = []
    for number, (item, place) in enumerate(zip(listed, places, strict=True), 1):
        opened = compared.items.opened(item.key, remarks.get(place, []))
        sheets.append(_sheet(number, opened, compared.items.texts[place.text]))
    said = {
        "one": compared.one,
        "look": look,
        "sheets": sheets,
        "readers": compared.items.readers,
        "total": len(compared.items.asked),
        "done": compared.items.done,
    }
    return render(request, "coding/comparison/discussion.html", said)


def _sheet(number: int, opened: Opened, text: OpenText) -> Sheet:
    item = opened.item
    start, end = _around(text, item.start, item.end)
    who = text.turns.speaker_at(item.start) if len(text.turns) else -1
    return Sheet(
        number,
        opened,
        text.speakers[who].name if 0 <= who < len(text.speakers) else "",
        _cut(text.words[start : item.start], first=True),
        text.words[item.start : item.end],
        _cut(text.words[item.end : end], first=False),
        direction(text.language),
    )


def _around(text: OpenText, start: int, end: int) -> tuple[int, int]:
    """From the beginning of the first turn in question to the end of the last."""
    if len(text.turns):
        begins, ends = text.turns.label_end, text.turns.end
        first, last = (turn_of(text, at) - 1 for at in (start, max(start, end - 1)))
    else:
        begins, ends = paragraphs(text.words)
        first, last = (turn_of(text, at) - 1 for at in (start, max(start, end - 1)))
    return min(int(begins[first]), start), max(int(ends[last]), end)


def _cut(words: str, *, first: bool) -> str:
    """At most so many letters of what stands around, cut at a space."""
    if len(words) <= AROUND:
        return words
    if first:
        return "… " + words[-AROUND:].partition(" ")[2]
    return words[:AROUND].rpartition(" ")[0] + " …"
