"""Tables of decisions on the codes that coders proposed in an independent pass."""

from __future__ import annotations

from typing import BinaryIO

from plurivox.coding.proposal_row import DECISIONS, ProposalRow
from plurivox.exchange.rows import Columns, Row, Table, once, open_table

COLUMNS = Columns(("pass", "code", "decision"), ("to", "reason"))


def read(name: str, file: BinaryIO) -> Table[ProposalRow]:
    """Decisions of a csv or xlsx; Refused where a needed column is missing."""
    table = open_table(name, file, "proposals", COLUMNS)
    proposals = [_proposal(row) for row in table.rows]
    once(
        ((row, (p.pass_name, p.code)) for row, p in zip(table.rows, proposals, strict=True)),
        "a decision on “{0[1]}” of pass “{0[0]}”",
        "take one of the two rows out.",
    )
    return table.close(proposals)


def _proposal(row: Row) -> ProposalRow:
    decision = row.choice("decision", DECISIONS)
    to = row.text("to")
    code = row.needed("code")
    if not row.problems:
        if decision == "map" and not to:
            row.bad("the decision is “map”, so “to” must name the code it is mapped to.")
        elif decision == "map" and to == code:
            row.bad(f"“{code}” is mapped to itself; name another code, or write “accept”.")
        elif decision != "map" and to:
            row.bad("“to” is only for the decision “map”; empty it or write “map”.")
    return ProposalRow(row.line, row.needed("pass"), code, decision, to, row.text("reason"))
