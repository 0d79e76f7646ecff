"""Tables of settlements: one row a disagreement of a pass and what was decided on it."""

from __future__ import annotations

from dataclasses import replace
from typing import BinaryIO

from plurivox.coding.settlement_row import DECISIONS, SettlementRow
from plurivox.exchange.rows import Columns, Row, Table, once, open_table

COLUMNS = Columns(
    ("pass", "source", "start", "end", "code", "decision"),
    ("coder", "new_start", "new_end", "new_code", "reason"),
)


def read(name: str, file: BinaryIO) -> Table[SettlementRow]:
    """Settlements of a csv or xlsx; Refused where a needed column is missing."""
    table = open_table(name, file, "settlements", COLUMNS)
    settlements = [_settlement(row) for row in table.rows]
    once(
        (
            (row, (s.pass_name, s.source, s.code, s.start, s.end))
            for row, s in zip(table.rows, settlements, strict=True)
        ),
        "a decision on “{0[2]}” at {0[3]} to {0[4]} of “{0[1]}”",
        "take one of the two rows out.",
    )
    return table.close(settlements)


def _settlement(row: Row) -> SettlementRow:
    start, end = row.span("start", "end")
    settlement = SettlementRow(
        row.line,
        row.needed("pass"),
        row.needed("source"),
        start,
        end,
        row.needed("code"),
        row.choice("decision", DECISIONS),
        coder=row.text("coder"),
        reason=row.text("reason"),
    )
    if row.problems:
        return settlement
    if settlement.decision == "one" and not settlement.coder:
        row.bad("the decision is “one”, so “coder” must say whose coding stands.")
    return _with_new(row, settlement)


def _with_new(row: Row, settlement: SettlementRow) -> SettlementRow:
    """What is new, empty cells being taken from the disagreement itself."""
    given = [name for name in ("new_start", "new_end", "new_code") if row.text(name)]
    if settlement.decision != "new":
        if given:
            row.bad(f"“{given[0]}” is only for the decision “new”; empty it or write “new”.")
        return settlement
    if not given:
        row.bad("the decision is “new”; say what is new in “new_start”, “new_end” or “new_code”.")
        return settlement
    start, end = row.span("new_start", "new_end", (settlement.start, settlement.end))
    code = row.text("new_code") or settlement.code
    return replace(settlement, new_start=start, new_end=end, new_code=code)
