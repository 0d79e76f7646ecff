"""Codebooks as tables, in and out: one row a code, hung into the tree by its parent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO

from plurivox.coding.code_entry import LEVELS, CodeEntry
from plurivox.coding.code_path import CodeNames
from plurivox.exchange.rows import Columns, Row, Table, open_table, shown
from plurivox.exchange.tree import hang

codebook_columns = (
    *("name", "parent", "short", "full", "use", "not"),
    *("origin", "level", "domain", "color", "status"),
)
COLUMNS = Columns(codebook_columns[:1], codebook_columns[1:])

_SLOT = re.compile(r"c([1-9]|1[0-2])")
_HEX = re.compile(r"#([0-9a-f]{3})|#?([0-9a-f]{6})")


def read(name: str, file: BinaryIO) -> Table[CodeEntry]:
    """Codes of a csv or xlsx, in its order; Refused where the column name is missing."""
    table = open_table(name, file, "codebook", COLUMNS)
    entries = [_entry(row) for row in table.rows]
    places = hang("code", table.rows, [entry.name for entry in entries])
    pairs = zip(entries, places, strict=True)
    return table.close(replace(e, path=hung.path, above=hung.above) for e, hung in pairs)


def codebook_rows(entries: Iterable[CodeEntry]) -> Iterator[tuple[str, ...]]:
    """One row a code under `codebook_columns`; read again, they give the same codes."""
    entries = list(entries)
    names = CodeNames(entry.path for entry in entries)
    for entry in entries:
        yield (
            entry.name,
            names.shown(entry.parent) if entry.parent else "",
            *(entry.short, entry.full, entry.use_when, entry.not_when),
            *(entry.origin, entry.level, entry.domain, entry.color, entry.status),
        )


def _entry(row: Row) -> CodeEntry:
    """The code, as if it stood at the root."""
    return CodeEntry(
        row.line,
        (row.needed("name"),),
        short=row.text("short"),
        full=row.text("full"),
        use_when=row.text("use"),
        not_when=row.text("not"),
        origin=row.text("origin"),
        level=row.choice("level", LEVELS, empty=""),
        domain=row.text("domain"),
        color=_color(row),
        status=row.text("status"),
    )


def _color(row: Row) -> str:
    """A place of our palette (c1 to c12), or #rrggbb."""
    text = row.text("color").casefold()
    if not text or _SLOT.fullmatch(text):
        return text
    if found := _HEX.fullmatch(text):
        return "#" + (found[2] or "".join(2 * digit for digit in found[1]))
    row.bad(f"“color” is {shown(text)}; write # and six digits, such as #2f6f8f, or c1 to c12.")
    return ""
