"""Tables of themes, in and out: one row a theme, hung into the tree by its parent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO

from plurivox.coding.code_path import CodeNames
from plurivox.exchange.rows import Columns, Row, Table, open_table
from plurivox.exchange.tree import hang
from plurivox.themes.entry import ThemeEntry

COLUMNS = Columns(
    ("name",), ("parent", "theme_no", "definition", "boundaries", "narrative", "codes")
)
theme_columns = ("name", "parent", "theme_no", "definition", "boundaries", "narrative", "codes")


def theme_rows(entries: Iterable[ThemeEntry]) -> Iterator[tuple[str, ...]]:
    """One row a theme under `theme_columns`; read again, they give the same themes."""
    entries = list(entries)
    names = CodeNames(entry.path for entry in entries)
    for entry in entries:
        yield (
            entry.name,
            names.shown(entry.parent) if entry.parent else "",
            *(entry.number, entry.definition, entry.boundaries, entry.narrative),
            "; ".join(entry.codes),
        )


def read(name: str, file: BinaryIO) -> Table[ThemeEntry]:
    """Themes of a csv or xlsx, in its order; Refused where the column name is missing."""
    table = open_table(name, file, "themes", COLUMNS)
    entries = [_entry(row) for row in table.rows]
    places = hang("theme", table.rows, [entry.name for entry in entries])
    pairs = zip(entries, places, strict=True)
    return table.close(replace(e, path=hung.path, above=hung.above) for e, hung in pairs)


def _entry(row: Row) -> ThemeEntry:
    """The theme, as if it stood at the root."""
    codes = (code.strip() for code in row.text("codes").split(";"))
    return ThemeEntry(
        row.line,
        (row.needed("name"),),
        row.text("definition"),
        row.text("narrative"),
        tuple(dict.fromkeys(filter(None, codes))),
        boundaries=row.text("boundaries"),
        number=row.text("theme_no"),
    )
