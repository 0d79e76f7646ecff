"""The one writer of folded columns: the value shown is the head with the greatest key."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from .facts import EMPTY, FACTS, FOLDED
from .keys import as_id

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
    """Insert whole rows, facts and first folded values alike; a row that is there stays as it is."""
    names = ", ".join(map(quoted, columns))
    cursor.executemany(
        f"INSERT INTO {quoted(table)} ({names}) VALUES ({marks(columns)}) ON CONFLICT DO NOTHING", rows
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
            place = (table, as_id(row), field)
            found[place].append((as_id(key), None if value is None else json.loads(value)))
    return found


def refold(cursor: Any, fields: Iterable[Field]) -> None:
    """Write into the folded columns what the versions say; a map is folded entry by entry."""
    wanted = set(fields)
    whole = {(t, r, f.partition(".")[0]) for t, r, f in wanted}
    maps = {place for place in whole if FOLDED[place[0]][place[2]] == "map"}
    wanted = {f for f in wanted if "." not in f[2]} - maps | entries(cursor, maps)
    shown = {place: versions[-1][1] for place, versions in heads(cursor, wanted).items()}
    for table, row, column in whole - maps:
        _write(cursor, table, row, column, shown.get((table, row, column)))
    for table, row, column in maps:
        value = {
            f.partition(".")[2]: v
            for (t, r, f), v in shown.items()
            if (t, r, f.partition(".")[0]) == (table, row, column) and v is not None
        }
        _write(cursor, table, row, column, value)


def entries(cursor: Any, maps: Iterable[Field]) -> set[Field]:
    """The fields of a map that were ever set."""
    found: set[Field] = set()
    for table, row, column in maps:
        cursor.execute("SELECT DISTINCT field FROM version WHERE row = %s", [row])
        found |= {(table, row, f) for (f,) in cursor.fetchall() if f.startswith(column + ".")}
    return found


def _write(cursor: Any, table: str, row: uuid.UUID, column: str, value: Any) -> None:
    cursor.execute(
        f"UPDATE {quoted(table)} SET {quoted(column)} = %s WHERE id = %s",
        [to_column(table, column, value), row],
    )


def blank(cursor: Any, table: str, row: uuid.UUID) -> None:
    """Empty every folded column of an erased row but whether it is alive."""
    for column, kind in FOLDED[table].items():
        if column != "alive":
            cursor.execute(
                f"UPDATE {quoted(table)} SET {quoted(column)} = %s WHERE id = %s",
                [EMPTY[kind], row],
            )
