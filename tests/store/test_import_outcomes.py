"""Every real and every damaged file has its row in the manual, and a refused one leaves nothing."""

from __future__ import annotations

import hashlib
import uuid
from pathlib import Path

import pytest

from plurivox.store.check import check_project
from plurivox.store.importing import File
from plurivox.store.project import Project
from tests.store.import_outcomes import (
    FOLDERS,
    PAGE,
    damaged,
    groups,
    outcomes,
    part,
    rows,
    table,
)
from tests.store.invented_files import LINES
from tests.store.test_importing import held

GOES_IN = {"other_columns.csv"}  # no turns, but a good table of participants
HOW = "run `python -m tests.store.import_outcomes` and look at what changed"


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_damaged_files_are_as_the_manual_says(
    project: Project, owner: uuid.UUID, page: str
) -> None:
    assert table(rows(project, owner, damaged())) == part(page, "damaged"), HOW


@pytest.mark.parametrize("folder", FOLDERS)
def test_real_files_are_as_the_manual_says(
    project: Project, owner: uuid.UUID, page: str, real_data: Path, folder: str
) -> None:
    given = groups(real_data / folder)
    assert table(rows(project, owner, given)) == part(page, folder), HOW
    assert check_project(project) == []


def test_nothing_is_stored_of_any_refused_file(project: Project, owner: uuid.UUID) -> None:
    """Beside a good transcript: no row in any table, and not a byte of the file but for the WAL."""
    outcomes(project, owner, [File("plain.txt", LINES.encode())])
    before, file = held(project), _bytes(project)
    refused = 0
    for files in [*damaged(), [File("again.txt", LINES.encode())]]:
        if files[0].name in GOES_IN:
            continue
        assert not any(one.stored for one in outcomes(project, owner, files)), files[0].name
        assert held(project) == before, files[0].name
        assert _bytes(project) == file, files[0].name
        refused += 1
    assert refused == len(damaged()) - len(GOES_IN) + 1
    assert check_project(project) == []


def _bytes(project: Project) -> str:
    """The hash of the project's file; a base of PostgreSQL has none, and its tables are counted."""
    if not project.is_file:
        return ""
    return hashlib.sha256(Path(project.location).read_bytes()).hexdigest()


def test_every_sentence_names_its_file_and_a_mend(project: Project, owner: uuid.UUID) -> None:
    for files in damaged():
        for one in outcomes(project, owner, files):
            for problem in one.problems:
                assert files[0].name in problem.sentence
                assert problem.sentence.endswith(".")
