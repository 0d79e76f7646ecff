"""Tables of codings, in and out: one row a code on a span of a source."""

from __future__ import annotations

from typing import BinaryIO

from plurivox.evidence.coding_row import CodingRow
from plurivox.exchange.rows import Columns, Row, Table, open_table

coding_columns = (
    *("source", "coder", "pass", "code", "start", "end"),
    *("quote", "speaker", "memo"),
)
COLUMNS = Columns(
    ("source", "code", "start", "end"),
    ("coder", "pass", "quote", "memo"),
    passed_over=("speaker",),  # told by the source
)


def read(name: str, file: BinaryIO) -> Table[CodingRow]:
    """Codings of a csv or xlsx; Refused where a needed column is missing.

    Whether the source exists, the quote equals the text there and the code is known, only the
    project can tell. Where there is no column coder, every row's coder is None.
    """
    table = open_table(name, file, "codings", COLUMNS)
    by_coder, quoted = table.has("coder"), table.has("quote")
    return table.close(_coding(row, by_coder, quoted) for row in table.rows)


def _coding(row: Row, by_coder: bool, quoted: bool) -> CodingRow:
    start, end = row.span("start", "end")
    quote = row.words("quote") if quoted else ""
    return CodingRow(
        row.line,
        row.needed("source"),
        row.needed("coder") if by_coder else None,
        row.needed("code"),
        start,
        end,
        quote if quote.strip() else None,
        row.text("memo"),
        row.text("pass"),
    )
