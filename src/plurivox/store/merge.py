"""Merging two copies of a project: a union of rows, blank, fold, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import ForeignKey

from plurivox.evidence.problem import Refused

from . import fold
from .erase import apply_erasures, scrub
from .facts import ERASURE, FACTS, FOLDED
from .keys import IdField, as_id
from .project import Project


@dataclass(frozen=True, slots=True)
class Merged:
    """How many rows of each table came in, removals and erasures included."""

    rows: dict[str, int]


def merge_project(project: Project, other: Project) -> Merged:
    """Take over every row and every value of another copy. Commutative, associative, idempotent.

    Raises Refused where the two are not copies of the same project.
    """
    if project.id != other.id:
        raise Refused(f"{other.location} is not a copy of {project.location}; nothing was merged.")
    came: dict[str, int] = {}
    touched: set[fold.Field] = set()
    with transaction.atomic(using=project.alias), project.cursor() as here, other.cursor() as there:
        for table in FACTS:
            new = _missing(here, there, table, project)
            if new:
                fold.insert(here, table, _columns(table), new)
                came[table] = len(new)
                touched |= _touched(table, new, here)
        fold.refold(here, touched)
        apply_erasures(here, project)
    if "erased" in came:
        scrub(project)
    return Merged(came)


def _columns(table: str) -> tuple[str, ...]:
    if table == "replaces":
        return ("project", *FACTS[table])
    return (*fold.columns_of(table), *ERASURE.get(table, ()))


@cache
def _keys_in(table: str) -> frozenset[str]:
    """The columns of a table that hold keys, which the two kinds of base hand over differently."""
    model = next(m for m in apps.get_models() if m._meta.db_table == table)
    return frozenset(f.column for f in model._meta.fields if isinstance(f, IdField | ForeignKey))


def _read(cursor: Any, table: str, columns: Iterable[str], project: Project) -> list[list[Any]]:
    columns = tuple(columns)
    where = "id" if table == "project" else "project"
    cursor.execute(
        f"SELECT {', '.join(map(fold.quoted, columns))} FROM {fold.quoted(table)} "
        f"WHERE {where} = %s",
        [project.id],
    )
    keys = [column in _keys_in(table) for column in columns]
    return [
        [
            as_id(v) if key else bytes(v) if isinstance(v, memoryview) else v
            for v, key in zip(row, keys, strict=True)
        ]
        for row in cursor.fetchall()
    ]


def _missing(here: Any, there: Any, table: str, project: Project) -> list[list[Any]]:
    """The rows that only the other copy has."""
    identity = ("version", "old") if table == "replaces" else ("id",)
    known = {tuple(row) for row in _read(here, table, identity, project)}
    theirs = {tuple(row) for row in _read(there, table, identity, project)} - known
    if not theirs:
        return []
    columns = _columns(table)
    at = [columns.index(column) for column in identity]
    rows = _read(there, table, columns, project)
    return [row for row in rows if tuple(row[i] for i in at) in theirs]


def _touched(table: str, new: list[list[Any]], here: Any) -> set[fold.Field]:
    """The fields whose heads may have changed."""
    if table == "version":
        at = [_columns(table).index(c) for c in ("table", "row", "field")]
        return {(r[at[0]], r[at[1]], r[at[2]]) for r in new if r[at[0]] in FOLDED}
    if table != "replaces":
        return set()
    fields: set[fold.Field] = set()
    old = [row[_columns(table).index("old")] for row in new]
    for at_row in range(0, len(old), fold.CHUNK):
        part = old[at_row : at_row + fold.CHUNK]
        marks = ", ".join(["%s"] * len(part))
        here.execute(f'SELECT "table", row, field FROM version WHERE id IN ({marks})', part)
        fields |= {(t, as_id(r), f) for t, r, f in here.fetchall()}
    return fields
