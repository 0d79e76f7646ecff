"""Counts of a project: what is removed is not counted, nor what one coder made in the dark."""

from __future__ import annotations

import subprocess
import sys
import uuid

import pytest

from plurivox.store.acts import act
from plurivox.store.codings import load_codings
from plurivox.store.project import Project
from plurivox.store.sources import remove_source, source_names
from plurivox.store.status import load_status

from .blind_study import Study
from .reading_study import NURSE, TEA, Desk, reading_study


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Study:
    return reading_study(project, owner)


def marked(study: Study) -> tuple[int, int]:
    counts = load_status(study.project)
    return counts["passages"], counts["codings"]


def test_two_codes_on_one_passage_are_two_codings(study: Study) -> None:
    ada = Desk(study, "Ada")
    ada.code(TEA, "Support")
    ada.code(TEA, "Unclear duties")
    ada.code(NURSE, "Support")
    assert marked(study) == (2, 3)
    assert len(load_codings(study.project, layers=ada.layers)) == 3


def test_passages_of_a_removed_source_are_not_counted(study: Study) -> None:
    ada = Desk(study, "Ada")
    ada.code("six months", "Support", source="ben")
    ada.code(TEA, "Support")
    remove_source(study.project, source_names(study.project)["ben"], by=study.owner)
    assert marked(study) == (1, 1)
    assert load_status(study.project)["sources"] == 1


def test_nothing_of_an_open_independent_pass_is_counted(study: Study) -> None:
    Desk(study, "Ada").code(TEA, "Support", in_pass="first")
    assert marked(study) == (0, 0)


def test_a_passage_of_a_theme_is_a_passage_without_a_coding(study: Study) -> None:
    ada = Desk(study, "Ada")
    coding = ada.code(TEA, "Support")
    passage = load_codings(study.project, layers=ada.layers).passage[0]
    with act(study.project, study.owner, "theme") as deed:
        theme = deed.add("theme", name="Tea")
        deed.add("theme_passage", uuid.uuid5(theme, "tea"), theme=theme, passage=passage)
        deed.remove("coding", coding)
    assert marked(study) == (1, 0)


def test_counting_does_not_wait_for_numpy() -> None:
    """It takes as long to load as all of `status` may take beside Django."""
    said = "import sys, plurivox.store.status; sys.exit('numpy' in sys.modules)"
    environment = {"DJANGO_SETTINGS_MODULE": "plurivox.settings"}
    assert subprocess.run([sys.executable, "-c", said], env=environment).returncode == 0
