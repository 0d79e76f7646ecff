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
from plurivox.store.codebook import load_codes
from plurivox.store.codebook_acts import new_code
from plurivox.store.coding_acts import code_hits, move_coding, remove_coding
from plurivox.store.examples import save_example
from plurivox.store.memos import change_memo, remove_memo, save_memo
from plurivox.store.passes import load_layers, load_passes
from plurivox.store.project import Project
from plurivox.store.told import told
from plurivox.store.undo import Taken, redo, undo

from ..pages import page
from ..request import Request
from .answered import once
from .beside import NOTE, note_about
from .page_data import code_row, load_seen
from .places import place_of
from .short_keys import key_of, short_key

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
            passes = load_passes(request.project, covering=source)
            place = place_of(passes, source, sent.by, request.person.role)
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
    return {"ids": [short_key(key) for key in keys]}


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
    return {"ids": [short_key(key)]}


def _remove(sent: Sent) -> Answer:
    remove_coding(sent.request.project, sent.id("coding"), by=sent.by, act_id=sent.key)
    return {}


def _new_code(sent: Sent) -> Answer:
    project = sent.request.project
    above = sent.said.get("above")
    key = new_code(
        project,
        str(sent.said.get("name", "")),
        by=sent.by,
        parent=key_of(above) if above else None,
        in_pass=sent.in_pass,
        act_id=sent.key,
        origin="inductive",
    )
    codes = load_codes(project, layers=load_layers(project, sent.by))
    place = next(n for n, code in enumerate(codes) if code.id == key)
    return {"code": code_row(codes[place], place)}


def _memo(sent: Sent) -> Answer:
    """A new memo, other words for one, or, without words, one taken away."""
    project, words = sent.request.project, str(sent.said.get("words", ""))
    if memo := sent.said.get("memo"):
        key = key_of(memo)
        if not words.strip():
            remove_memo(project, key, by=sent.by, act_id=sent.key)
            return {"memo": None}
        change_memo(project, key, words, by=sent.by, act_id=sent.key)
        return {"memo": key.hex}
    what = str(sent.said.get("about"))
    about = note_about(project, sent.in_pass) if what == NOTE else (what, sent.id("row"))
    key = save_memo(project, about, words, in_pass=sent.in_pass, by=sent.by, act_id=sent.key)
    return {"memo": key.hex}


def _undo(sent: Sent) -> Answer:
    return _taken(sent, once(sent.key, lambda: _told(sent, undo)))


def _redo(sent: Sent) -> Answer:
    return _taken(sent, once(sent.key, lambda: _told(sent, redo)))


def _told(sent: Sent, does: Callable[[Project, uuid.UUID], Taken]) -> str:
    return told(sent.request.project, does(sent.request.project, sent.by))


def _taken(sent: Sent, words: str) -> Answer:
    """What the page shows after an undo: everything, read anew."""
    project, person = sent.request.project, sent.request.person
    passes = load_passes(project, covering=sent.source)
    place = place_of(passes, sent.source, person.id, person.role, sent.in_pass)
    _, seen = load_seen(project, sent.source, place, person.id)
    return {"said": words, **seen}


def _example(sent: Sent) -> Answer:
    save_example(
        sent.request.project,
        sent.id("code"),
        text=sent.id("text"),
        start=_edge(sent, "start"),
        end=_edge(sent, "end"),
        by=sent.by,
        in_pass=sent.in_pass,
        act_id=sent.key,
    )
    return {}


DOES: dict[str, Callable[[Sent], Answer]] = {
    "code": _code,
    "move": _move,
    "remove": _remove,
    "example": _example,
    "new code": _new_code,
    "memo": _memo,
    "undo": _undo,
    "redo": _redo,
}
