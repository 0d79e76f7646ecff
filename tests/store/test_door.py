"""Making, opening, closing: what cannot be opened is refused in one sentence and left as it was."""

from __future__ import annotations

import os
import socket
import sqlite3
import struct
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from plurivox.evidence.problem import Refused
from plurivox.store import database, door
from plurivox.store.acts import act
from plurivox.store.check import check_project
from plurivox.store.database import APPLICATION_ID, SCHEMA
from plurivox.store.door import close_project, create_project, open_project
from plurivox.store.project import Project
from tests.store.bare_study import lay
from tests.store.whole import dump
from tests.store_fixtures import NewProject, forget, owner_of, postgres

needs_postgres = pytest.mark.skipif(not postgres(), reason="about PostgreSQL, not SQLite")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """Where a project may be made; whatever was opened there is let go of."""
    before = set(connections.databases)
    yield tmp_path / "Kampala study.plurivox"
    for alias in set(connections.databases) - before:
        forget(alias)


def beside(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def refusal(work: Callable[[], object]) -> str:
    """The sentence that a refusal says, which is one and ends as one."""
    with pytest.raises(Refused) as refused:
        work()
    said = str(refused.value)
    assert len(refused.value.problems) == 1
    assert said.endswith(".")
    assert "\n" not in said
    return said


def numbers(path: Path) -> tuple[int, int]:
    """The schema's number and the application's, out of the file's first bytes."""
    version, application = struct.unpack(">60xI4xI", path.read_bytes()[:72])
    return version, application


def test_the_schema_has_the_number_of_the_newest_migration() -> None:
    names = [n for app, n in MigrationLoader(None).disk_migrations if app == "store"]
    assert max(int(name[:4]) for name in names) == SCHEMA == len(names)


def test_a_new_project_has_a_title_an_owner_and_nothing_else(place: Path) -> None:
    project = create_project(str(place), "How people waited", "Nakato")
    rows = {table: len(rows) for table, rows in dump(project).items() if rows}
    assert rows == {"project": 1, "person": 1, "act": 1, "version": 6}
    assert check_project(project) == []
    with project.cursor() as cursor:
        cursor.execute("SELECT title, slug FROM project")
        assert cursor.fetchone() == ("How people waited", "kampala-study")


def test_a_file_says_whose_it_is_and_stands_alone_once_closed(place: Path) -> None:
    project = create_project(str(place), "T")
    with act(project, owner_of(project), "new site") as deed:
        deed.add("site", name="Lima")
    assert f"{place.name}-wal" in beside(place)
    close_project(project)
    assert beside(place) == [place.name]
    assert numbers(place) == (SCHEMA, APPLICATION_ID)


def test_what_was_made_is_opened_again(place: Path) -> None:
    made = create_project(str(place), "T")
    before = dump(made)
    close_project(made)
    again = open_project(str(place))
    assert again == made
    assert dump(again) == before
    close_project(again)
    assert beside(place) == [place.name]


def test_a_file_can_be_copied_while_it_is_closed(place: Path) -> None:
    close_project(create_project(str(place), "T"))
    copy = place.with_name("copy.plurivox")
    copy.write_bytes(place.read_bytes())
    assert check_project(open_project(str(copy))) == []


def test_it_writes_ahead_and_waits_for_the_disk(place: Path) -> None:
    project = create_project(str(place), "T")
    with project.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone()[0] == "wal"
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone()[0] == 1
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone()[0] == 2  # FULL, since an act was written


# ---------------------------------------------------------------- refused


def test_what_is_there_is_not_written_over(place: Path) -> None:
    place.write_text("my notes")
    assert "is there already" in refusal(lambda: create_project(str(place), "T"))
    assert place.read_text() == "my notes"
    assert beside(place) == [place.name]


def test_no_folder_no_project(tmp_path: Path) -> None:
    said = refusal(lambda: create_project(str(tmp_path / "none" / "a.plurivox"), "T"))
    assert "The folder of" in said
    assert list(tmp_path.iterdir()) == []


def test_where_making_fails_nothing_is_left(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(alias: str) -> None:
        with Project(alias, door.NOBODY, "").cursor() as cursor:
            cursor.execute("CREATE TABLE half (done INTEGER)")
        raise KeyboardInterrupt

    monkeypatch.setattr(door, "migrate", fail)
    with pytest.raises(KeyboardInterrupt):
        create_project(str(place), "T")
    assert beside(place) == []


@pytest.mark.parametrize(
    ("bytes_there", "match"),
    [
        (b"", "not a Plurivox project, or is damaged"),
        (b"SQLite format 3\0", "not a Plurivox project, or is damaged"),
        (b"PK\x03\x04 and more of a Word file" * 20, "not a Plurivox project, or is damaged"),
        (b"name,parent\nZeit,\n" * 20, "not a Plurivox project, or is damaged"),
    ],
)
def test_a_file_of_another_kind_is_refused(place: Path, bytes_there: bytes, match: str) -> None:
    place.write_bytes(bytes_there)
    said = refusal(lambda: open_project(str(place)))
    assert match in said
    assert str(place) in said
    assert place.read_bytes() == bytes_there
    assert beside(place) == [place.name]


def test_another_programs_database_is_refused(place: Path) -> None:
    with closing(sqlite3.connect(place)) as base:
        base.execute("PRAGMA journal_mode=WAL")
        base.execute("CREATE TABLE project (id INTEGER)")
    assert "use `plurivox import`" in refusal(lambda: open_project(str(place)))
    assert beside(place) == [place.name]


def test_a_newer_schema_is_refused(place: Path) -> None:
    close_project(create_project(str(place), "T"))
    with closing(sqlite3.connect(place)) as base:
        base.execute(f"PRAGMA user_version={SCHEMA + 1}")
    assert "a newer Plurivox; update" in refusal(lambda: open_project(str(place)))
    assert beside(place) == [place.name]


def test_nothing_there_is_refused(place: Path) -> None:
    assert "There is no project at" in refusal(lambda: open_project(str(place)))
    assert beside(place) == []


def test_a_file_without_a_project_is_refused(place: Path, empty_file: Path) -> None:
    place.write_bytes(empty_file.read_bytes())
    assert "There is no project at" in refusal(lambda: open_project(str(place)))


def test_a_file_cut_short_is_refused(place: Path) -> None:
    close_project(create_project(str(place), "T"))
    place.write_bytes(place.read_bytes()[:8192])
    assert "restore it from a copy" in refusal(lambda: open_project(str(place)))


def test_an_older_schema_is_migrated_and_a_copy_is_kept(place: Path) -> None:
    study = lay(create_project(str(place), "T"))
    before = dump(study.project)
    close_project(study.project)
    with closing(sqlite3.connect(place)) as base:
        base.execute("PRAGMA user_version=0")
    project = open_project(str(place))
    assert dump(project) == before
    close_project(project)
    assert numbers(place) == (SCHEMA, APPLICATION_ID)
    kept = place.with_name("Kampala study.schema-0.plurivox")
    assert beside(place) == sorted([place.name, kept.name])
    assert numbers(kept) == (0, APPLICATION_ID)
    with closing(sqlite3.connect(kept)) as copy:
        assert copy.execute("SELECT name FROM code ORDER BY name").fetchall() == [
            ("Time",),
            ("Waiting",),
        ]


def test_where_migrating_fails_the_file_stays_and_so_does_the_copy(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close_project(create_project(str(place), "T"))
    with closing(sqlite3.connect(place)) as base:
        base.execute("PRAGMA user_version=0")
    was = place.read_bytes()

    def fail(alias: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(door, "migrate", fail)
    with pytest.raises(ZeroDivisionError):
        open_project(str(place))
    assert place.read_bytes() == was
    assert place.with_name("Kampala study.schema-0.plurivox").exists()


# ---------------------------------------------------------------- PostgreSQL


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("work", [open_project, lambda place: create_project(place, "T")])
def test_a_base_that_does_not_answer_is_told_without_the_password(
    work: Callable[[str], object],
) -> None:
    pytest.importorskip("psycopg", reason="about PostgreSQL without its driver; SQLite is enough")
    before = set(connections.databases)
    url = f"postgresql://ann:secret@127.0.0.1:{closed_port()}/voices#kampala"
    said = refusal(lambda: work(url))
    assert "cannot be reached" in said
    assert "/voices#kampala" in said
    assert "secret" not in said
    for alias in set(connections.databases) - before:
        forget(alias)


@pytest.mark.parametrize("url", ["postgresql://127.0.0.1/voices", "postgresql://127.0.0.1/voices#"])
def test_a_base_without_a_name_of_the_project_is_refused(url: str) -> None:
    assert "write #name after" in refusal(lambda: create_project(url, "T"))


@needs_postgres
def test_a_project_that_is_not_in_the_base_is_refused(project: Project) -> None:
    url = f"{postgres()}#nobody-knows-it"
    said = refusal(lambda: open_project(url))
    assert "There is no project at" in said
    assert "#nobody-knows-it" in said


@needs_postgres
def test_a_name_that_is_taken_in_the_base_is_refused(project: Project) -> None:
    said = refusal(lambda: create_project(project.location, "T"))
    assert "in this base already" in said
    assert check_project(open_project(project.location)) == []


@needs_postgres
def test_projects_of_one_base_do_not_meet(new_project: NewProject) -> None:
    one, two = lay(new_project(name="one")), lay(new_project(name="two"))
    before = dump(two.project)
    one.set(one.ann, "code", one.code, "name", "Hours")
    assert dump(two.project) == before
    assert open_project(one.project.location).id == one.project.id
    assert open_project(two.project.location).id == two.project.id


@pytest.mark.postgres
@needs_postgres
def test_a_base_without_tables_is_refused() -> None:
    import psycopg

    name = f"plurivox_empty_{os.getpid()}"
    before = set(connections.databases)
    with psycopg.connect(postgres(), autocommit=True) as base:
        base.execute(f"CREATE DATABASE {name}".encode())
        try:
            url = f"{postgres().rpartition('/')[0]}/{name}#study"
            assert "holds no projects yet" in refusal(lambda: open_project(url))
        finally:
            for alias in set(connections.databases) - before:
                forget(alias)
            base.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def test_a_location_is_one_alias_however_it_is_written(project: Project) -> None:
    if postgres():
        pytest.skip("about files: SQLite")
    folder = Path(project.location).parent
    assert database.connect(f"{folder}/./{Path(project.location).name}") == project.alias
