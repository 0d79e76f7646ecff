"""What a lead does with studies in the list: order, index study, reports, taking one away."""

from __future__ import annotations

import uuid

from django.http import HttpResponse, HttpResponseRedirect

from plurivox.evidence.problem import Refused
from plurivox.store.studies import load_studies, make_index, move_study, remove_study, tie_report
from plurivox.store.told import told
from plurivox.store.undo import redo, undo

from ..addresses import address
from ..pages import page
from ..request import Request
from .access import access_article, access_study


@page("change the review", "POST")
def put(request: Request, study: uuid.UUID) -> HttpResponse:
    """Read a study earlier or later, or make it the index study."""
    one = access_study(request, study)
    does = request.POST.get("does", "")
    if does == "index":
        make_index(request.project, study, by=request.person.id)
        request.sitting.note(f"{one.name} is the index study: the others are read into it.")
    else:
        at = [each.id for each in load_studies(request.project)].index(study)
        to = at + (-1 if does == "earlier" else 1)
        if does not in ("earlier", "later"):
            raise Refused("Say whether the study is read earlier or later.")
        move_study(request.project, study, to, by=request.person.id)
    return HttpResponseRedirect(f"{address('review:index')}#s{study.hex}")


@page("change the review", "POST")
def remove(request: Request, study: uuid.UUID) -> HttpResponse:
    """Take a study without reports away."""
    one = access_study(request, study)
    remove_study(request.project, study, by=request.person.id)
    request.sitting.note(f"{one.name} is removed; undo brings it back.")
    return HttpResponseRedirect(address("review:index"))


@page("change the review", "POST")
def tie(request: Request, source: uuid.UUID) -> HttpResponse:
    """Say of which study an article is a report."""
    article = access_article(request, source)
    study = " ".join(request.POST.get("study", "").split())[:200]
    tie_report(request.project, source, study, by=request.person.id)
    request.sitting.note(f"{article.name} reports {study}.")
    return HttpResponseRedirect(address("review:index"))


@page("undo", "POST")
def take_back(request: Request) -> HttpResponse:
    """One's own last act taken back, or done again."""
    does = redo if request.POST.get("again") else undo
    request.sitting.note(told(request.project, does(request.project, request.person.id)))
    back = request.POST.get("back", "")
    return HttpResponseRedirect(back if back.startswith("/review/") else address("review:index"))
