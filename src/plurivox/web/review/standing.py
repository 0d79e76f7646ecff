"""How far the appraisal of a study is, said without a word of what a colleague answered alone."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from plurivox.review.appraisal import TOOLS, Tool
from plurivox.store.appraisal import QUESTIONS, AnswerView, finished


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
