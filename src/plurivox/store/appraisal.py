"""Load and save appraisals: what each person answers to each question of a tool about a study."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
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

    Two people appraise independently. Another's answers about a study are seen once two have
    answered every question of the tool, and the reader too, if the reader began: who has not begun
    may be the second to appraise.
    """
    rows = Appraisal.objects.using(project.alias).filter(project=project.id, alive=True)
    found = [
        AnswerView(one.study_id, one.person_id, one.tool, one.number, one.answer, one.note)
        for one in rows.order_by("study", "tool", "number", "person")
        if one.answer
    ]
    whole = finished(found)
    begun = {(one.study, one.tool) for one in found if one.person == reader}
    return [one for one in found if _seen(one, reader, whole[one.study, one.tool], begun)]


def finished(answers: Iterable[AnswerView]) -> dict[tuple[uuid.UUID, str], tuple[uuid.UUID, ...]]:
    """Of each study and tool who has answered every question."""
    counts: dict[tuple[uuid.UUID, str], Counter[uuid.UUID]] = defaultdict(Counter)
    for one in answers:
        counts[one.study, one.tool][one.person] += 1
    whole = {
        asked: tuple(person for person, n in people.items() if n >= QUESTIONS)
        for asked, people in counts.items()
    }
    return defaultdict(tuple, whole)


def _seen(
    one: AnswerView,
    reader: uuid.UUID | None,
    whole: tuple[uuid.UUID, ...],
    begun: Set[tuple[uuid.UUID, str]],
) -> bool:
    if one.person == reader:
        return True
    if reader is None or one.person not in whole:
        return one.person in whole
    return len(whole) > 1 and (reader in whole or (one.study, one.tool) not in begun)


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
