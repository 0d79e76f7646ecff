"""The preview of an article: its parts, the quotations proposed, the study that it reports."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.store.studies import load_studies
from plurivox.store.waiting import Found, load_found, load_sketch, load_study_of, save_study_of

from ..request import Request
from ..waiting import Waiting
from .languages import direction, language_name
from .stepping import among, next_of, other_kinds

MOST = 12  # quotations in the preview: enough to see whether they were told from the prose


def look_at_article(request: Request, one: Waiting, found: Found) -> HttpResponse:
    """Look at an article, and say which study it reports; a POST keeps that and goes on."""
    sketch = load_sketch(one.folder, found.number)
    problem = ""
    if request.method == "POST":
        study = " ".join(request.POST.get("study", "").split())[:200]
        if study:
            save_study_of(one.folder, found.number, study)
            return HttpResponseRedirect(next_of(request, one, found.number))
        problem = "A study needs a name; write its author and year."
    said = {
        "one": one,
        "found": found,
        "sketch": sketch,
        "study": load_study_of(one.folder, found.number) or sketch.name,
        "studies": load_studies(request.project),
        "quotations": sketch.voices[:MOST],
        "language_name": language_name(sketch.language) if sketch.language else "",
        "dir": direction(sketch.language),
        "problem": problem,
        "other_kinds": other_kinds(one, found),
        **among(load_found(one.folder), found),
    }
    return render(request, "transcripts/article.html", said, status=400 if problem else 200)
