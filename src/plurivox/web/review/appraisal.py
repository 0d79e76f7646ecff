"""Appraising a study: one's own answers, others' beside them once two have answered all."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.coding.agreement import STATISTICS, Agreement
from plurivox.evidence.problem import Refused
from plurivox.review.appraisal import TOOLS, Answer, Beside, Question, Tool, refused, side_by_side
from plurivox.store.appraisal import QUESTIONS, AnswerView, finished, load_answers, save_answers
from plurivox.store.people import load_people
from plurivox.store.project import Project
from plurivox.store.studies import load_studies
from plurivox.synthesis.appraised import appraisal_agreement

from ..addresses import address
from ..pages import page
from ..request import Request
from .access import access_study

LONGEST = 2_000  # letters of a note


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with one's own answer and note, and what the others said."""

    question: Question
    answer: str
    note: str
    others: tuple[tuple[str, Answer | None], ...]


@page("read", "GET", "POST", writes="appraise")
def appraisal(request: Request, study: uuid.UUID) -> HttpResponse:
    """Ten questions of a tool about a study; a POST saves one's own answers as one act."""
    one = access_study(request, study)
    tool = _tool(request)
    answers = load_answers(request.project, request.person.id)
    here = [each for each in answers if each.study == study and each.tool == tool.key]
    me = request.person.id
    if request.method == "POST":
        changed = _changed(request, tool, {each.number: each for each in here if each.person == me})
        if changed:
            save_answers(request.project, study, tool.key, changed, by=me)
            request.sitting.note(f"Your answers about {one.name} are saved.")
        return HttpResponseRedirect(f"{address('review:appraisal', study)}?tool={tool.key}")
    whole = finished(here)[study, tool.key]
    names = _names(request.project, whole) if len(whole) > 1 else {}
    others = [person for person in names if person != me]
    lines = _lines(here, tool, [me, *others], [study])
    studies = load_studies(request.project)
    place = [each.id for each in studies].index(study)
    said = {
        "here": f"{request.path}?tool={tool.key}",
        "one": one,
        "tool": tool,
        "tools": TOOLS.values(),
        "asked": [_asked(line, [names[person] for person in others]) for line in lines],
        "others": [names[person] for person in others],
        "own": sum(each.person == me for each in here),
        "of": QUESTIONS,
        "together": len(names) > 1,
        "mine": me in names,
        "agreement": _agreement(_lines(here, tool, list(names), [study]), tool, names),
        "next": studies[place + 1] if place + 1 < len(studies) else None,
        "reports": [(name, address("coding:source", key)) for key, name in one.reports],
    }
    return render(request, "review/appraisal.html", said)


def _tool(request: Request) -> Tool:
    """The tool that the address or the form names; CASP where it names none that is known."""
    said = request.POST.get("tool") or request.GET.get("tool", "")
    return TOOLS.get(said, TOOLS["casp"])


def _changed(
    request: Request, tool: Tool, before: dict[int, AnswerView]
) -> dict[int, tuple[str, str]]:
    """The questions of which answer or note differ from what is kept. Raises Refused."""
    found = {}
    for question in tool.questions:
        number = question.number
        answer = request.POST.get(f"answer-{number}", "")
        note = request.POST.get(f"note-{number}", "").replace("\r\n", "\n").strip()[:LONGEST]
        if why := refused(tool.key, number, answer) if answer else "":
            raise Refused(why)
        if note and not answer:
            raise Refused(f"Question {number} has a note and no answer; choose one as well.")
        kept = before.get(number)
        if (answer, note) != ((kept.answer, kept.note) if kept else ("", "")):
            found[number] = (answer, note)
    return found


def _lines(
    answers: Sequence[AnswerView],
    tool: Tool,
    people: Sequence[uuid.UUID],
    studies: Sequence[uuid.UUID],
) -> tuple[Beside, ...]:
    plain = [
        Answer(one.study, one.person, one.tool, one.number, one.answer, one.note) for one in answers
    ]
    return side_by_side(plain, tool, people=people, studies=studies)


def _asked(line: Beside, names: Sequence[str]) -> Asked:
    own = line.said[0]
    answer, note = (own.answer, own.note) if own else ("", "")
    return Asked(line.question, answer, note, tuple(zip(names, line.said[1:], strict=True)))


def _names(project: Project, people: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The names of people by key, in the order of the list of people."""
    return {one.id: one.name for one in load_people(project) if one.id in people}


def _agreement(
    lines: Sequence[Beside], tool: Tool, names: dict[uuid.UUID, str]
) -> list[tuple[str, Agreement]]:
    """Each figure with the title of its statistic; none of fewer than two people."""
    if len(names) < 2:
        return []
    return [
        (STATISTICS[one.statistic].title, one) for one in appraisal_agreement(lines, tool, names)
    ]


@dataclass(frozen=True, slots=True)
class Cell:
    """What was answered to a question about a study: one word where all say the same."""

    same: str
    said: tuple[tuple[str, Answer], ...]


@page("read")
def overview(request: Request) -> HttpResponse:
    """Questions × studies: one's own answers, and those of others where two have answered all."""
    tool = _tool(request)
    studies = load_studies(request.project)
    found = load_answers(request.project, request.person.id)
    answers = [one for one in found if one.tool == tool.key]
    whole = finished(answers)
    names = _names(request.project, list({one.person for one in answers}))
    lines = _lines(answers, tool, list(names), [one.id for one in studies])
    cells = {
        (line.study, line.question.number): _cell(line, list(names.values())) for line in lines
    }
    both = [one.id for one in studies if len(whole[one.id, tool.key]) > 1]
    paired = {
        key: name for key, name in names.items() if any(key in whole[one, tool.key] for one in both)
    }
    said = {
        "tool": tool,
        "tools": TOOLS.values(),
        "studies": [(one, address("review:appraisal", one.id)) for one in studies],
        "rows": [
            (question, [cells[one.id, question.number] for one in studies])
            for question in tool.questions
        ],
        "agreement": _agreement(_lines(answers, tool, list(paired), both), tool, paired),
        "paired": list(paired.values()),
        "both": len(both),
    }
    return render(request, "review/appraisals.html", said)


def _cell(line: Beside, names: Sequence[str]) -> Cell:
    said = tuple((name, one) for name, one in zip(names, line.said, strict=True) if one)
    return Cell(said[0][1].answer if line.same else "", said)
