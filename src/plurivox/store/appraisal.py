"""Load and save appraisals: what each person answers to each question of a tool about a study."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from plurivox.evidence.problem import Refused

from .acts import act
from .models import Appraisal
from .project import Project

QUESTIONS = 10  # of both tools


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One person's answer to one question of a tool about a study."""

    study: uuid.UUID
    person: uuid.UUID
    tool: str
    number: int
    answer: str
    note: str


def load_answers(project: Project, reader: uuid.UUID | None) -> list[AnswerView]:
    """The answers that a reader may see; with None those of everybody who has answered all.

    Two people appraise independently: another's answers about a study are seen once that person has
    answered every question of the tool, and so has the reader, if the reader began.
    """
    rows = Appraisal.objects.using(project.alias).filter(project=project.id, alive=True)
    found = [
        AnswerView(one.study_id, one.person_id, one.tool, one.number, one.answer, one.note)
        for one in rows.order_by("study", "tool", "number", "person")
        if one.answer
    ]
    done: dict[tuple[uuid.UUID, str, uuid.UUID], int] = defaultdict(int)
    for one in found:
        done[one.study, one.tool, one.person] += 1
    return [one for one in found if _seen(one, reader, done)]


def _seen(
    one: AnswerView,
    reader: uuid.UUID | None,
    done: dict[tuple[uuid.UUID, str, uuid.UUID], int],
) -> bool:
    if one.person == reader:
        return True
    whole = done[one.study, one.tool, one.person] >= QUESTIONS
    own = done.get((one.study, one.tool, reader), QUESTIONS) if reader else QUESTIONS
    return whole and own >= QUESTIONS


def save_answer(
    project: Project,
    study: uuid.UUID,
    tool: str,
    number: int,
    answer: str,
    note: str = "",
    *,
    by: uuid.UUID,
) -> None:
    """Answer one question about a study; an empty answer takes it back."""
    save_answers(project, study, tool, {number: (answer, note)}, by=by)


def save_answers(
    project: Project,
    study: uuid.UUID,
    tool: str,
    said: Mapping[int, tuple[str, str]],
    *,
    by: uuid.UUID,
) -> None:
    """The same of several questions, each an answer and a note, as one act."""
    for number in said:
        if not 1 <= number <= QUESTIONS:
            raise Refused(f"The tool has questions 1 to {QUESTIONS}; {number} is none of them.")
    with act(project, by, "appraise") as deed:
        for number, (answer, note) in said.items():
            key = uuid.uuid5(study, f"{by.hex} {tool} {number}")
            facts = {"study": study, "person": by, "tool": tool, "number": number}
            deed.put("appraisal", key, **facts, answer=answer, note=note.strip())
