"""Merging two copies of a project: a union of rows, blank, fold, in one transaction."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import BinaryField, BooleanField, ForeignKey

from plurivox.evidence.problem import Refused

from . import fold
from .erase import apply_erasures, scrub
from .facts import ERASURE, FACTS, FOLDED
from .keys import IdField, as_id, as_key
from .project import Project
from .search_index import add_missing


@dataclass(frozen=True, slots=True)
class Merged:
    """How many rows of each table came in, removals and erasures included."""

    rows: dict[str, int]


def merge_project(project: Project, other: Project) -> Merged:
    """Take over every row and every value of another copy. Commutative, associative, idempotent.

    Raises Refused where the two are not copies of the same project.
    """
    if project.id != other.id:
        raise Refused(f"{other.shown} is not a copy of {project.shown}; nothing was merged.")
    if project.alias == other.alias:
        return Merged({})
    came: dict[str, list[Sequence[Any]]] = {}
    with (
        _at_rest(other) as there,
        transaction.atomic(using=project.alias),
        project.cursor() as here,
    ):
        for table in FACTS:
            if new := _missing(here, there, table, project):
                fold.insert(here, table, _columns(table), new)
                came[table] = new
        fold.refold(here, _touched(here, came))
        blanked = apply_erasures(here, project)
        add_missing(here, project)
    if blanked or "erased" in came:
        scrub(project)
    return Merged({table: len(rows) for table, rows in came.items()})


@contextmanager
def _at_rest(other: Project) -> Iterator[Any]:
    """A cursor that sees the other copy as it is now, whoever writes to it meanwhile."""
    with other.cursor() as cursor:
        if cursor.db.in_atomic_block:
            yield cursor
            return
        sqlite = cursor.db.vendor == "sqlite"
        cursor.execute("BEGIN" if sqlite else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            yield cursor
        finally:
            cursor.execute("ROLLBACK")


def _columns(table: str) -> tuple[str, ...]:
    if table == "replaces":
        return ("project", *FACTS[table])
    return (*fold.columns_of(table), *ERASURE.get(table, ()))


def _identity(table: str) -> tuple[str, ...]:
    return ("version", "old") if table == "replaces" else ("id",)


def _missing(here: Any, there: Any, table: str, project: Project) -> list[Sequence[Any]]:
    """The rows that only the other copy has, ready for the database that they go into."""
    lacking = _known(there, table, project) - _known(here, table, project)
    first = _identity(table)[0]
    columns = _columns(table)
    at = [columns.index(column) for column in _identity(table)]
    rows: list[Sequence[Any]] = []
    for part in fold.chunks([as_key(key) for key in {key[0] for key in lacking}]):
        there.execute(
            f"SELECT {', '.join(map(fold.quoted, columns))} FROM {fold.quoted(table)} "
            f"WHERE {fold.quoted(first)} IN ({fold.marks(part)})",
            part,
        )
        found = there.fetchall()
        rows += [row for row in found if tuple(_bytes(row[i]) for i in at) in lacking]
    if here.db.vendor == there.db.vendor:
        return rows
    plain = _converters(table)
    return [[plain[c](v) for c, v in zip(columns, row, strict=True)] for row in rows]


def _known(cursor: Any, table: str, project: Project) -> set[tuple[bytes, ...]]:
    cursor.execute(
        f"SELECT {', '.join(_identity(table))} FROM {fold.quoted(table)} "
        f"WHERE {'id' if table == 'project' else 'project'} = %s",
        [project.id],
    )
    rows = cursor.fetchall()
    return set(rows) if cursor.db.vendor == "sqlite" else {tuple(map(_bytes, row)) for row in rows}


def _bytes(key: Any) -> bytes:
    return key.bytes if isinstance(key, uuid.UUID) else bytes(key)


@cache
def _converters(table: str) -> dict[str, Callable[[Any], Any]]:
    """How each column goes from one kind of database to the other."""
    model = next(m for m in apps.get_models() if m._meta.db_table == table)
    return {str(field.column): _converter(field) for field in model._meta.fields}


def _converter(field: Any) -> Callable[[Any], Any]:
    if isinstance(field, IdField | ForeignKey):
        return as_id
    if isinstance(field, BooleanField):
        return bool
    if isinstance(field, BinaryField):
        return lambda value: None if value is None else bytes(value)
    return lambda value: value


def _touched(here: Any, came: dict[str, list[Sequence[Any]]]) -> set[fold.Field]:
    """The fields whose heads may have changed. A row that came with its versions came folded."""
    new = {row[0] for table in FOLDED for row in came.get(table, ())}
    at = [_columns("version").index(c) for c in ("id", "table", "row", "field")]
    versions = [[row[i] for i in at] for row in came.get("version", ())]
    fields = {(t, as_key(r), f) for _, t, r, f in versions if r not in new}
    known = {key for key, *_ in versions}
    by = _columns("replaces").index("version")
    late = [as_id(row[by]) for row in came.get("replaces", ()) if row[by] not in known]
    for part in fold.chunks(late):
        here.execute(
            f'SELECT "table", row, field FROM version WHERE id IN ({fold.marks(part)})', part
        )
        fields |= {(t, as_key(r), f) for t, r, f in here.fetchall()}
    return fields
