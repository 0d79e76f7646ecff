"""Projects for tests: a file each, or a row each in the PostgreSQL that DATABASE_URL names."""

from __future__ import annotations

import os
import shutil
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.db import connections, transaction

from plurivox.store import database
from plurivox.store.door import begin_project, close_project, create_project, open_project
from plurivox.store.facts import FACTS, LOCAL
from plurivox.store.fold import quoted
from plurivox.store.keys import as_id
from plurivox.store.project import Project

NewProject = Callable[..., Project]
NEW = {"new_project", "new_project_of_module"}

database.set_up()  # test modules import the models, which need Django to be there


def postgres() -> str:
    """The address of the PostgreSQL base that tests run on, or nothing: then they run on files."""
    url = os.environ.get("DATABASE_URL", "")
    return url if database.is_url(url) else ""


def in_base(name: str) -> str:
    """The address of a new project in the PostgreSQL base that tests run on."""
    return f"{postgres().partition('#')[0]}#{name}-{uuid.uuid4().hex}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """On PostgreSQL, leave to the run on SQLite what would meet nothing else here either."""
    if postgres():
        once = pytest.mark.skip(reason="passed on SQLite: it meets no project in PostgreSQL")
        for item in items:
            of_a_base = NEW & set(getattr(item, "fixturenames", ()))
            if not of_a_base and item.get_closest_marker("postgres") is None:
                item.add_marker(once)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with today's tables and nothing in them: copying it is faster than making it."""
    database.set_up()
    path = tmp_path_factory.mktemp("empty") / "empty.plurivox"
    alias = database.connect(str(path))
    database.migrate(alias)
    forget(alias)
    return path


@pytest.fixture
def new_project(tmp_path: Path, empty_file: Path) -> Iterator[NewProject]:
    """Makes projects: `new_project(title="…", owner="Owner", name="study")`."""
    with projects_in(tmp_path, empty_file) as make:
        yield make


@pytest.fixture(scope="module")
def new_project_of_module(
    tmp_path_factory: pytest.TempPathFactory, empty_file: Path
) -> Iterator[NewProject]:
    """Makes projects that the tests of a file share; these only look at them."""
    with projects_in(tmp_path_factory.mktemp("shared"), empty_file) as make:
        yield make


@contextmanager
def projects_in(folder: Path, empty_file: Path) -> Iterator[NewProject]:
    """A way to make projects; they are taken away in the end."""
    made: list[Project] = []

    def make(title: str = "Invented", owner: str = "Owner", name: str = "study") -> Project:
        if postgres():
            made.append(create_project(in_base(name), title, owner))
        else:
            path = folder / f"{name}{len(made) or ''}.plurivox"
            shutil.copyfile(empty_file, path)
            made.append(begin_project(database.connect(str(path)), str(path), title, owner))
        return made[-1]

    yield make
    for project in made:
        take_away(project)


@pytest.fixture
def project(new_project: NewProject) -> Project:
    """A project with nobody in it but its owner."""
    return new_project()


@pytest.fixture
def owner(project: Project) -> uuid.UUID:
    """The owner of `project`."""
    return owner_of(project)


def owner_of(project: Project) -> uuid.UUID:
    """The key of whoever made a project."""
    with project.cursor() as cursor:
        cursor.execute("SELECT id FROM person WHERE project = %s ORDER BY id", [project.id])
        key = as_id(cursor.fetchone()[0])
    assert key is not None
    return key


@pytest.fixture
def copy_of(tmp_path: Path) -> Iterator[Callable[[Project], Project]]:
    """Makes a second copy of a project's file, as somebody does who takes it home."""
    made: list[Project] = []

    def make(project: Project) -> Project:
        if not project.is_file:
            pytest.skip("needs SQLite: a PostgreSQL base holds one copy of a project")
        path = tmp_path / f"copy{len(made)}-{Path(project.location).name}"
        with (
            closing(sqlite3.connect(project.location)) as base,
            closing(sqlite3.connect(path)) as copy,
        ):
            base.backup(copy)
        made.append(open_project(str(path)))
        return made[-1]

    yield make
    for copy in made:
        take_away(copy)


def take_away(project: Project) -> None:
    """Close a project of a test, and leave nothing of it in a base that others use too."""
    if not project.is_file:
        with transaction.atomic(using=project.alias), project.cursor() as cursor:
            people = "SELECT id FROM person WHERE project = %s"
            for table in LOCAL:
                cursor.execute(
                    f"DELETE FROM {quoted(table)} WHERE person IN ({people})", [project.id]
                )
            for table in ("search_text", *reversed(FACTS)):
                where = "id" if table == "project" else "project"
                cursor.execute(f"DELETE FROM {quoted(table)} WHERE {where} = %s", [project.id])
        close_project(project)
    else:
        forget(project.alias)


def forget(alias: str) -> None:
    """Close a database and let Django forget it: a run of tests meets hundreds."""
    database.disconnect(alias)
    if alias != "default":
        del connections[alias]
        del connections.databases[alias]
