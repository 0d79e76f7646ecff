"""Facts are inserted, folds are written by `fold` alone, nothing is deleted: so the tables say."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connections
from django.db import models as fields

from plurivox.store import search_index
from plurivox.store.facts import EMPTY, ERASURE, FACTS, FOLDED, LOCAL
from plurivox.store.keys import IdField
from plurivox.store.project import Project
from tests.conftest import ROOT

SOURCE = ROOT / "src" / "plurivox"
KINDS: dict[str, tuple[type[fields.Field[Any, Any]], ...]] = {
    "text": (fields.TextField,),
    "int": (fields.IntegerField,),
    "bool": (fields.BooleanField,),
    "id": (fields.ForeignKey, IdField),
    "map": (fields.TextField,),
}
# Who may change rows that are there, and which of their columns; `fold` writes what is folded.
UPDATES = {
    "fold.py": {"*"},
    "erase.py": {"text.words", "text.sha_after", "original.data", "passage.quote", "version.value"},
    "search_index.py": {"search_text.words"},
}
DELETES = {"search_index.py": {"search_text"}, "pins.py": {"pin"}}


def tables() -> dict[str, type[fields.Model]]:
    return {m._meta.db_table: m for m in apps.get_app_config("store").get_models()}


def columns(table: str) -> dict[str, fields.Field[Any, Any]]:
    return {str(f.column): f for f in tables()[table]._meta.fields}


def folded() -> list[tuple[str, str]]:
    return [(table, column) for table, said in FOLDED.items() for column in said]


def test_every_table_merges_or_is_local() -> None:
    assert set(tables()) == set(FACTS) | set(LOCAL)


def test_every_table_of_the_database_is_known(project: Project) -> None:
    """The index of words is local and is made without a model; Django keeps its own account."""
    with project.cursor() as cursor:
        there = set(connections[project.alias].introspection.table_names(cursor))
    own = {name for name in there if name.startswith(("search_", "django_"))}
    assert there - own == set(tables())
    assert any("search_text" in line for line in search_index.TABLES["sqlite"])


@pytest.mark.parametrize("table", FACTS)
def test_every_column_is_a_fact_or_folded_or_erasure(table: str) -> None:
    said = [*FACTS[table], *FOLDED.get(table, {}), *ERASURE.get(table, ())]
    assert len(said) == len(set(said))
    assert set(said) == set(columns(table)) - {"id", "project"}


@pytest.mark.parametrize("table", [t for t in FACTS if t not in ("project",)])
def test_every_row_is_of_a_project(table: str) -> None:
    assert columns(table)["project"].is_relation


@pytest.mark.parametrize(("table", "column"), folded())
def test_folded_columns_are_of_their_kind_and_begin_empty(table: str, column: str) -> None:
    kind, field = FOLDED[table][column], columns(table)[column]
    assert isinstance(field, KINDS[kind])
    assert field.get_default() == EMPTY[kind]
    assert field.null == (EMPTY[kind] is None)


@pytest.mark.parametrize("table", FOLDED)
def test_what_can_be_changed_can_be_removed(table: str) -> None:
    assert FOLDED[table]["alive"] == "bool"


def test_what_is_empty_reads_back_as_nothing() -> None:
    assert json.loads(str(EMPTY["map"])) == {}


def test_tables_come_after_those_that_they_name() -> None:
    order = list(FACTS)
    for table in order:
        for column, field in columns(table).items():
            if isinstance(field, fields.ForeignKey) and column in FACTS[table]:
                named = field.related_model._meta.db_table  # type: ignore[union-attr]
                assert order.index(named) <= order.index(table), (table, column)


def test_nothing_human_is_unique() -> None:
    """Two copies may both name a thing alike; the twins are listed, the merge goes on."""
    for table, model in tables().items():
        unique = {str(f.column) for f in model._meta.fields if f.unique} - {"id"}
        assert unique <= ({"person"} if table == "pin" else set())
        named = {c.name for c in model._meta.constraints}
        assert named <= {"replaces_once"}


# ---------------------------------------------------------------- who writes


def strings() -> Iterator[tuple[str, str]]:
    """(file, words) of every string in the source but docstrings; an f-string's gaps are `*`."""
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield from ((path.name, words) for words in _strings(path))


def _strings(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    for node in ast.walk(tree):
        if id(node) in told | inside:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(str(p.value) if isinstance(p, ast.Constant) else "*" for p in node.values)


def updated(words: str) -> set[str]:
    """The `table.column`s that a statement updates."""
    found = set()
    for table, said in re.findall(
        r'\bUPDATE\s+"?([\w*]+)"?\s+SET\s+(.*?)(?:\bWHERE\b|$)', words, re.S
    ):
        found |= {f"{table}.{column}" for column in re.findall(r'"?([\w*]+)"?\s*=', said)}
    return {"*"} if "*.*" in found else found


def test_only_fold_writes_what_is_folded_and_only_erase_changes_facts() -> None:
    found: dict[str, set[str]] = {}
    for file, words in strings():
        if re.search(r"\bUPDATE\b", words) and "ON CONFLICT" not in words:
            found.setdefault(file, set()).update(updated(words) or {words})
        elif "DO UPDATE" in words:
            found.setdefault(file, set()).add("search_text.words")
    assert found == UPDATES
    assert not {f"{t}.{c}" for t, c in folded()} & {c for said in found.values() for c in said}


def test_nobody_deletes_what_merges() -> None:
    found: dict[str, set[str]] = {}
    for file, words in strings():
        for table in re.findall(r"\b(?:DELETE\s+FROM|TRUNCATE|DROP\s+TABLE)\s+\"?([\w*.]+)", words):
            found.setdefault(file, set()).add(table)
    found["search_index.py"].discard("temp.search_vocabulary")
    assert found == DELETES


def test_nobody_writes_by_the_models() -> None:
    """Models read; a row that they saved would have no act and no version."""
    forbidden = {"bulk_create", "bulk_update", "get_or_create", "update_or_create", "aupdate"}
    of_rows = {"save", "delete", "create", "update", "asave", "adelete", "acreate"}
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                said = ast.unparse(node.func)
                rows = ".objects" in said or ".using(" in said or ".filter(" in said
                assert node.func.attr not in forbidden, f"{path}: {said}"
                assert not (rows and node.func.attr in of_rows), f"{path}: {said}"


def test_an_update_elsewhere_would_be_seen() -> None:
    assert updated('UPDATE "code" SET "name" = %s, full = %s WHERE id = %s') == {
        "code.name",
        "code.full",
    }
