"""Every write says who and when: `with act(project, by, verb) as deed`, in one transaction."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connections, transaction

from . import clock, fold
from .facts import EMPTY, FACTS, FOLDED
from .keys import new_id
from .project import Project

BATCH = 10_000  # rows held before they are written


class Deed:
    """What one act writes. Rows are gathered and written table by table, in the order of FACTS."""

    def __init__(self, project: Project, key: uuid.UUID, cursor: Any) -> None:
        self.project = project
        self.id = key
        self.cursor = cursor
        self.verb_rows = 0
        self._waiting: dict[str, list[Sequence[Any]]] = {table: [] for table in FACTS}
        self._held = 0

    def add(self, table: str, key: uuid.UUID | None = None, **values: Any) -> uuid.UUID:
        """A new row: facts and first values by the names of their columns. Returns its key.

        Raises KeyError for a column that the table does not have. A row with a derived key that is
        there already stays as it is; use `put_back` where it may have been removed.
        """
        row = key or new_id()
        folded = FOLDED.get(table, {})
        facts = [values.pop(column, None) for column in FACTS[table]]
        first = dict.fromkeys(folded) | ({"alive": True} if "alive" in folded else {})
        unknown = values.keys() - folded.keys()
        if unknown:
            raise KeyError(f"{table} has no {sorted(unknown)[0]}")
        first |= values
        shown = [fold.to_column(table, column, value) for column, value in first.items()]
        own = () if table == "project" else (self.project.id,)
        self._wait(table, (row, *own, *facts, *shown))
        for column, value in first.items():
            self._first_versions(table, row, column, value)
        return row

    def _first_versions(self, table: str, row: uuid.UUID, column: str, value: Any) -> None:
        if FOLDED[table][column] == "map":
            for entry, part in (value or {}).items():
                self._version(table, row, f"{column}.{entry}", part)
        elif value is not None and value != EMPTY[FOLDED[table][column]]:
            self._version(table, row, column, value)

    def _version(self, table: str, row: uuid.UUID, field: str, value: Any) -> uuid.UUID:
        key = new_id()
        packed = fold.to_version(value)
        self._wait("version", (key, self.project.id, self.id, table, row, field, packed))
        return key

    def _wait(self, table: str, values: Sequence[Any]) -> None:
        self._waiting[table].append(values)
        self._held += 1
        if self._held >= BATCH:
            self.flush()

    def set(self, table: str, row: uuid.UUID, field: str, value: Any) -> None:
        """Give a field another value; the versions shown until now are replaced by it."""
        self.flush()
        old = fold.heads(self.cursor, [(table, row, field)]).get((table, row, field), [])
        if old and old[-1][1] == json.loads(fold.to_version(value)) and len(old) == 1:
            return
        self.replace(table, row, field, value, [key for key, _ in old])
        self.flush()
        fold.refold(self.cursor, [(table, row, field)])

    def replace(
        self, table: str, row: uuid.UUID, field: str, value: Any, old: Iterable[uuid.UUID]
    ) -> None:
        """Write a version and what it replaces, without folding: for undo, which folds at its end."""
        key = self._version(table, row, field, value)
        for replaced in old:
            self._wait("replaces", (self.project.id, key, replaced))

    def change(self, table: str, row: uuid.UUID, values: Mapping[str, Any]) -> None:
        """Give several fields of a row other values."""
        for field, value in values.items():
            self.set(table, row, field, value)

    def remove(self, table: str, row: uuid.UUID) -> None:
        """Take a row out of sight; it stays on disk and can be brought back."""
        self.set(table, row, "alive", False)

    def put(self, table: str, key: uuid.UUID, **facts: Any) -> None:
        """A row with a derived key: added where it is new, brought back where it was removed."""
        self.flush()
        self.cursor.execute(f"SELECT 1 FROM {fold.quoted(table)} WHERE id = %s", [key])
        if self.cursor.fetchone():
            self.set(table, key, "alive", True)
        else:
            self.add(table, key, **facts)

    def flush(self) -> None:
        """Write what waits, tables in the order of their references."""
        for table, rows in self._waiting.items():
            if rows:
                columns = (
                    ("project", *FACTS[table]) if table == "replaces" else fold.columns_of(table)
                )
                fold.insert(self.cursor, table, columns, rows)
                rows.clear()
        self._held = 0


@contextmanager
def act(
    project: Project, by: uuid.UUID, verb: str, *, undoes: uuid.UUID | None = None
) -> Iterator[Deed]:
    """Open a write. Everything inside goes in together with who and when, or nothing does.

    A coder's single save waits for the disk (`synchronous=FULL`); an act inside another joins its
    transaction.
    """
    connection = connections[project.alias]
    wait_for_disk(connection)
    with transaction.atomic(using=project.alias), connection.cursor() as cursor:
        key = new_id()
        fold.insert(
            cursor,
            "act",
            fold.columns_of("act"),
            [(key, project.id, by, verb, clock.now(), undoes)],
        )
        deed = Deed(project, key, cursor)
        yield deed
        deed.flush()


def wait_for_disk(connection: Any) -> None:
    """On SQLite, make the next transaction survive a power cut; inside one it is already decided."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")
