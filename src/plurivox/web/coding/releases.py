"""Releases of the codebook: freezing a numbered state, and what changed between two of them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.coding.code_path import path_words
from plurivox.coding.release import Change, FrozenBook, changes
from plurivox.store.people import load_people
from plurivox.store.releases import (
    codebook_now,
    load_release,
    load_releases,
    save_release,
)

from ..addresses import address
from ..pages import page
from ..request import Request
from .short_keys import key_of

NOW = "now"
WORDS = {
    "added": "New",
    "removed": "Taken away",
    "merged": "Merged",
    "renamed": "Renamed",
    "moved": "Moved",
    "retired": "Retired",
    "restored": "In use again",
    "redefined": "Defined anew",
}
FIELDS = {
    "not_for": "when not to use",
    "use": "when to use",
    "short": "in short",
    "full": "in full",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words: before and after as paths; fields as (name, before, after)."""

    name: str
    before: str
    after: str
    fields: tuple[tuple[str, str, str], ...]


@page("read", "GET", "POST", writes="change the codebook")
def releases(request: Request) -> HttpResponse:
    """All releases, newest first; whoever looks after the codebook makes one here."""
    if request.method == "POST":
        note, act = request.POST.get("note", ""), key_of(request.POST.get("act"))
        save_release(request.project, note, by=request.person.id, act_id=act)
        request.sitting.note(f"Release {load_releases(request.project)[-1].label} is made.")
        return HttpResponseRedirect(address("coding:releases"))
    found = load_releases(request.project)
    names = {one.id: one.name for one in load_people(request.project)}
    rows = [(one, names.get(one.by, ""), len(one.book.codes)) for one in reversed(found)]
    since = changes(found[-1].book if found else FrozenBook(), codebook_now(request.project))
    said = {
        "rows": rows,
        "since": len(since),
        "last": found[-1].label if found else "",
        "act": uuid.uuid4(),
    }
    return render(request, "coding/releases.html", said)


@page("read")
def difference(request: Request, before: str, after: str) -> HttpResponse:
    """What changed from one release to another, or to the codebook as it stands."""
    old, new = load_release(request.project, before).book, _book(request, after)
    groups = [
        (WORDS[kind], [_told(change) for change in some])
        for kind, some in groupby(changes(old, new), lambda change: change.kind)
    ]
    labels = [one.label for one in load_releases(request.project)]
    said = {"groups": groups, "before": before, "after": after, "labels": labels, "now": NOW}
    return render(request, "coding/difference.html", said)


@page("read")
def compare(request: Request) -> HttpResponse:
    """To the page of the two that were chosen."""
    before, after = request.GET.get("before", ""), request.GET.get("after", NOW)
    return HttpResponseRedirect(address("coding:difference", before, after))


def _book(request: Request, label: str) -> FrozenBook:
    if label == NOW:
        return codebook_now(request.project)
    return load_release(request.project, label).book


def _told(change: Change) -> Told:
    fields = tuple((FIELDS.get(name, name), old, new) for name, old, new in change.fields)
    path = change.after or change.before
    if change.kind == "merged":
        path = change.before
    return Told(path[-1], path_words(change.before), path_words(change.after), fields)
