"""Whether a study counts at all: some do not, and then no table of themes shows a number."""

from __future__ import annotations

import uuid

from plurivox.evidence.problem import Refused

from .acts import act
from .overview import load_about
from .project import Project


def save_without_counts(project: Project, without: bool, *, by: uuid.UUID) -> None:
    """Hide all counts of codings, or show them again."""
    with act(project, by, "hide counts" if without else "show counts") as deed:
        deed.set("project", project.id, "without_counts", without)


def must_count(project: Project, *, anyway: bool = False) -> None:
    """For an answer that is nothing but counts. Raises Refused in a study that shows none.

    anyway: somebody asked for the numbers in so many words.
    """
    if load_about(project).without_counts and not anyway:
        raise Refused(
            "This study does not count, so no counts are given; the page of the matrix shows where "
            "something was said. Ask for --counts (in a notebook: counts=True) to have them anyway."
        )
