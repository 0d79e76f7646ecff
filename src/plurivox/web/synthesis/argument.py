"""The line of argument: what the themes say together, with quotations and figures that live."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.store.analysis import load_analysis, load_gathered
from plurivox.store.argument import load_argument, save_argument
from plurivox.store.checked import save_read_again

from ..addresses import address
from ..pages import page
from ..request import Request
from ..themes.narrative import narrative_over
from ..themes.passages import passages_address
from .grid import VERB

LONGEST = 40_000


@page("read", "GET", "POST", writes=VERB)
def argument(request: Request) -> HttpResponse:
    """As it is written and as it prints; a POST writes it."""
    project = request.project
    if request.method == "POST":
        words = request.POST.get("narrative", "")[:LONGEST]
        save_argument(project, words, by=request.person.id)
        request.sitting.note("The line of argument is kept.")
        return HttpResponseRedirect(address("synthesis:argument"))
    analysis = load_analysis(project)
    themes = load_gathered(project, "theme", analysis)
    words = load_argument(project)
    said = {
        "words": words,
        "narrative": narrative_over(project, analysis, themes, words),
        "themes": [(one, len(one.passages), passages_address(("theme", one.id))) for one in themes],
        "layers": analysis.named_layers(),
        "again": address("synthesis:read_again"),
        "verb": VERB,
        "label": "Line of argument",
    }
    return render(request, "synthesis/argument.html", said)


@page(VERB, "POST")
def read_again(request: Request) -> HttpResponse:
    """Somebody has read it with what it prints now, and it still holds."""
    project = request.project
    whose = ("project", project.id)
    analysis = load_analysis(project)
    save_read_again(project, whose, load_argument(project), analysis, by=request.person.id)
    request.sitting.note("Read again: it holds with what it prints now.")
    return HttpResponseRedirect(address("synthesis:argument"))
