"""Making and opening a project: a `.plurivox` file, or a PostgreSQL address with `#slug`."""

from __future__ import annotations

import re
import sqlite3
import uuid
from pathlib import Path
from typing import Any

from plurivox.evidence.problem import Refused

from .database import APPLICATION_ID, SCHEMA, connect, disconnect, is_url, set_up
from .keys import as_id, new_id
from .project import Project


def create_project(
    location: str, title: str, owner: str = "Owner", invented: bool = False
) -> Project:
    """Make a project and its owner. Raises Refused where something is there already."""
    set_up()
    if not is_url(location) and Path(location).exists():
        raise Refused(f"{location} is there already; choose another name or open it.")
    if not is_url(location) and not Path(location).resolve().parent.is_dir():
        raise Refused(f"The folder of {location} does not exist; make it first.")
    alias = connect(location)
    try:
        _migrate(alias)
        project = Project(alias, new_id(), location)
        _begin(project, _slug(location), title, owner, invented)
    except BaseException:
        disconnect(alias)
        if not is_url(location):
            _remove(Path(location))
        raise
    return project


def open_project(location: str) -> Project:
    """Open a project. Raises Refused, with the mend, where it cannot be opened."""
    set_up()
    if is_url(location):
        return _open_postgres(location)
    _look_at_file(Path(location))
    alias = connect(location)
    with Project(alias, uuid.UUID(int=0), location).cursor() as cursor:
        cursor.execute("PRAGMA user_version")
        if cursor.fetchone()[0] < SCHEMA:
            _migrate(alias)
        cursor.execute("SELECT id FROM project LIMIT 1")
        row = cursor.fetchone()
    if row is None:
        raise Refused(f"{location} holds no project; make one with `plurivox new`.")
    return Project(alias, _key(row[0]), location)


def close_project(project: Project) -> None:
    """Let go of the database; a file then has nothing beside it but itself."""
    disconnect(project.alias)


def _open_postgres(location: str) -> Project:
    slug = location.partition("#")[2]
    alias = connect(location)
    project = Project(alias, uuid.UUID(int=0), location)
    with project.cursor() as cursor:
        cursor.execute("SELECT to_regclass('project')")
        if cursor.fetchone()[0] is None:
            raise Refused(f"The base of {slug or 'this address'} holds no projects yet.")
        cursor.execute("SELECT id FROM project WHERE slug = %s AND alive", [slug])
        rows = cursor.fetchall()
    if len(rows) != 1:
        raise Refused(f"There is no project #{slug} in this base; `plurivox new` makes one.")
    return Project(alias, _key(rows[0][0]), location)


def _key(value: Any) -> uuid.UUID:
    key = as_id(value)
    assert key is not None
    return key


def _begin(project: Project, slug: str, title: str, owner: str, invented: bool) -> None:
    from . import clock
    from .acts import act

    person = new_id()
    with act(project, person, "begin") as deed:
        deed.add(
            "project",
            project.id,
            slug=slug,
            begun=clock.now(),
            title=title,
            invented=invented,
            label_pattern="[#{no}, {site}, {role}]",
        )
        deed.add("person", person, name=owner, role="owner")


def _migrate(alias: str) -> None:
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", database=alias, verbosity=0, interactive=False)
    if connections[alias].vendor == "sqlite":
        with connections[alias].cursor() as cursor:
            cursor.execute(f"PRAGMA application_id={APPLICATION_ID}")
            cursor.execute(f"PRAGMA user_version={SCHEMA}")


def _look_at_file(path: Path) -> None:
    """Refuse with a reason before Django meets a file that is none of ours."""
    if not path.is_file():
        raise Refused(f"There is no project at {path}; `plurivox new {path} --title …` makes one.")
    try:
        with sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True) as base:
            application = base.execute("PRAGMA application_id").fetchone()[0]
            version = base.execute("PRAGMA user_version").fetchone()[0]
        base.close()
    except sqlite3.DatabaseError as error:
        raise Refused(
            f"{path} is not a Plurivox project, or is damaged ({error}); restore it from a copy."
        ) from None
    if application != APPLICATION_ID:
        raise Refused(f"{path} is not a Plurivox project; to bring it in, use `plurivox import`.")
    if version > SCHEMA:
        raise Refused(f"{path} was written by a newer Plurivox; update Plurivox to open it.")


def _slug(location: str) -> str:
    if is_url(location):
        slug = location.partition("#")[2]
        if not slug:
            raise Refused("A project in a shared base needs a name: write #name after the address.")
        return slug
    return re.sub(r"[^\w-]+", "-", Path(location).stem).strip("-").lower() or "project"


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)
