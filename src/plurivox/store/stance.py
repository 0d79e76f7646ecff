"""The stance that a study declares: how it takes what people say, in its own words."""

from __future__ import annotations

import uuid

from .acts import act
from .models import Project as ProjectRow
from .project import Project

USUAL = (
    "critical realist",
    "realist",
    "constructionist",
    "phenomenological",
    "pragmatist",
    "semantic",
    "latent",
    "reflexive",
    "inductive",
    "deductive and inductive",
)


def load_stance(project: Project) -> str:
    """The stance in the study's own words; "" where none is declared."""
    return str(ProjectRow.objects.using(project.alias).get(id=project.id).stance)


def save_stance(project: Project, words: str, *, by: uuid.UUID) -> None:
    """Declare the stance."""
    with act(project, by, "declare the stance") as deed:
        deed.set("project", project.id, "stance", " ".join(words.split())[:2000])
