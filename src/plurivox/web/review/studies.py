"""The studies of a synthesis in the order of reading, and one of them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.access.permissions import check_can
from plurivox.evidence.problem import Refused
from plurivox.store.appraisal import load_answers
from plurivox.store.studies import FIELDS, StudyView, change_study, load_studies, save_study
from plurivox.store.voices import load_unconfirmed

from ..addresses import address, addresses
from ..pages import page
from ..request import Request
from .access import access_study
from .forms import StudyForm
from .standing import Standing, standing

TAKEN = ("project", "study", "by", "name", *FIELDS)  # no names of further facts


@dataclass(frozen=True, slots=True)
class Report:
    """An article of a study: where it is read, and how many proposed voices wait there."""

    id: uuid.UUID
    name: str
    reads: str
    voices: str
    waiting: int


@dataclass(frozen=True, slots=True)
class Row:
    """A study in the list. number: its place in the order, from 1."""

    number: int
    view: StudyView
    opens: str
    reports: tuple[Report, ...]
    appraised: tuple[Standing, ...]
    appraise: str
    earlier: bool
    later: bool


@page("read")
def index(request: Request) -> HttpResponse:
    """All studies in the order of reading, with what is still to be done in each."""
    studies = load_studies(request.project)
    waiting = load_unconfirmed(request.project)
    answers = load_answers(request.project, request.person.id)
    opens, appraise = addresses("review:study"), addresses("review:appraisal")
    reports = _reports(studies, waiting)
    rows = [
        Row(
            at + 1,
            one,
            opens(one.id),
            reports[one.id],
            standing(answers, one.id, request.person.id),
            appraise(one.id),
            at > 0 and not one.is_index and not studies[at - 1].is_index,
            at + 1 < len(studies) and not one.is_index,
        )
        for at, one in enumerate(studies)
    ]
    said = {
        "here": request.path,
        "rows": rows,
        "waiting": sum(report.waiting for row in rows for report in row.reports),
        "names": [one.name for one in studies],
        "bring": address("transcripts:import"),
    }
    return render(request, "review/index.html", said)


def _reports(
    studies: list[StudyView], waiting: dict[uuid.UUID, int]
) -> dict[uuid.UUID, tuple[Report, ...]]:
    reads, voices = addresses("coding:source"), addresses("review:voices")
    return {
        one.id: tuple(
            Report(key, name, reads(key), voices(key), waiting.get(key, 0))
            for key, name in one.reports
        )
        for one in studies
    }


@page("read", "GET", "POST", writes="change the review")
def study(request: Request, study: uuid.UUID | None = None) -> HttpResponse:
    """One study, or a new one; owner and leads write here."""
    if study is None:
        check_can(request.person.role, "change the review")
    now = access_study(request, study) if study else None
    posted = request.method == "POST"
    form = StudyForm(request.POST if posted else _values(now))
    if posted and form.is_valid():
        try:
            _save(request, now, form)
        except Refused as reason:
            form.add_error("name", str(reason))
        else:
            request.sitting.note(f"{form.cleaned_data['name']} is saved.")
            return HttpResponseRedirect(address("review:index"))
    studies = load_studies(request.project)
    reports = _reports(studies, load_unconfirmed(request.project))
    said = {
        "here": request.path,
        "form": form if posted or now else StudyForm(),
        "one": now,
        "reports": reports[now.id] if now else (),
        "studies": [one.name for one in studies if now is None or one.id != now.id],
        "facts": [(field, getattr(now, field)) for field in FIELDS] if now else (),
        "number": next((n for n, one in enumerate(studies, 1) if now and one.id == now.id), 0),
    }
    return render(request, "review/study.html", said, status=400 if posted else 200)


def _values(now: StudyView | None) -> dict[str, str] | None:
    return {name: getattr(now, name) for name in ("name", *FIELDS)} if now else None


def _save(request: Request, now: StudyView | None, form: StudyForm) -> None:
    about = {field: form.cleaned_data[field] for field in FIELDS} | _facts(request, now)
    name = " ".join(form.cleaned_data["name"].split())
    if now is None:
        save_study(request.project, name, by=request.person.id, **about)
        return
    others = [one.name.casefold() for one in load_studies(request.project) if one.id != now.id]
    if name.casefold() in others:
        raise Refused(f"There is a study “{name}” already; choose another name.")
    change_study(request.project, now.id, by=request.person.id, name=name, **about)


def _facts(request: Request, now: StudyView | None) -> dict[str, str]:
    """Further facts that the study has, in other words; and a new one, where it is named."""
    names = list(now.attributes) if now else []
    said = {n: request.POST.get(f"has-{at}", "")[:400] for at, n in enumerate(names)}
    new = " ".join(request.POST.get("new-name", "").split())[:80]
    if new.casefold() in TAKEN:
        raise Refused(f"“{new}” has a field of its own or is no name for a fact; choose another.")
    if new and new not in names:
        said[new] = request.POST.get("new-words", "")[:400]
    return said
