"""A finding: its statement, what speaks for and against it, and what is printed with it."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.store.analysis import load_analysis, load_gathered
from plurivox.store.finding_acts import change_finding, new_finding, remove_finding, weigh
from plurivox.store.findings import FindingView, load_findings
from plurivox.store.themes import load_themes
from plurivox.themes.analysis import Analysis
from plurivox.themes.finding_row import LEVELS, POLARITIES

from ..addresses import address
from ..coding.short_keys import key_of
from ..pages import page
from ..request import Request
from .map_passages import with_words
from .narrative import gathered_of, narrative_of
from .shown import ShownPassage, shown_passages

FIELDS = ("number", "claim", "polarity", "level", "setting", "quantifier", "narrative")
MOST = 60  # passages of the theme that are on offer; a word finds others
VERB = "change themes"


@page(VERB, "POST")
def add(request: Request) -> HttpResponse:
    """A new finding under a theme."""
    made = new_finding(
        request.project,
        key_of(request.POST.get("theme")),
        request.POST.get("claim", ""),
        by=request.person.id,
        act_id=key_of(request.POST.get("act")),
    )
    return HttpResponseRedirect(address("themes:finding", made))


@page("read", "GET", "POST", writes=VERB)
def finding(request: Request, finding: uuid.UUID) -> HttpResponse:
    """One finding; a POST words it, or weighs passages."""
    if request.method == "POST":
        return _written(request, finding)
    one = _access(request, finding)
    analysis = load_analysis(request.project)
    gathered = gathered_of(load_gathered(request.project, "finding", analysis), finding)
    assert gathered
    stance = dict(one.passages)
    weighed = shown_passages(
        request.project, analysis, [key for key in stance if key in analysis.passages]
    )
    said = {
        "one": one,
        "themes": load_themes(request.project),
        "polarities": ("", *POLARITIES),
        "levels": ("", *LEVELS),
        "weighed": [(each, stance[each.id], _place(one, each)) for each in weighed],
        "q": request.GET.get("q", "").strip(),
        "offered": _offered(request, analysis, one),
        "act": uuid.uuid4(),
        "narrative": narrative_of(request.project, analysis, gathered, one.narrative),
        "words": one.narrative,
        "whose": ("finding", one.id),
        "layers": analysis.named_layers(),
        "trace": address("reports:trace", "finding", one.id),
    }
    return render(request, "themes/finding.html", said)


def _access(request: Request, finding: uuid.UUID) -> FindingView:
    one = next((f for f in load_findings(request.project) if f.id == finding), None)
    if one is None:
        raise Http404("This finding is not there any more; go back to the themes.")
    return one


def _place(one: FindingView, each: ShownPassage) -> int | str:
    """At which place it is printed with the finding, counted from 1, or ""."""
    return one.quoted.index(each.id) + 1 if each.id in one.quoted else ""


def _offered(request: Request, analysis: Analysis, one: FindingView) -> list[ShownPassage]:
    """Passages that are not weighed yet: with the words looked for, or of the theme."""
    words = request.GET.get("q", "").strip()
    known = dict(one.passages)
    if words:
        keys = with_words(analysis, words)
    else:
        themes = load_gathered(request.project, "theme", analysis)
        keys = [k for t in themes if t.id == one.theme for k in t.passages]
    kept = [key for key in keys if key not in known][:MOST]
    return shown_passages(request.project, analysis, kept)


def _written(request: Request, finding: uuid.UUID) -> HttpResponse:
    act = key_of(request.POST.get("act"))
    if request.POST.get("does") == "weigh":
        stances = {
            key_of(name.removeprefix("stance-")): word
            for name, word in request.POST.items()
            if name.startswith("stance-") and isinstance(word, str)
        }
        weigh(request.project, finding, stances, _quoted(request), by=request.person.id, act_id=act)
        request.sitting.note("Kept: what speaks for it and against it.")
    else:
        fields = {name: request.POST[name] for name in FIELDS if name in request.POST}
        theme = request.POST.get("theme")
        change_finding(
            request.project,
            finding,
            theme=key_of(theme) if theme else None,
            by=request.person.id,
            act_id=act,
            **fields,
        )
        request.sitting.note("The finding is kept.")
    return HttpResponseRedirect(address("themes:finding", finding))


def _quoted(request: Request) -> list[uuid.UUID]:
    """The passages that are printed, by the numbers that stand beside them."""
    said = [
        (int(word), key_of(name.removeprefix("quote-")))
        for name, word in request.POST.items()
        if name.startswith("quote-") and isinstance(word, str) and word.strip().isdecimal()
    ]
    return [key for _, key in sorted(said, key=lambda pair: pair[0])]


@page(VERB, "POST")
def remove(request: Request, finding: uuid.UUID) -> HttpResponse:
    """Take a finding away."""
    one = _access(request, finding)
    remove_finding(
        request.project, finding, by=request.person.id, act_id=key_of(request.POST.get("act"))
    )
    request.sitting.note("The finding is removed; undo brings it back.")
    return HttpResponseRedirect(
        address("themes:theme", one.theme) if one.theme else address("themes:index")
    )
