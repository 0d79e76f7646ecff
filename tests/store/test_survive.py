"""What was acknowledged outlives the process that wrote it, killed in the middle of its work."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest

from plurivox.store.coding_acts import remove_coding
from plurivox.store.door import close_project, open_project
from plurivox.store.people import load_person
from tests.store_fixtures import postgres
from tests.test_scripts import script

survive = script("survive")


@pytest.mark.skipif(
    bool(postgres()), reason="about files of SQLite: PostgreSQL sees to it by itself"
)
def test_every_acknowledged_coding_survives_the_killing_of_its_process(tmp_path: Path) -> None:
    path = tmp_path / "study.plurivox"
    survive.begin(path)
    said, killed = survive.survive(path, 60)
    assert len(said) >= 60
    assert killed >= 2
    assert survive.look(path, said) == (set(), [])


@pytest.mark.skipif(
    bool(postgres()), reason="about files of SQLite: PostgreSQL sees to it by itself"
)
def test_the_script_sees_what_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "study.plurivox"
    survive.begin(path)
    said, _ = survive.survive(path, 3)
    project = open_project(str(path))
    remove_coding(project, said[0], by=load_person(project).id)
    close_project(project)
    lost, problems = survive.look(path, [*said, uuid.UUID(int=7)])
    assert lost == {said[0], uuid.UUID(int=7)}
    assert problems == []
