"""What people wrote that still quotes words which are to be erased: only they can mend it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .keys import as_key
from .project import Project

RUN = 4  # words in a row that are no chance
_WORD = re.compile(r"\w+")
# Of each table the fields in which people write freely; not of a coder’s private proposals.
WRITTEN = {
    "theme": ("name", "definition", "boundaries", "narrative"),
    "finding": ("claim", "narrative"),
    "cell_summary": ("words",),
    "code": ("short", "full", "use", "not"),
}


@dataclass(frozen=True, slots=True)
class StillQuoted:
    """A field of a row that repeats erased words, and what to call the row.

    table: theme, finding, cell_summary or code; name: a theme's or code's, a finding's number or
    claim, a cell's attribute and value.
    """

    table: str
    row: uuid.UUID
    field: str
    name: str

    @property
    def sentence(self) -> str:
        what = "summary of a cell" if self.table == "cell_summary" else self.table
        return f"In the {what} “{self.name}” ({self.field}) they are quoted."


def still_quoted(project: Project, erased: Iterable[str]) -> list[StillQuoted]:
    """Every field that has four words in a row, or all words, of some stretch of them."""
    runs = {run for words in erased for run in _runs(words)}
    if not runs:
        return []
    return [
        StillQuoted(table, key, field, name)
        for table, fields in WRITTEN.items()
        for key, name, written in _rows(project, table, fields)
        for field, words in zip(fields, written, strict=True)
        if any(f" {run} " in f" {_plain(words)} " for run in _of(words, runs))
    ]


def _plain(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))


def _runs(words: str) -> Iterator[str]:
    """Every four words in a row; all of them where there are fewer, unless it is a word or two."""
    found = _WORD.findall(words.casefold())
    if 2 < len(found) < RUN or (len(found) in (1, 2) and len(_plain(words)) > 12):
        yield " ".join(found)
    for at in range(len(found) - RUN + 1):
        yield " ".join(found[at : at + RUN])


def _of(words: str, runs: set[str]) -> Iterator[str]:
    """Those runs that stand in some words: four at a time by look-up, shorter ones by looking."""
    found = _WORD.findall(words.casefold())
    own = {" ".join(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}
    yield from own & runs
    yield from (run for run in runs if run.count(" ") < RUN - 1)


def _rows(
    project: Project, table: str, fields: tuple[str, ...]
) -> Iterator[tuple[uuid.UUID, str, list[str]]]:
    called = {
        "finding": "CASE WHEN number <> '' THEN number ELSE claim END",
        "cell_summary": "attribute || ' ' || value",
    }.get(table, "name")
    columns = ", ".join(f'"{field}"' for field in fields)
    own = " AND pass IS NULL" if table == "code" else ""
    with project.cursor() as cursor:
        cursor.execute(
            f'SELECT id, {called}, {columns} FROM "{table}" WHERE project = %s AND alive{own} '
            "ORDER BY id",
            [project.id],
        )
        for key, name, *written in cursor.fetchall():
            yield as_key(key), name, written
