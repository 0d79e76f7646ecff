"""Every write says who and when: `with act(project, by, verb) as deed`, in one transaction."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from django.db import connections, transaction

from plurivox.evidence.problem import Refused

from . import clock, fold
from .facts import EMPTY, FACTS, FOLDED
from .keys import new_id
from .project import Project
from .tombstones import erased_rows, on_erased_words

BATCH = 10_000  # rows held before they are written


class Deed:
    """What one act writes. Rows are gathered and written table by table, in the order of FACTS."""

    def __init__(self, project: Project, key: uuid.UUID, by: uuid.UUID, cursor: Any) -> None:
        self.project = project
        self.id = key
        self.by = by
        self.cursor = cursor
        self._waiting: dict[str, list[Sequence[Any]]] = {table: [] for table in FACTS}
        self._held = 0
        self.wrote = False  # whether any row was written or waits to be
        self.texts: list[uuid.UUID] = []  # whose words go into the search index at the end
        self._derived: set[uuid.UUID] = set()  # of rows that this act added

    @cached_property
    def _erased(self) -> set[uuid.UUID]:
        return erased_rows(self.cursor, self.project)

    def add(self, table: str, /, key: uuid.UUID | None = None, **values: Any) -> uuid.UUID:
        """A new row: facts and first values by the names of their columns. Returns its key.

        A row with a derived key that is there already is brought back where it was removed, and
        takes the values. Raises KeyError for a column that the table does not have, Refused for a
        memo on words that were erased.
        """
        row = key or new_id()
        if row.version == 5 and table in FOLDED:  # derived, so that it may be there
            if self._there(table, row):
                new = {column: v for column, v in values.items() if column not in FACTS[table]}
                self.change(table, row, {"alive": True} | new)
                return row
            self._derived.add(row)
        if table == "memo" and self._erased:
            self.flush()
            if on_erased_words(self.cursor, values["about_row"]):
                raise Refused("The words that this memo is about were erased; it was not kept.")
        folded = FOLDED.get(table, {})
        facts = [values.pop(column, None) for column in FACTS[table]]
        first = dict.fromkeys(folded) | ({"alive": True} if "alive" in folded else {})
        unknown = values.keys() - folded.keys()
        if unknown:
            raise KeyError(f"{table} has no {sorted(unknown)[0]}")
        first |= values
        shown = [fold.to_column(table, column, value) for column, value in first.items()]
        if table == "text":
            self.texts.append(row)
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
        self.wrote = True
        self._held += 1
        if self._held >= BATCH:
            self.flush()

    def _there(self, table: str, row: uuid.UUID) -> bool:
        if row in self._derived:
            return True
        self.cursor.execute(f"SELECT 1 FROM {fold.quoted(table)} WHERE id = %s", [row])
        return self.cursor.fetchone() is not None

    def set(self, table: str, row: uuid.UUID, field: str, value: Any) -> None:
        """Give a field another value; the versions shown until now are replaced by it.

        What says nothing new writes nothing. An entry of a map is set by itself, "attributes.age".
        Raises KeyError for a field that the table does not have, Refused where the row was erased.
        """
        if FOLDED[table].get(field) == "map":
            raise KeyError(f"{table} takes the entries of {field}, not all at once")
        self.flush()
        place = (table, row, field)
        old = fold.heads(self.cursor, [place]).get(place, [])
        shown = old[-1][1] if old else None
        if len(old) < 2 and fold.plain(table, field, shown) == fold.plain(table, field, value):
            return
        self.replace(table, row, field, value, [key for key, _ in old])
        self.flush()
        fold.refold(self.cursor, [place])

    def replace(
        self, table: str, row: uuid.UUID, field: str, value: Any, old: Iterable[uuid.UUID]
    ) -> None:
        """Write a version and what it replaces, without folding: undo folds at its end."""
        if field != "alive" and row in self._erased:
            raise Refused(f"This {table} was erased and takes no words any more.")
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

    def take_out(self, table: str, key: uuid.UUID) -> None:
        """Remove a membership where it is in sight; what is not there stays as it is."""
        self.flush()
        self.cursor.execute(f"SELECT 1 FROM {fold.quoted(table)} WHERE id = %s AND alive", [key])
        if self.cursor.fetchone() is not None:
            self.remove(table, key)

    def put(self, table: str, key: uuid.UUID, **values: Any) -> None:
        """A row with a derived key: added where it is new, brought back where it was removed."""
        assert key.version == 5
        self.add(table, key, **values)

    def forget(self) -> None:
        """Drop what waits: for a savepoint that was rolled back."""
        for rows in self._waiting.values():
            rows.clear()
        self._derived.clear()
        self._held = 0

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


class SentBefore(Exception):
    """An act of this key is written already: its sender did not hear of it and sent it again."""


@contextmanager
def act(
    project: Project,
    by: uuid.UUID,
    verb: str,
    *,
    undoes: uuid.UUID | None = None,
    key: uuid.UUID | None = None,
) -> Iterator[Deed]:
    """Open a write. Everything inside goes in together with who and when, or nothing does.

    A coder's single save waits for the disk (`synchronous=FULL`); an act inside another joins its
    transaction. key: what the sender calls the act; raises SentBefore where it is there already.
    """
    connection = connections[project.alias]
    wait_for_disk(connection)
    with transaction.atomic(using=project.alias), connection.cursor() as cursor:
        own = key or new_id()
        fold.insert(
            cursor,
            "act",
            fold.columns_of("act"),
            [(own, project.id, by, verb, clock.now(), undoes)],
        )
        if key and not cursor.rowcount:
            raise SentBefore
        deed = Deed(project, own, by, cursor)
        yield deed
        deed.flush()
        if deed.texts:
            from .search_index import add_texts  # with numpy, which `status` must not wait for

            add_texts(cursor, project, deed.texts)


def wait_for_disk(connection: Any) -> None:
    """On SQLite, make the next transaction survive a power cut; inside one it is decided."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")
