"""What a coder does on the reading page: one address that takes an act, once, and answers."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token

from plurivox.evidence.problem import Refused
from plurivox.store.coding_acts import code_hits, move_coding, remove_coding
from plurivox.store.passes import load_passes

from ..pages import page
from ..request import Request
from .places import place_of

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sent:
    """An act as a page sends it. `key` is made by the page, so that it is done once."""

    request: Request
    source: uuid.UUID
    key: uuid.UUID
    in_pass: uuid.UUID | None
    said: dict[str, Any]

    @property
    def by(self) -> uuid.UUID:
        return self.request.person.id

    def id(self, name: str) -> uuid.UUID:
        """A key that the page sent. Raises Refused where it is none."""
        return key_of(self.said.get(name))


def key_of(value: object) -> uuid.UUID:
    """A key out of JSON. Raises Refused where it is none."""
    try:
        return uuid.UUID(str(value))
    except ValueError:
        raise Refused("The page sent something that is not understood; load it again.") from None


@page("code", "POST")
def act(request: Request, source: uuid.UUID) -> HttpResponse:
    """Do one act. A refusal is an answer too: the page takes back what it has shown."""
    try:
        sent = _read(request, source)
        does = DOES.get(str(sent.said.get("kind")))
        if does is None:
            raise Refused("The page asked for something that is not known; load it again.")
        answer = does(sent)
        if sent.in_pass is None:
            place = place_of(load_passes(request.project), source, sent.by, request.person.role)
            answer["pass"] = place.key
    except Refused as reason:
        return JsonResponse({"refused": str(reason)}, status=409)
    return JsonResponse(answer)


@page("read")
def ticket(request: Request, source: uuid.UUID) -> HttpResponse:
    """Who sits at this browser, and a token for what waits in a page that is open."""
    return JsonResponse({"person": request.person.id.hex, "token": get_token(request)})


def _read(request: Request, source: uuid.UUID) -> Sent:
    try:
        said = json.loads(request.body)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise Refused("The page sent something that is not understood; load it again.")
    if key_of(said.get("person")) != request.person.id:
        raise Refused("Somebody else has sat down at this browser; nothing was written.")
    in_pass = key_of(said["pass"]) if said.get("pass") else None
    return Sent(request, source, key_of(said.get("act")), in_pass, said)


def _spans(sent: Sent) -> list[tuple[int, int]]:
    spans = sent.said.get("spans")
    if not isinstance(spans, list) or not all(
        isinstance(span, list) and len(span) == 2 and all(isinstance(at, int) for at in span)
        for span in spans
    ):
        raise Refused("Choose words and a code first.")
    return [(start, end) for start, end in spans]


def _code(sent: Sent) -> Answer:
    text = sent.id("text")
    keys = code_hits(
        sent.request.project,
        hits=[(text, start, end) for start, end in _spans(sent)],
        code=sent.id("code"),
        in_pass=sent.in_pass,
        by=sent.by,
        act_id=sent.key,
    )
    return {"ids": [key.hex for key in keys]}


def _edge(sent: Sent, name: str) -> int:
    place = sent.said.get(name)
    if not isinstance(place, int):
        raise Refused("Choose words first.")
    return place


def _move(sent: Sent) -> Answer:
    key = move_coding(
        sent.request.project,
        sent.id("coding"),
        start=_edge(sent, "start"),
        end=_edge(sent, "end"),
        by=sent.by,
        act_id=sent.key,
    )
    return {"ids": [key.hex]}


def _remove(sent: Sent) -> Answer:
    remove_coding(sent.request.project, sent.id("coding"), by=sent.by, act_id=sent.key)
    return {}


DOES: dict[str, Callable[[Sent], Answer]] = {
    "code": _code,
    "move": _move,
    "remove": _remove,
}
