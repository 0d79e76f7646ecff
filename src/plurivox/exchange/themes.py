"""Tables of themes: one row a theme, hung into the tree by its parent."""

from __future__ import annotations

from dataclasses import replace
from typing import BinaryIO

from plurivox.exchange.rows import Columns, Row, Table, open_table
from plurivox.exchange.tree import hang
from plurivox.themes.entry import ThemeEntry

COLUMNS = Columns(("name",), ("parent", "definition", "boundaries", "narrative", "codes"))


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
    )
