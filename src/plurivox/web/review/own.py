"""Whose answers of an appraisal a page may show: one's own, and all when two have answered whole.

The store hides what somebody has not finished, and all of it from whoever is in the middle. Who has
not begun must not see a colleague's answers either: they may be the second to appraise.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plurivox.review.appraisal import TOOLS, Tool
from plurivox.store.appraisal import QUESTIONS, AnswerView, load_answers
from plurivox.store.project import Project

Asked = tuple[uuid.UUID, str]  # a study and the key of a tool


def load_open_answers(project: Project, reader: uuid.UUID) -> list[AnswerView]:
    """The answers of all studies that a page may show to a reader."""
    return opened(load_answers(project, reader), reader)


def opened(answers: Sequence[AnswerView], reader: uuid.UUID) -> list[AnswerView]:
    """One's own; of others only where two people have answered every question."""
    whole = finished(answers)
    return [one for one in answers if one.person == reader or len(whole[one.study, one.tool]) > 1]


def finished(answers: Iterable[AnswerView]) -> dict[Asked, tuple[uuid.UUID, ...]]:
    """Of each study and tool who has answered every question."""
    counts: dict[Asked, dict[uuid.UUID, int]] = defaultdict(lambda: defaultdict(int))
    for one in answers:
        counts[one.study, one.tool][one.person] += 1
    whole = {
        asked: tuple(person for person, n in people.items() if n >= QUESTIONS)
        for asked, people in counts.items()
    }
    return defaultdict(tuple, whole)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the appraisal of a study by one tool is: one's own answers, and who is to be seen."""

    tool: Tool
    own: int
    of: int
    together: int


def standing(
    answers: Sequence[AnswerView], study: uuid.UUID, reader: uuid.UUID
) -> tuple[Standing, ...]:
    """By tool, only those with answers that the reader may see."""
    here = [one for one in answers if one.study == study]
    whole = finished(here)
    found = []
    for key, tool in TOOLS.items():
        own = sum(one.tool == key and one.person == reader for one in here)
        together = len(whole[study, key])
        if own or together > 1:
            found.append(Standing(tool, own, QUESTIONS, together if together > 1 else 0))
    return tuple(found)
