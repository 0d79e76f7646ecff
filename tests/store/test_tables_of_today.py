"""A new project gets its tables from the models at once, and they are those of the migrations."""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections

from plurivox.store import database
from tests.store_fixtures import forget, postgres

Tables = dict[str, set[tuple[object, ...]]]

COLUMNS = """SELECT table_name, column_name, data_type, is_nullable, column_default
    FROM information_schema.columns WHERE table_schema = 'public'"""
INDEXES = "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
CONSTRAINTS = """SELECT conrelid::regclass::text, contype::text, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace"""


def test_in_a_file(tmp_path: Path) -> None:
    today, by_steps = tmp_path / "today.plurivox", tmp_path / "steps.plurivox"
    alias = database.connect(str(today))
    database.migrate(alias)
    forget(alias)
    alias = database.connect(str(by_steps))
    call_command("migrate", database=alias, verbosity=0, interactive=False)
    database.migrate(alias)  # what stands beside the migrations
    forget(alias)
    assert in_file(today) == in_file(by_steps)


def in_file(path: Path) -> Tables:
    """Of each table its columns, what it names and its indexes, whatever their order; and rows."""
    found: Tables = {}
    with closing(sqlite3.connect(path)) as base:
        tables = [r[0] for r in base.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        for table in tables:
            columns = {row[1:] for row in base.execute(f'PRAGMA table_info("{table}")')}
            named = {row[2:] for row in base.execute(f'PRAGMA foreign_key_list("{table}")')}
            indexes = base.execute(
                "SELECT name, sql FROM sqlite_master WHERE type='index' AND tbl_name=? AND sql<>''",
                [table],
            )
            found[table] = columns | named | set(indexes)
        steps = "SELECT app, name FROM django_migrations"
        found["steps"] = set(base.execute(steps))
        found["numbers"] = {
            (name, base.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("application_id", "user_version")
        }
    assert found["steps"]
    return found


@pytest.mark.postgres
@pytest.mark.skipif(not postgres(), reason="about PostgreSQL, not SQLite")
def test_in_a_base() -> None:
    found = []
    for by_steps in (False, True):
        name = f"plurivox_test_{uuid.uuid4().hex[:12]}"
        server = urlsplit(postgres().partition("#")[0])
        with psycopg.connect(urlunsplit(server), autocommit=True) as base:
            base.execute(f'CREATE DATABASE "{name}" TEMPLATE template0'.encode())
            try:
                address = urlunsplit(server._replace(path=f"/{name}"))
                alias = database.connect(address)
                if by_steps:
                    call_command("migrate", database=alias, verbosity=0, interactive=False)
                database.migrate(alias)
                with connections[alias].cursor() as cursor:
                    for question in (COLUMNS, INDEXES, CONSTRAINTS):
                        cursor.execute(question)
                        found.append(set(cursor.fetchall()))
                forget(alias)
            finally:
                base.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
    assert found[:3] == found[3:]
    assert all(found)
