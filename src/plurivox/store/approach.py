"""The approach that a study declares: whether its coders are measured against each other."""

from __future__ import annotations

import uuid

from plurivox.evidence.problem import Refused

from .acts import act
from .project import Project

APPROACHES = {
    "agreement": "Coders are compared, and how far they agree is computed and reported.",
    "reflexive": "Coders' readings are discussed and never measured; no page speaks of agreement.",
}


def save_approach(project: Project, approach: str, *, by: uuid.UUID) -> None:
    """Declare the approach. Raises Refused for a word that is none."""
    if approach not in APPROACHES:
        raise Refused(f"“{approach}” is no approach; choose one of {', '.join(APPROACHES)}.")
    with act(project, by, "declare the approach") as deed:
        deed.set("project", project.id, "approach", approach)
