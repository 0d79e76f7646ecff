"""Merging two copies: a union, whichever way and however often, on files and into PostgreSQL."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from plurivox.evidence.problem import Refused
from plurivox.evidence.tree import hang
from plurivox.store import database
from plurivox.store.acts import act
from plurivox.store.check import check_project
from plurivox.store.conflicts import Conflict, load_conflicts
from plurivox.store.erase import erase_words
from plurivox.store.keys import as_id, as_key, member_id
from plurivox.store.merge import merge_project
from plurivox.store.project import Project
from tests.pace import pace
from tests.store.bare_study import WORDS, Study, lay, mark, transcript
from tests.store.whole import dump, heads
from tests.store_fixtures import NewProject, forget

CopyOf = Callable[[Project], Project]


@pytest.fixture
def study(project: Project) -> Study:
    return lay(project)


@pytest.fixture
def empty_copy(tmp_path: Path, empty_file: Path) -> Iterator[Callable[[Study], Study]]:
    """A file with nothing in it that takes a project over whole, from whatever database."""
    made: list[Project] = []

    def make(study: Study) -> Study:
        path = tmp_path / f"taken{len(made)}.plurivox"
        shutil.copyfile(empty_file, path)
        made.append(Project(database.connect(str(path)), study.project.id, str(path)))
        merge_project(made[-1], study.project)
        return replace(study, project=made[-1])

    yield make
    for project in made:
        forget(project.alias)


def plain(dumped: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The same whatever the database: keys as bytes, truth as 0 and 1."""

    def one(value: Any) -> Any:
        if isinstance(value, uuid.UUID):
            return value.bytes
        return bytes(value) if isinstance(value, memoryview) else value

    return {
        table: sorted((tuple(map(one, row)) for row in rows), key=repr)
        for table, rows in dumped.items()
    }


def change_some(study: Study, chance: random.Random) -> None:
    """A few changes by Ben of every kind, some of them of what another copy changes too."""
    with study.by(study.ben) as deed:
        deed.set("code", study.code, "name", f"name {chance.random()}")
        deed.set("participant", study.participant, "attributes.age", str(chance.random()))
        deed.set("participant", study.participant, f"attributes.{chance.random()}", "x")
        deed.put(
            "theme_code", member_id(study.theme, study.child), theme=study.theme, code=study.child
        )
        start = chance.randrange(40)
        passage = mark(deed, study.text, WORDS, start, start + 12)
        own: dict[str, Any] = {"pass": study.in_pass, "coder": study.ben}
        deed.add("coding", passage=passage, code=study.code, **own)
        transcript(deed, f"new {chance.random()}", "Grace: It was far to walk.\n")
    if chance.random() < 0.5:
        study.set(study.ben, "coding", study.coding, "alive", False)


def test_a_project_taken_over_whole_is_the_same(
    study: Study, empty_copy: Callable[[Study], Study]
) -> None:
    copy = empty_copy(study)
    assert plain(dump(copy.project)) == plain(dump(study.project))
    assert check_project(copy.project) == []


@pytest.mark.parametrize("seed", range(4))
def test_both_ways_and_twice(study: Study, empty_copy: Callable[[Study], Study], seed: int) -> None:
    """On PostgreSQL a file and the base merge; everything goes both ways."""
    copy, chance = empty_copy(study), random.Random(seed)
    change_some(study, chance)
    change_some(copy, chance)
    if seed == 3:
        erase_words(copy.project, [(study.text, 32, 59)], by=study.owner)
    merge_project(study.project, copy.project)
    merge_project(copy.project, study.project)
    assert plain(dump(copy.project)) == plain(dump(study.project))
    for one in (study.project, copy.project):
        before = dump(one)
        assert merge_project(one, copy.project).rows == {}
        assert dump(one) == before
        assert check_project(one) == []


def test_what_came_is_counted(study: Study, copy_of: CopyOf) -> None:
    other = replace(study, project=copy_of(study.project))
    with other.by(study.ben) as deed:
        deed.add("code", name="new")
        deed.set("code", study.code, "name", "Hours")
    came = merge_project(study.project, other.project).rows
    assert came == {"act": 1, "code": 1, "version": 3, "replaces": 1}


def test_what_two_copies_set_differently_is_listed_and_shown_alike(
    study: Study, copy_of: CopyOf
) -> None:
    other = replace(study, project=copy_of(study.project))
    for one, person, age in ((study, study.ann, "42"), (other, study.ben, "43")):
        one.set(person, "participant", study.participant, "attributes.age", age)
        one.set(person, "site", study.site, "name", "Kampala")  # says nothing new
        one.set(person, "site", study.site, "country", "Uganda")  # the same in both
    merge_project(study.project, other.project)
    merge_project(other.project, study.project)
    for one in (study, other):
        assert load_conflicts(one.project) == [
            Conflict("participant", study.participant, "attributes.age", ("42", "43"))
        ]
    study.set(study.ann, "participant", study.participant, "attributes.age", "42")
    assert load_conflicts(study.project) == []
    merge_project(other.project, study.project)
    assert load_conflicts(other.project) == []


def test_removed_here_and_changed_there(study: Study, copy_of: CopyOf) -> None:
    other = replace(study, project=copy_of(study.project))
    study.set(study.ann, "code", study.child, "alive", False)
    other.set(study.ben, "code", study.child, "full", "Waiting for anything.")
    merge_project(study.project, other.project)
    found = heads(study.project)
    assert found["code", study.child, "alive"] == [False]
    assert found["code", study.child, "full"] == ["Waiting for anything."]


def test_two_moves_that_make_a_circle_are_hung_at_the_root_in_every_copy(
    study: Study, copy_of: CopyOf
) -> None:
    with study.by(study.ann) as deed:
        deed.set("code", study.child, "parent", None)
    other = replace(study, project=copy_of(study.project))
    study.set(study.ann, "code", study.code, "parent", study.child)
    other.set(study.ben, "code", study.child, "parent", study.code)
    for one, two in ((study, other), (other, study)):
        merge_project(one.project, two.project)
        with one.project.cursor() as cursor:
            cursor.execute("SELECT id, parent FROM code ORDER BY id")
            parents = {as_key(key): as_id(parent) for key, parent in cursor.fetchall()}
        order, cut = hang(parents)
        assert order == [(study.child, 0), (study.code, 1)]
        assert cut == [(study.child, study.code)]
        assert check_project(one.project) == []


def test_another_project_is_refused(study: Study, new_project: NewProject) -> None:
    other = new_project(name="other")
    before = dump(study.project)
    with pytest.raises(Refused, match="is not a copy of"):
        merge_project(study.project, other)
    assert dump(study.project) == before


def test_no_password_is_told(study: Study) -> None:
    other = Project("x", uuid.uuid4(), "postgresql://ann:secret@base.example:5432/voices#study")
    with pytest.raises(Refused) as refused:
        merge_project(study.project, other)
    assert "secret" not in str(refused.value)
    assert "base.example:5432/voices#study" in str(refused.value)


def test_a_copy_that_is_written_to_meanwhile_comes_in_as_it_was(
    study: Study, copy_of: CopyOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row and its values come together or not at all."""
    from plurivox.store import merge

    other = replace(study, project=copy_of(study.project))
    seen: list[str] = []
    missing = merge._missing

    def slowly(here: Any, there: Any, table: str, project: Project) -> Any:
        if table == "code":  # somebody else writes to the file that is being read
            script = (
                "INSERT INTO version SELECT randomblob(16), 'code', row, 'name', '\"late\"', act, "
                "project FROM version WHERE \"table\" = 'code' LIMIT 1"
            )
            columns = 'id, "table", row, field, value, act, project'
            with closing(sqlite3.connect(other.project.location)) as base:
                base.execute(script.replace("version SELECT", f"version ({columns}) SELECT", 1))
                base.commit()
        seen.append(table)
        return missing(here, there, table, project)

    monkeypatch.setattr(merge, "_missing", slowly)
    assert merge_project(study.project, other.project).rows == {}
    assert "version" in seen


def test_merging_within_a_larger_act(study: Study, copy_of: CopyOf) -> None:
    other = replace(study, project=copy_of(study.project))
    change_some(other, random.Random(1))
    with act(study.project, study.ann, "outer") as deed:
        deed.add("site", name="before")
        deed.flush()
        merge_project(study.project, other.project)
    assert check_project(study.project) == []


def test_a_copy_of_its_own_base_brings_nothing(study: Study) -> None:
    assert merge_project(study.project, study.project).rows == {}


@pytest.mark.timed
@pytest.mark.skipif(bool(os.environ.get("DATABASE_URL")), reason="measures files: SQLite")
def test_merging_two_thousand_codings_into_fifty_thousand_is_fast(tmp_path: Path) -> None:
    from benchmarks.merge import measure

    assert measure(tmp_path, documents=200)["merge"] <= 1.0 * pace()
