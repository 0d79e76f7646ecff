"""CERQual: how much confidence a person has in a finding of a synthesis, and on what grounds.

GRADE-CERQual, Lewin et al. 2018, Implementation Science 13(Suppl 1):2. Nothing is ever computed:
people judge four components, and then the whole, which starts at high.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

COMPONENTS = {
    "methodological_limitations": "Methodological limitations",
    "coherence": "Coherence",
    "adequacy": "Adequacy",
    "relevance": "Relevance",
}
CONCERNS = ("no or very minor", "minor", "moderate", "serious")
CONFIDENCE = ("high", "moderate", "low", "very low")
START = CONFIDENCE[0]
WHY_TWO = "CERQual is for what several primary studies say together."


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's concern about one component, of CONCERNS, and why."""

    concern: str
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """The judgements of a finding by component, and the confidence in it; "" is not judged yet."""

    judgements: Mapping[str, Judgement] = field(default_factory=dict)
    overall: str = ""
    explanation: str = ""


def judgement_refused(component: str, concern: str, explanation: str) -> str:
    """Why a judgement of a component cannot be kept, as a sentence; "" where it can."""
    if component not in COMPONENTS:
        return f"“{component}” is not a component: choose one of {', '.join(COMPONENTS)}."
    if concern not in CONCERNS:
        return f"“{concern}” is not a level of concern: choose one of {', '.join(CONCERNS)}."
    if concern != CONCERNS[0] and not explanation.strip():
        name = COMPONENTS[component]
        return f"{name}: say why the concern is {concern}."
    return ""


def overall_refused(overall: str, explanation: str) -> str:
    """Why a confidence cannot be kept, as a sentence; "" where it can."""
    if overall not in CONFIDENCE:
        return f"“{overall}” is not a level of confidence: choose one of {', '.join(CONFIDENCE)}."
    if overall != START and not explanation.strip():
        return f"Say why the confidence is {overall} and no longer high."
    return ""


def lacking(assessment: Assessment) -> list[str]:
    """What a person has still to judge or explain, a sentence each; [] where it is whole."""
    found = []
    for component, name in COMPONENTS.items():
        one = assessment.judgements.get(component)
        if one is None:
            found.append(f"{name}: nobody has judged this yet.")
        elif why := judgement_refused(component, one.concern, one.explanation):
            found.append(why)
    if not assessment.overall:
        found.append("Confidence in the finding: nobody has judged this yet.")
    elif why := overall_refused(assessment.overall, assessment.explanation):
        found.append(why)
    return found


def refused_for(studies: Mapping[uuid.UUID, str], *, own: bool = False) -> str:
    """Why a finding cannot be assessed, as a sentence; "" where it can.

    studies: the names of the primary studies that it rests on; several reports of one study are
    one. own: whether it rests on sources of our own, such as focus groups, as well.
    """
    if len(studies) > 1:
        return ""
    if studies:
        (name,) = studies.values()
        beside = ", besides our own sources" if own else ""
        return f"This finding rests on a single primary study, {name}{beside}: {WHY_TWO}"
    if own:
        return f"This finding rests on our own focus groups or interviews alone: {WHY_TWO}"
    return f"This finding rests on no primary study: {WHY_TWO}"
