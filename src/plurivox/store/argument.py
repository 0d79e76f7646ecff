"""The line of argument of a synthesis: what its themes say together, in the reviewers' words."""

from __future__ import annotations

import uuid

from plurivox.themes.references import pieces

from .acts import act
from .analysis import load_analysis
from .checked import check_narrative, load_evidence
from .models import Project as ProjectRow
from .project import Project


def load_argument(project: Project) -> str:
    """As it is written, with its references; "" where nobody has written one."""
    return str(ProjectRow.objects.using(project.alias).get(id=project.id).argument)


def save_argument(project: Project, words: str, *, by: uuid.UUID) -> None:
    """Write it; who does has read what its references print now."""
    words = words.replace("\r\n", "\n").strip()
    found = pieces(words, load_evidence(project, load_analysis(project)))
    with act(project, by, "line of argument") as deed:
        deed.set("project", project.id, "argument", words)
        check_narrative(deed, ("project", project.id), found)
