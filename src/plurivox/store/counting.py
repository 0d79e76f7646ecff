"""Whether a study counts at all: some do not, and then no table of themes shows a number."""

from __future__ import annotations

import uuid

from .acts import act
from .project import Project


def save_without_counts(project: Project, without: bool, *, by: uuid.UUID) -> None:
    """Hide all counts of codings, or show them again."""
    with act(project, by, "hide counts" if without else "show counts") as deed:
        deed.set("project", project.id, "without_counts", without)
