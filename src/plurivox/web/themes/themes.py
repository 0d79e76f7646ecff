"""The themes: the tree beside one that is open, or beside what stands in none."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render

from plurivox.evidence.problem import Refused
from plurivox.store.checked import save_read_again
from plurivox.store.findings import load_findings
from plurivox.store.theme_acts import (
    change_theme,
    move_theme,
    new_theme,
    put_code,
    put_passage,
    remove_theme,
)
from plurivox.store.told import told
from plurivox.store.undo import redo, undo

from ..addresses import address
from ..coding.short_keys import key_of
from ..pages import page
from ..request import Request
from .map_passages import with_words
from .narrative import gathered_of, narrative_of
from .overview import Overview, ShownTheme, overview
from .shown import shown_passages

FIELDS = ("name", "number", "definition", "boundaries", "narrative")
VERB = "change themes"


@page("read", "GET", "POST", writes=VERB)
def themes(request: Request) -> HttpResponse:
    """The tree, and what is in no theme; a POST makes a theme."""
    if request.method == "POST":
        parent = request.POST.get("parent")
        made = new_theme(
            request.project,
            request.POST.get("name", ""),
            parent=key_of(parent) if parent else None,
            by=request.person.id,
            act_id=key_of(request.POST.get("act")),
        )
        return HttpResponseRedirect(address("themes:theme", made))
    found = overview(request.project)
    return render(request, "themes/themes.html", _said(found))


def _said(found: Overview, one: ShownTheme | None = None) -> dict[str, Any]:
    return {
        "overview": found,
        "themes": found.themes,
        "one": one,
        "act": uuid.uuid4(),
        "layers": found.analysis.named_layers(),
        "bring": address("transcripts:import"),
        "report": address("reports:index"),
    }


@page("read", "GET", "POST", writes=VERB)
def theme(request: Request, theme: uuid.UUID) -> HttpResponse:
    """One theme; a POST writes its name, definition, boundaries and narrative."""
    if request.method == "POST":
        fields = {name: request.POST[name] for name in FIELDS if name in request.POST}
        act = key_of(request.POST.get("act"))
        change_theme(request.project, theme, by=request.person.id, act_id=act, **fields)
        request.sitting.note(f"{fields.get('name', 'The theme').strip()} is kept.")
        return HttpResponseRedirect(address("themes:theme", theme))
    found = overview(request.project)
    one = _one(found, theme)
    gathered = gathered_of(found.gathered, theme)
    assert gathered
    said = _said(found, one) | {
        "single": shown_passages(
            request.project, found.analysis, found.analysis.in_order(one.view.passages)
        ),
        "findings": [f for f in load_findings(request.project) if f.theme == theme],
        "others": [code for code in _codes(found) if code not in one.codes],
        "narrative": narrative_of(request.project, found.analysis, gathered, one.view.narrative),
        "words": one.view.narrative,
        "whose": ("theme", one.view.id),
        "trace": address("reports:trace", "theme", one.view.id),
        **_searched(request, found),
    }
    return render(request, "themes/themes.html", said)


def _one(found: Overview, theme: uuid.UUID) -> ShownTheme:
    one = next((each for each in found.themes if each.view.id == theme), None)
    if one is None:
        raise Http404("This theme is not there any more; go back to the list.")
    return one


def _codes(found: Overview) -> list[Any]:
    """Every code once: those in no theme first."""
    every = {code.id: code for code in found.loose}
    every |= {code.id: code for one in found.themes for code in one.codes}
    return list(every.values())


def _searched(request: Request, found: Overview) -> dict[str, Any]:
    """Passages with some words, to be put to a theme by themselves."""
    words = request.GET.get("q", "").strip()
    keys = with_words(found.analysis, words) if words else []
    return {"q": words, "offered": shown_passages(request.project, found.analysis, keys[:40])}


@page(VERB, "POST")
def move(request: Request, theme: uuid.UUID) -> HttpResponse:
    """Hang a theme under `parent` (empty: the root), before `before` (empty: last)."""
    parent, before = request.POST.get("parent"), request.POST.get("before")
    try:
        move_theme(
            request.project,
            theme,
            key_of(parent) if parent else None,
            before=key_of(before) if before else None,
            by=request.person.id,
            act_id=key_of(request.POST.get("act")),
        )
    except Refused as reason:
        if request.POST.get("script"):
            return JsonResponse({"refused": str(reason)}, status=409)
        raise
    if request.POST.get("script"):
        return JsonResponse({})
    return HttpResponseRedirect(address("themes:theme", theme))


@page(VERB, "POST")
def remove(request: Request, theme: uuid.UUID) -> HttpResponse:
    """Take a theme away; its sub-themes move up."""
    remove_theme(
        request.project, theme, by=request.person.id, act_id=key_of(request.POST.get("act"))
    )
    request.sitting.note("The theme is removed; its codes and passages stay. Undo brings it back.")
    return HttpResponseRedirect(address("themes:index"))


@page(VERB, "POST")
def put(request: Request) -> HttpResponse:
    """Put a code or a passage into a theme, out of one, or from one into another."""
    into, out_of = (
        key_of(word) if (word := request.POST.get(name)) else None for name in ("into", "out_of")
    )
    act = key_of(request.POST.get("act"))
    code, passage = request.POST.get("code"), request.POST.get("passage")
    try:
        if code:
            put_code(request.project, key_of(code), into=into, out_of=out_of,
                     by=request.person.id, act_id=act)  # fmt: skip
        else:
            put_passage(request.project, key_of(passage), into=into, out_of=out_of,
                        by=request.person.id, act_id=act)  # fmt: skip
    except Refused as reason:
        if request.POST.get("script"):
            return JsonResponse({"refused": str(reason)}, status=409)
        raise
    if request.POST.get("script"):
        return JsonResponse({})
    here = into or out_of
    return HttpResponseRedirect(address("themes:theme", here) if here else address("themes:index"))


@page(VERB, "POST")
def read_again(request: Request, kind: str, key: uuid.UUID) -> HttpResponse:
    """Somebody has read a narrative with what it prints now, and it still holds."""
    found = overview(request.project)
    if kind == "theme":
        words = _one(found, key).view.narrative
    elif kind == "finding":
        findings = {one.id: one for one in load_findings(request.project)}
        if key not in findings:
            raise Http404("This finding is not there any more.")
        words = findings[key].narrative
    else:
        raise Http404("Themes and findings have narratives.")
    save_read_again(request.project, (kind, key), words, found.analysis, by=request.person.id)
    request.sitting.note("Read again: it holds with what it prints now.")
    return HttpResponseRedirect(address(f"themes:{kind}", key))


@page("undo", "POST")
def take_back(request: Request) -> HttpResponse:
    """One's own last act taken back, or done again."""
    does = redo if request.POST.get("again") else undo
    request.sitting.note(told(request.project, does(request.project, request.person.id)))
    back = address("themes:board") if request.POST.get("board") else address("themes:index")
    return HttpResponseRedirect(back)


@page("read")
def board(request: Request) -> HttpResponse:
    """The themes side by side with their codes, to be arranged by keyboard or by hand."""
    return render(request, "themes/board.html", _said(overview(request.project)))
