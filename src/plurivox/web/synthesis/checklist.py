"""ENTREQ and eMERGe: what the project fills by itself, what people wrote, and what is left open."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.evidence.problem import Refused
from plurivox.reports.checklist_items import CHECKLISTS
from plurivox.store.checklist_facts import load_rows
from plurivox.store.checklists import STATES, load_checklist, save_checklist_item

from ..addresses import address
from ..pages import page
from ..request import Request
from .grid import VERB, files_of

# Where the facts of an item stand, by the name that the checklist's file gives to the place.
PLACES: dict[str, Callable[[], str]] = {
    "Grid": lambda: address("synthesis:index"),
    "Studies": lambda: address("review:index"),
    "Appraisal": lambda: address("review:appraisals"),
    "Passes": lambda: address("coding:passes"),
    "People": lambda: address("people:people"),
    "Codebook": lambda: address("coding:codebook"),
    "Constructs": lambda: address("synthesis:constructs"),
    "Themes and line of argument": lambda: address("synthesis:argument"),
    "Confidence": lambda: address("synthesis:confidence"),
}


@page("read", "GET", "POST", writes=VERB)
def checklist(request: Request, which: str) -> HttpResponse:
    """A checklist; a POST writes under an item."""
    if which not in CHECKLISTS:
        raise Http404(f"The checklists are: {', '.join(CHECKLISTS)}.")
    one = CHECKLISTS[which]
    if request.method == "POST":
        number = _number(request.POST.get("number", ""), {item.number for item in one.items})
        state, words = request.POST.get("state", ""), request.POST.get("words", "")[:8000]
        save_checklist_item(request.project, which, number, state, words, by=request.person.id)
        request.sitting.note(f"Item {number} is kept.")
        return HttpResponseRedirect(f"{address('synthesis:checklist', which)}#i{number}")
    rows = {row.number: row for row in load_rows(request.project, which)}
    written = load_checklist(request.project, which)
    items = [
        {
            "item": item,
            "row": rows[item.number],
            "places": _places(rows[item.number].place),
            "own": written.get(item.number),
        }
        for item in one.items
    ]
    said = {
        "checklist": one,
        "items": items,
        "open": [item for item in one.items if rows[item.number].state == "open"],
        "states": STATES,
        "files": files_of(which),
    }
    return render(request, "synthesis/checklist.html", said)


def _number(words: str, known: set[int]) -> int:
    if not words.isdecimal() or int(words) not in known:
        raise Refused("There is no such item; load the page again.")
    return int(words)


def _places(named: str) -> list[tuple[str, str]]:
    """(name, address) of each; "" where there is no page of it."""
    return [(name, PLACES[name]() if name in PLACES else "") for name in named.split(", ") if name]
