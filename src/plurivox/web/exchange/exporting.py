"""Exporting a table: written in a process of its own, then downloaded once and taken away."""

from __future__ import annotations

import re
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import content_disposition_header

from plurivox.reports import REPORTS
from plurivox.store.exporting import TABLES
from plurivox.store.synthesis_files import WRITTEN as SYNTHESIS
from plurivox.store.work import read_json

from ..addresses import address
from ..pages import page
from ..request import Request
from ..waiting import ROOM, Waiting, gone

AT_ONCE = 3.0  # seconds in which most tables are written
ENDINGS = {
    ".csv": ("CSV", "text/csv; charset=utf-8"),
    ".xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".json": ("JSON", "application/json"),
    ".docx": (
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    ".html": ("HTML", "text/html; charset=utf-8"),
    ".md": ("Markdown", "text/markdown; charset=utf-8"),
}
WRITTEN: dict[str, tuple[str, ...]] = dict.fromkeys(TABLES, (".csv", ".xlsx", ".json"))
WRITTEN |= {"report": tuple(one.extension for one in REPORTS)} | SYNTHESIS
SENTENCES = {
    "codings": "Every coding that you may see, with its words, coder, pass, speaker and memos.",
    "codebook": "The codes as a tree, with their full definitions.",
    "themes": "The themes as a tree, with their definitions, narratives and codes.",
    "findings": "The findings with polarity, level and setting, and what speaks for and against.",
    "participants": "Everybody who took part, with site, role, gender, sessions and attributes.",
}


@page("export", "GET", "POST")
def export(request: Request) -> HttpResponse:
    """Which table, and in which form. A POST writes it and hands it over."""
    kind, ending = request.POST.get("kind", ""), request.POST.get("ending", "")
    if request.method == "POST" and ending in WRITTEN.get(kind, ()):
        for old in ROOM.of(request, "export"):  # one at a time: the last one was not wanted
            ROOM.drop(old)
        one = ROOM.add(request, "export")
        one.said |= {"kind": kind, "ending": ending}
        asked = {"project": request.project.location, "by": str(request.person.id)}
        one.begin("export", kind=kind, ending=ending, **asked)
        one.wait(AT_ONCE)
        return HttpResponseRedirect(_next(one))
    said = {
        "kinds": [(kind, SENTENCES.get(kind, "")) for kind in TABLES],
        "endings": [(ending, ENDINGS[ending][0]) for ending in (".csv", ".xlsx", ".json")],
    }
    return render(request, "exchange/export.html", said)


def _next(one: Waiting) -> str:
    """To the file; to the page about it where it takes longer, or where there is more to say."""
    said = _said(one)
    if said["busy"] or said["failed"] or said["table_notes"]:
        return _page(one)
    return address("exchange:download", one.key, _name(one))


def _page(one: Waiting) -> str:
    return address("exchange:waiting", one.key)


def _name(one: Waiting) -> str:
    """participants.csv: what is in it; of which project is the person's business."""
    return re.sub(r"[^\w.-]", "-", f"{one.said['kind']}{one.said['ending']}")


@page("export")
def show(request: Request, key: str) -> HttpResponse:
    """How far it is; then the file, with what could not be carried over."""
    one = ROOM.access_waiting(request, "export", key)
    return render(request, "exchange/waiting.html", _said(one))


@page("export")
def how_far(request: Request, key: str) -> HttpResponse:
    """The part of the page that asks again."""
    one = ROOM.find_waiting(request, "export", key)
    if one is None:
        return gone()
    response = render(request, "exchange/_progress.html", _said(one))
    if not one.busy:
        response["HX-Redirect"] = _page(one)
    return response


def _said(one: Waiting) -> dict[str, Any]:
    busy = one.busy
    done = not busy and one.work is not None and one.work.done
    count, notes = read_json(one.folder / "written.json") or (0, [])
    return {
        "one": one,
        "busy": busy,
        "in_line": busy and one.work is None,
        "failed": [] if busy or done or one.work is None else one.work.sentences(),
        "name": _name(one),
        "kind": one.said["kind"],
        "count": count,
        "table_notes": notes,
    }


@page("export", "POST")
def cancel(request: Request, key: str) -> HttpResponse:
    """Stop writing, and leave nothing of it."""
    ROOM.drop(ROOM.access_waiting(request, "export", key))
    request.sitting.note("Cancelled; nothing was exported.")
    return HttpResponseRedirect(address("exchange:export"))


@page("export")
def download(request: Request, key: str, name: str) -> HttpResponse:
    """The file."""
    one = ROOM.access_waiting(request, "export", key)
    path = one.folder / f"table{one.said['ending']}"
    if one.busy or name != _name(one) or not path.is_file():
        raise Http404("This table is not written yet, or was taken away; export it again.")
    response = HttpResponse(path.read_bytes(), content_type=ENDINGS[one.said["ending"]][1])
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
