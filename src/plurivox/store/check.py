"""Recompute everything that can be recomputed: anchors, hashes, counts, folds, references."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import DatabaseError

from plurivox.evidence.problem import Problem
from plurivox.evidence.turns import Turns

from . import fold, search_index
from .erase import FILLER
from .facts import EMPTY, FOLDED
from .keys import as_id, passage_id
from .project import Project


def check_project(project: Project) -> list[Problem]:
    """What is wrong, one sentence each; nothing where the project is sound.

    Of a file that is damaged no more can be said than that.
    """
    looks = (
        _references,
        _texts,
        _originals,
        _passages,
        _histories,
        _folds,
        _erasures,
        _closings,
        search_index.problems,
    )
    with project.cursor() as cursor:
        try:
            if damaged := list(_pages(cursor)):
                return damaged
            return [problem for look in looks for problem in look(cursor, project)]
        except DatabaseError as error:
            return [_damaged(str(error))]


def _damaged(said: str) -> Problem:
    return Problem(f"The file is damaged ({' '.join(said.split())}); restore it from a copy.")


def _pages(cursor: Any) -> Iterator[Problem]:
    """What SQLite itself says of its pages and indexes."""
    if cursor.db.vendor == "sqlite":
        cursor.execute("PRAGMA integrity_check(20)")
        yield from (_damaged(said) for (said,) in cursor.fetchall() if said != "ok")


def _references(cursor: Any, project: Project) -> Iterator[Problem]:
    """No row names one that is not there; PostgreSQL sees to that itself."""
    if project.is_file:
        cursor.execute("PRAGMA foreign_key_check")
        for table, _, to, _ in cursor.fetchall():
            yield Problem(f"A row of {table} names a {to} that is not there.")


def _texts(cursor: Any, project: Project) -> Iterator[Problem]:
    cursor.execute(
        "SELECT t.id, s.name, t.words, t.length, t.words_sha256, t.sha_after, t.turns, t.speakers "
        "FROM text t JOIN source s ON s.id = t.source WHERE t.project = %s",
        [project.id],
    )
    erased = _erased(cursor, project)
    while rows := cursor.fetchmany(50):
        for key, name, words, length, before, after, turns, speakers in rows:
            spans = erased.get(as_id(key), [])
            if hashlib.sha256(words.encode()).hexdigest() != (after if spans else before):
                yield Problem(f"The words of {name} are not those that were stored.")
            if len(words) != length:
                yield Problem(f"{name} has {len(words)} characters; {length} were stored.")
            if any(set(words[a:b]) - {FILLER, "\n"} for a, b in spans):
                yield Problem(f"Words of {name} that were erased are back.")
            yield from _turns(name, bytes(turns), len(bytes(speakers)) // 16, length)


def _erased(cursor: Any, project: Project) -> dict[Any, list[tuple[int, int]]]:
    with project.cursor() as own:
        own.execute(
            'SELECT row, start, "end" FROM erased WHERE "table" = %s AND project = %s',
            ["text", project.id],
        )
        spans: dict[Any, list[tuple[int, int]]] = defaultdict(list)
        for row, start, end in own.fetchall():
            spans[as_id(row)].append((start, end))
    return spans


def _turns(name: str, packed: bytes, speakers: int, length: int) -> Iterator[Problem]:
    try:
        turns = Turns.unpack(packed)
    except ValueError:
        yield Problem(f"The turns of {name} cannot be read.")
        return
    inside = (turns.start <= turns.label_end) & (turns.label_end <= turns.end)
    ordered = turns.start[1:] >= turns.end[:-1]
    if len(turns) and not (inside.all() and ordered.all() and turns.end[-1] <= length):
        yield Problem(f"The turns of {name} overlap or lie outside its words.")
    if len(turns) and int(turns.speaker.max()) >= speakers:
        yield Problem(f"A turn of {name} has a speaker that is not there.")


def _originals(cursor: Any, project: Project) -> Iterator[Problem]:
    cursor.execute("SELECT name, sha256, data FROM original WHERE project = %s", [project.id])
    while rows := cursor.fetchmany(20):
        for name, sha, data in rows:
            if data is not None and hashlib.sha256(bytes(data)).hexdigest() != sha:
                yield Problem(f"The bytes of {name} are not those that arrived.")


def _passages(cursor: Any, project: Project) -> Iterator[Problem]:
    cursor.execute(
        'SELECT p.id, p.text, p.start, p."end", p.quote, t.words, s.name FROM passage p '
        "JOIN text t ON t.id = p.text JOIN source s ON s.id = t.source "
        "WHERE p.project = %s ORDER BY p.text",
        [project.id],
    )
    while rows := cursor.fetchmany(500):
        for key, text, start, end, quote, words, name in rows:
            owner = as_id(text)
            assert owner is not None
            if quote != words[start:end] or not 0 <= start < end <= len(words):
                yield Problem(f"The passage at {start}–{end} of {name} does not hold its words.")
            if as_id(key) != passage_id(owner, start, end):
                yield Problem(f"The passage at {start}–{end} of {name} has a wrong key.")


def _histories(cursor: Any, project: Project) -> Iterator[Problem]:
    """A value takes the place of values of the same field alone."""
    cursor.execute(
        "SELECT count(*) FROM replaces r JOIN version v ON v.id = r.version "
        "JOIN version o ON o.id = r.old WHERE r.project = %s "
        'AND (v.row <> o.row OR v.field <> o.field OR v."table" <> o."table")',
        [project.id],
    )
    if crossed := cursor.fetchone()[0]:
        yield Problem(f"{crossed} values replace a value of another field.")


def _erasures(cursor: Any, project: Project) -> Iterator[Problem]:
    """Erased rows are blank in their history too, and the files of erased words are gone."""
    cursor.execute(
        'SELECT e."table", count(DISTINCT e.row) FROM erased e JOIN version v ON v.row = e.row '
        "WHERE e.project = %s AND e.\"table\" <> 'text' AND v.field <> 'alive' "
        'AND v.value IS NOT NULL GROUP BY e."table"',
        [project.id],
    )
    for table, count in cursor.fetchall():
        yield Problem(f"{count} rows of {table} that were erased have words again.")
    cursor.execute(
        "SELECT o.name FROM original o WHERE o.project = %s AND o.data IS NOT NULL AND ("
        "o.id IN (SELECT row FROM erased) OR o.source IN "
        "(SELECT t.source FROM text t JOIN erased e ON e.row = t.id))",
        [project.id],
    )
    for (name,) in cursor.fetchall():
        yield Problem(f"The bytes of {name} are there, although words of it were erased.")


def _folds(cursor: Any, project: Project) -> Iterator[Problem]:
    """Fold every head anew and compare with what the columns hold."""
    cursor.execute(
        'SELECT v."table", v.row, v.field, v.value FROM version v '
        "WHERE v.project = %s AND NOT EXISTS (SELECT 1 FROM replaces r WHERE r.old = v.id) "
        "ORDER BY v.id",
        [project.id],
    )
    said: dict[str, dict[Any, dict[str, Any]]] = {table: defaultdict(dict) for table in FOLDED}
    for table, row, field, value in cursor.fetchall():
        if table in said:
            said[table][as_id(row)][field] = None if value is None else json.loads(value)
    for table, rows in said.items():
        yield from _compare(cursor, project, table, rows)


def _compare(
    cursor: Any, project: Project, table: str, rows: dict[Any, dict[str, Any]]
) -> Iterator[Problem]:
    columns = tuple(FOLDED[table])
    names = ", ".join(map(fold.quoted, columns))
    where = "id" if table == "project" else "project"
    cursor.execute(f"SELECT id, {names} FROM {fold.quoted(table)} WHERE {where} = %s", [project.id])
    known = set()
    for key, *values in cursor.fetchall():
        known.add(as_id(key))
        fields = rows.get(as_id(key), {})
        for column, value in zip(columns, values, strict=True):
            if _shown(table, column, fields) != _plain(table, column, value):
                yield Problem(f"A {table} shows another {column} than its history says.")
    if missing := rows.keys() - known:
        yield Problem(f"The history of {len(missing)} rows of {table} has no row.")


def _shown(table: str, column: str, fields: dict[str, Any]) -> Any:
    if FOLDED[table][column] != "map":
        return _plain(table, column, fold.to_column(table, column, fields.get(column)))
    start = column + "."
    return {f[len(start) :]: v for f, v in fields.items() if f.startswith(start) and v is not None}


def _plain(table: str, column: str, value: Any) -> Any:
    kind = FOLDED[table][column]
    if kind == "id":
        return as_id(value)
    if kind == "map":
        return json.loads(value)
    return bool(value) if kind == "bool" else EMPTY[kind] if value is None else value


def _closings(cursor: Any, project: Project) -> Iterator[Problem]:
    """The codings that closed passes are computed on are there."""
    cursor.execute("SELECT id FROM coding WHERE project = %s", [project.id])
    known = {key.bytes for (value,) in cursor.fetchall() if (key := as_id(value))}
    cursor.execute("SELECT codings FROM closing WHERE project = %s AND alive", [project.id])
    for (packed,) in cursor.fetchall():
        keys = bytes(packed)
        lost = sum(keys[at : at + 16] not in known for at in range(0, len(keys), 16))
        if lost:
            yield Problem(f"{lost} codings of a closed pass are not there.")
