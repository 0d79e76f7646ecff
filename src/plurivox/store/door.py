"""Making and opening a project: a `.plurivox` file, or a PostgreSQL address with `#slug`."""

from __future__ import annotations

import re
import sqlite3
import struct
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from plurivox.evidence.problem import Refused

from .database import (
    APPLICATION_ID,
    SCHEMA,
    connect,
    disconnect,
    is_url,
    migrate,
    schema_of,
    set_up,
)
from .keys import as_key, new_id
from .project import NOBODY, Project

MAGIC = b"SQLite format 3\0"
HEADER = struct.Struct(">60xI4xI")  # schema version and application id in a file's first bytes


def create_project(
    location: str, title: str, owner: str = "Owner", invented: bool = False
) -> Project:
    """Make a project and its owner. Raises Refused where something is there already."""
    for words, what in ((location, "a place"), (title, "a title"), (owner, "an owner")):
        if not words.strip():
            raise Refused(f"A project needs {what}; it is empty.")
    set_up()
    if not is_url(location):
        _look_at_place(Path(location))
    slug = _slug(location)
    with _reached(location) as alias:
        try:
            if schema_of(alias) < SCHEMA:
                migrate(alias)
            if is_url(location) and _named(alias, slug):
                raise Refused(f"There is a project #{slug} in this base already; open it.")
            return begin_project(alias, location, title, owner, invented)
        except BaseException:
            disconnect(alias)
            remove_project(location)
            raise


def begin_project(
    alias: str, location: str, title: str, owner: str = "Owner", invented: bool = False
) -> Project:
    """The first act in a database whose tables are there: the project and its owner."""
    from . import clock
    from .acts import act

    project, person = Project(alias, new_id(), location), new_id()
    with act(project, person, "begin") as deed:
        deed.add(
            "project",
            project.id,
            slug=_slug(location),
            begun=clock.now(),
            title=title,
            invented=invented,
            label_pattern="[#{no}, {site}, {role}]",
        )
        deed.add("person", person, name=owner, role="owner")
    return project


def open_project(location: str) -> Project:
    """Open a project. Raises Refused, with the mend, where it cannot be opened.

    A project of an older schema is migrated; beside a file, a copy as it was is kept first.
    """
    set_up()
    if not is_url(location):
        _look_at_file(Path(location))
    with _reached(location) as alias:
        try:
            return Project(alias, _only_project(alias, location), location)
        except BaseException:
            disconnect(alias)
            raise


def close_project(project: Project) -> None:
    """Let go of the database; a file then has nothing beside it but itself."""
    disconnect(project.alias)


@contextmanager
def _reached(location: str) -> Iterator[str]:
    """The alias of a database that answers; what it says instead becomes one plain sentence."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError, connections

    named = Project("", NOBODY, location).shown
    try:
        alias = connect(location)
        connections[alias].ensure_connection()
    except (DatabaseError, ImproperlyConfigured, ValueError) as error:
        raise Refused(
            f"{named} cannot be reached ({_first_line(error)}); {_mend(location)}."
        ) from None
    try:
        yield alias
    except DatabaseError as error:
        said = _first_line(error)
        raise Refused(f"{named} cannot be read or written ({said}); {_mend(location)}.") from error


def _mend(location: str) -> str:
    if is_url(location):
        return "check the address, and that its server runs"
    return "see that its folder can be written, or restore it from a copy"


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].strip()


def _only_project(alias: str, location: str) -> uuid.UUID:
    """The key of the project that is asked for, once the schema is today's."""
    named = Project(alias, NOBODY, location).shown
    version = schema_of(alias)
    if version > SCHEMA:
        raise Refused(f"{named} was written by a newer Plurivox; update Plurivox to open it.")
    if is_url(location) and version == 0:
        raise Refused(f"{named} is in a base that holds no projects yet; `plurivox new` makes one.")
    if version < SCHEMA:
        if not is_url(location):
            _keep_copy(Path(location), version)
        migrate(alias)
    rows = _named(alias, _slug(location)) if is_url(location) else _all(alias)
    if not rows:
        raise Refused(f"There is no project at {named}; `plurivox new` makes one.")
    if len(rows) > 1:
        raise Refused(f"There are {len(rows)} projects at {named}; rename all but one.")
    return rows[0]


def _all(alias: str) -> list[uuid.UUID]:
    return _keys(alias, "SELECT id FROM project", [])


def _named(alias: str, slug: str) -> list[uuid.UUID]:
    return _keys(alias, "SELECT id FROM project WHERE slug = %s AND alive", [slug])


def _keys(alias: str, query: str, values: list[Any]) -> list[uuid.UUID]:
    with Project(alias, NOBODY, "").cursor() as cursor:
        cursor.execute(query, values)
        return [as_key(value) for (value,) in cursor.fetchall()]


def _look_at_place(path: Path) -> None:
    if path.exists():
        raise Refused(f"{path} is there already; choose another name or open it.")
    if not path.resolve().parent.is_dir():
        raise Refused(f"The folder of {path} does not exist; make it first.")


def _look_at_file(path: Path) -> None:
    """Refuse with a reason before SQLite meets a file that is none of ours; nothing is written."""
    if path.is_dir():
        raise Refused(f"{path} is a folder; say which .plurivox file in it.")
    if not path.is_file():
        raise Refused(f"There is no project at {path}; `plurivox new {path} --title …` makes one.")
    try:
        with path.open("rb") as file:
            head = file.read(HEADER.size)
    except OSError as error:
        raise Refused(f"{path} cannot be read ({error.strerror}); see who may read it.") from None
    if not head.startswith(MAGIC) or len(head) < HEADER.size:
        raise Refused(f"{path} is not a Plurivox project, or is damaged; restore it from a copy.")
    version, application = HEADER.unpack(head)
    if application != APPLICATION_ID:
        raise Refused(f"{path} is not a Plurivox project; to bring it in, use `plurivox import`.")
    if version > SCHEMA:
        raise Refused(f"{path} was written by a newer Plurivox; update Plurivox to open it.")


def _keep_copy(path: Path, version: int) -> None:
    """The file as it was, beside itself, before its tables change."""
    kept = path.with_name(f"{path.stem}.schema-{version}{path.suffix}")
    with closing(sqlite3.connect(path)) as base, closing(sqlite3.connect(kept)) as copy:
        base.backup(copy)


def _slug(location: str) -> str:
    if is_url(location):
        slug = location.partition("#")[2]
        if not slug:
            raise Refused("A project in a shared base needs a name: write #name after the address.")
        return slug
    return re.sub(r"[^\w-]+", "-", Path(location).stem).strip("-").lower() or "project"


def remove_project(location: str) -> None:
    """Take away the file of a project that was begun and is not wanted; a base keeps its rows."""
    if not is_url(location):
        for ending in ("", "-wal", "-shm"):
            Path(f"{location}{ending}").unlink(missing_ok=True)
