"""Reaching the database of a project: a file or a PostgreSQL base, under an alias."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

APPLICATION_ID = 0x504C5658  # "PLVX": what `file` and a damaged-file check look for
SCHEMA = 3  # the number of the newest migration; a test compares
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;"


def set_up() -> None:
    """Start Django once, with the store alone unless the pages were asked for before."""
    import django
    from django.apps import apps

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plurivox.settings")
    if not apps.ready and not apps.loading:
        django.setup()


def is_url(location: str) -> bool:
    """Whether a place names a PostgreSQL base rather than a file."""
    return location.startswith(("postgres://", "postgresql://"))


def connect(location: str) -> str:
    """The alias of a database, which is made known to Django where it is new."""
    from django.db import connections

    place = location.partition("#")[0] if is_url(location) else str(Path(location).resolve())
    for alias, known in connections.databases.items():
        if known.get("PLURIVOX") == place:
            return str(alias)
    alias = "default" if "PLURIVOX" not in connections.databases["default"] else place
    settings = _postgres(place) if is_url(location) else _sqlite(place)
    filled = connections.configure_settings({"default": settings | {"PLURIVOX": place}})
    if alias in connections:  # Django's own empty default
        connections[alias].close()
        del connections[alias]
    connections.databases[alias] = filled["default"]
    return alias


def schema_of(alias: str) -> int:
    """The number of a database's schema: 0 where it has no tables of ours yet."""
    from django.db import connections

    with connections[alias].cursor() as cursor:
        if connections[alias].vendor == "sqlite":
            cursor.execute("PRAGMA user_version")
            return int(cursor.fetchone()[0])
        cursor.execute("SELECT to_regclass('django_migrations')")
        if cursor.fetchone()[0] is None:
            return 0
        cursor.execute("SELECT count(*) FROM django_migrations WHERE app = %s", ["store"])
        return int(cursor.fetchone()[0])


def migrate(alias: str) -> None:
    """Bring the tables to today's schema; a file's first bytes then say whose it is."""
    from django.core.management import call_command
    from django.db import connections

    from .search_index import make_tables

    if connections[alias].introspection.table_names():
        call_command("migrate", database=alias, verbosity=0, interactive=False)
    else:
        _make_today(alias)
    with connections[alias].cursor() as cursor:
        make_tables(cursor)
    if connections[alias].vendor == "sqlite":
        with connections[alias].cursor() as cursor:
            cursor.execute(f"PRAGMA application_id={APPLICATION_ID}")
            cursor.execute(f"PRAGMA user_version={SCHEMA}")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _make_today(alias: str) -> None:
    """The tables as the models say, in a bare database; a test compares them with the migrations'.

    Migrations build every model anew at each of their steps: 1.2 s where this takes 0.1 s.
    """
    from django.apps import apps
    from django.db import connections
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.recorder import MigrationRecorder

    connection = connections[alias]
    with connection.schema_editor() as editor:
        for model in apps.get_app_config("store").get_models():
            editor.create_model(model)
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for app, name in sorted(MigrationLoader(None).disk_migrations):
        recorder.record_applied(app, name)


def disconnect(alias: str) -> None:
    """Close this thread's connection; the next query opens a new one."""
    from django.db import connections

    connections[alias].close()


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"init_command": PRAGMAS, "transaction_mode": "IMMEDIATE", "timeout": 20},
    }


def _postgres(url: str) -> dict[str, Any]:
    import dj_database_url

    return dict(dj_database_url.parse(url, conn_max_age=None))
