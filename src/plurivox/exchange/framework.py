"""Tables of a framework's items: principles, expected influences, whatever the study calls them."""

from __future__ import annotations

from typing import BinaryIO

from plurivox.exchange.rows import Columns, Row, Table, once, open_table
from plurivox.fieldwork.framework_item import FrameworkItem

COLUMNS = Columns(("kind", "no", "name", "definition"))


def read(name: str, file: BinaryIO) -> Table[FrameworkItem]:
    """Items of a csv or xlsx; Refused where a column is missing. A definition may be empty."""
    table = open_table(name, file, "framework", COLUMNS)
    items = [_item(row) for row in table.rows]
    pairs = list(zip(table.rows, items, strict=True))
    once(
        ((row, (item.kind, item.no)) for row, item in pairs),
        "number {0[1]} of kind “{0[0]}”",
        "number each item of a kind once.",
    )
    return table.close(items)


def _item(row: Row) -> FrameworkItem:
    return FrameworkItem(
        row.line,
        row.needed("kind"),
        row.needed("no"),
        row.needed("name"),
        row.text("definition"),
    )
