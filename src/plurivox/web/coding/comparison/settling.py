"""Settling a disagreement, saying something about it, and taking either back."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import cast

from django.http import HttpResponse, HttpResponseRedirect

from plurivox.coding.consensus import Decision
from plurivox.evidence.problem import Refused
from plurivox.store.remarks import save_remark
from plurivox.store.settlements import Ruling, settle
from plurivox.store.told import told
from plurivox.store.undo import undo

from ...addresses import address
from ...pages import page
from ...request import Request
from .items import Items
from .look import Look
from .page import Compared, answered, list_pane

GONE = "This is settled otherwise meanwhile, or is no disagreement any more; open the page anew."


@page("settle", "POST")
def decide(request: Request, one: uuid.UUID) -> HttpResponse:
    """Settle the disagreement that is open, and open the next."""
    compared, look = Compared.of(request, one), Look.of(request.POST)
    try:
        if look.open not in compared.items.asked:
            raise Refused(GONE)
        place = compared.items.asked[look.open].place
        settle(request.project, compared.one.name, place, _ruling(request), by=request.person.id)
    except Refused as reason:
        return _again(request, compared, look, refused=str(reason))
    following = _next(compared.items, look)
    compared = Compared.of(request, one)
    items = compared.items
    how = items.item(look.open).settled
    said = f"Settled: {how}. {items.done} of {len(items.asked)} are."
    return _again(request, compared, replace(look, open=following or look.open), said=said)


def _ruling(request: Request) -> Ruling:
    """What the form decides: one of a coder, both, none, or new."""
    word, _, coder = request.POST.get("decision", "").partition(":")
    start, end = (request.POST.get(name, "") for name in ("new_start", "new_end"))
    new = word == "new"
    return Ruling(
        cast(Decision, word),
        coder,
        int(start) if new and start.isdecimal() else None,
        int(end) if new and end.isdecimal() else None,
        _key(request.POST.get("new_code", "")) if new else None,
        request.POST.get("reason", "").strip(),
    )


def _key(word: str) -> uuid.UUID:
    try:
        return uuid.UUID(word)
    except ValueError:
        raise Refused("Choose the code that is to stand there.") from None


def _next(items: Items, look: Look) -> uuid.UUID | None:
    """The next in the list that is not settled; after the last one, the first again."""
    keys = [item.key for item in items.listed(look)]
    at = keys.index(look.open) if look.open in keys else -1
    return next(
        (key for key in keys[at + 1 :] + keys[: max(at, 0)] if items.asked[key].settled is None),
        None,
    )


@page("settle", "POST")
def remark(request: Request, one: uuid.UUID) -> HttpResponse:
    """Say something about the words that are open."""
    compared, look = Compared.of(request, one), Look.of(request.POST)
    try:
        if look.open not in compared.items.asked:
            raise Refused(GONE)
        place, words = compared.items.asked[look.open].place, request.POST.get("words", "")
        save_remark(request.project, compared.one.name, place, words, by=request.person.id)
    except Refused as reason:
        return _again(request, compared, look, refused=str(reason))
    return _again(request, compared, look, said="Said.")


@page("undo", "POST")
def take_back(request: Request, one: uuid.UUID) -> HttpResponse:
    """Take back one's own latest act, and name it."""
    look, said, refused = Look.of(request.POST), "", ""
    try:
        taken = undo(request.project, request.person.id)
        said = told(request.project, taken)
        settled = [row for table, row in taken.rows if table == "settlement"]
        look = replace(look, open=settled[0] if settled else look.open)
    except Refused as reason:
        refused = str(reason)
    return _again(request, Compared.of(request, one), look, said=said, refused=refused)


def _again(
    request: Request, compared: Compared, look: Look, *, said: str = "", refused: str = ""
) -> HttpResponse:
    """The list with what came of it; without scripts, the page."""
    if not request.htmx:
        if refused:
            raise Refused(refused)
        request.sitting.note(said)
        back = address("coding:comparison", compared.one.id) + look.at(shown=None)
        return HttpResponseRedirect(back)
    pane = list_pane(request, compared, look) | {"said": said, "refused": refused}
    response = answered(request, pane)
    if "HX-Redirect" in response and said:
        request.sitting.note(said)  # the list goes with its page
    return response
