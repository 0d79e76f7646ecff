"""An invented article in a project, and the pages about it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

import pytest

from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.project import Project
from plurivox.store.sources import load_text
from plurivox.store.studies import load_studies
from plurivox.store.voices import MarkView, load_marks
from tests.web.review.invented import ARTICLE


@dataclass(frozen=True, slots=True)
class Articled:
    """A study with one report."""

    project: Project
    study: uuid.UUID
    source: uuid.UUID
    text: uuid.UUID

    def marks(self) -> list[MarkView]:
        return load_marks(self.project, self.text)

    def page(self, rest: str = "") -> str:
        return f"/review/{self.source}/{rest}"


@pytest.fixture
def article(project: Project, owner: uuid.UUID) -> Articled:
    """The article of a study “Okello 2020”, with two quotations proposed."""
    reads = read_files([File("Okello 2020.txt", ARTICLE.encode())], "article")
    outcome = store_files(project, reads, Choices(), by=owner)[0]
    assert outcome.stored and outcome.source, outcome
    (study,) = load_studies(project)
    return Articled(project, study.id, outcome.source, load_text(project, outcome.source).id)
