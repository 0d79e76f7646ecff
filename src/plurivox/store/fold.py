"""The one writer of folded columns: the value shown is the head with the greatest key."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from .facts import EMPTY, FACTS, FOLDED
from .keys import as_id, as_key

Field = tuple[str, uuid.UUID, str]  # table, row, field
T = TypeVar("T")
CHUNK = 400


def quoted(name: str) -> str:
    """A table or column name as SQL wants it ("end" and "not" are reserved words)."""
    return f'"{name}"'


def marks(values: Sequence[Any]) -> str:
    """As many placeholders as there are values."""
    return ", ".join(["%s"] * len(values))


def chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Values in parts that one statement takes."""
    return (values[at : at + CHUNK] for at in range(0, len(values), CHUNK))


def insert(cursor: Any, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert whole rows, facts and first folded values alike; a row that is there stays."""
    names = ", ".join(map(quoted, columns))
    cursor.executemany(
        f"INSERT INTO {quoted(table)} ({names}) VALUES ({marks(columns)}) ON CONFLICT DO NOTHING",
        rows,
    )


def columns_of(table: str) -> tuple[str, ...]:
    """All columns that `insert` fills by itself: key, project, facts, folded."""
    own = () if table == "project" else ("project",)
    return ("id", *own, *FACTS[table], *FOLDED.get(table, ()))


def to_column(table: str, field: str, value: Any) -> Any:
    """A value out of a version as its column takes it."""
    kind = FOLDED[table][field]
    if value is None:
        return EMPTY[kind]
    if kind == "id":
        return as_id(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if kind == "map" else value


def plain(table: str, field: str, value: Any) -> Any:
    """A value as its version says it, for comparing: to say nothing is to say what is empty."""
    kind = FOLDED[table][field.partition(".")[0]]
    said = json.loads(to_version(value))
    return (None if kind == "map" else EMPTY[kind]) if said is None else said


def to_version(value: Any) -> str:
    """A value as its version keeps it."""
    return json.dumps(value.hex if isinstance(value, uuid.UUID) else value, ensure_ascii=False)


def heads(cursor: Any, fields: Iterable[Field]) -> dict[Field, list[tuple[uuid.UUID, Any]]]:
    """The versions of each field that nothing replaces, as (key, value), least key first."""
    wanted = set(fields)
    found = heads_of_rows(cursor, {(table, row) for table, row, _ in wanted})
    return {place: versions for place, versions in found.items() if place in wanted}


def heads_of_rows(
    cursor: Any, rows: Iterable[tuple[str, uuid.UUID]]
) -> dict[Field, list[tuple[uuid.UUID, Any]]]:
    """The same for every field of whole rows."""
    keys = list({row for _, row in rows})
    found: dict[Field, list[tuple[uuid.UUID, Any]]] = defaultdict(list)
    for part in chunks(keys):
        cursor.execute(
            'SELECT v.id, v."table", v.row, v.field, v.value FROM version v '
            f"WHERE v.row IN ({marks(part)}) "
            "AND NOT EXISTS (SELECT 1 FROM replaces r WHERE r.old = v.id) ORDER BY v.id",
            part,
        )
        for key, table, row, field, value in cursor.fetchall():
            place = (table, as_key(row), field)
            found[place].append((as_key(key), None if value is None else json.loads(value)))
    return found


def refold(cursor: Any, fields: Iterable[Field]) -> None:
    """Write into the folded columns what the versions say; a map is folded entry by entry."""
    columns = {(table, row, name.partition(".")[0]) for table, row, name in fields}
    said: dict[Field, Any] = {}
    for (table, row, name), versions in heads_of_rows(cursor, {p[:2] for p in columns}).items():
        column, _, entry = name.partition(".")
        place = (table, row, column)
        if place in columns and FOLDED[table][column] != "map":
            said[place] = versions[-1][1]
        elif place in columns and versions[-1][1] is not None:
            said.setdefault(place, {})[entry] = versions[-1][1]
    rows: dict[tuple[str, str], list[tuple[Any, uuid.UUID]]] = defaultdict(list)
    for place in columns:
        table, row, column = place
        rows[table, column].append((to_column(table, column, said.get(place)), row))
    for (table, column), values in rows.items():
        _write(cursor, table, column, values)


def _write(cursor: Any, table: str, column: str, values: Iterable[tuple[Any, uuid.UUID]]) -> None:
    cursor.executemany(
        f"UPDATE {quoted(table)} SET {quoted(column)} = %s WHERE id = %s", list(values)
    )


def blank(cursor: Any, table: str, row: uuid.UUID) -> None:
    """Empty every folded column of an erased row but whether it is alive."""
    for column, kind in FOLDED[table].items():
        if column != "alive":
            _write(cursor, table, column, [(EMPTY[kind], row)])
