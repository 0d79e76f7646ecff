"""Tables of constructs: one row a construct of a study with one of its passages."""

from __future__ import annotations

from typing import BinaryIO

from plurivox.exchange.rows import Columns, Row, Table, once, open_table, shown
from plurivox.synthesis.construct_row import ConstructRow, Order

COLUMNS = Columns(("study", "name", "order", "definition", "quote"), ("theme",))

_ORDERS: dict[str, Order] = {"first": "first", "1": "first", "1st": "first"}
_ORDERS |= {"second": "second", "2": "second", "2nd": "second"}


def read(name: str, file: BinaryIO) -> Table[ConstructRow]:
    """Constructs of a csv or xlsx; Refused where a needed column is missing."""
    table = open_table(name, file, "constructs", COLUMNS)
    constructs = [_construct(row) for row in table.rows]
    pairs = list(zip(table.rows, constructs, strict=True))
    _one_order(pairs)
    once(
        ((row, (c.study, c.name, c.quote)) for row, c in pairs),
        "this passage of “{0[1]}” in study “{0[0]}”",
        "take one of the two rows out.",
    )
    return table.close(constructs)


def _construct(row: Row) -> ConstructRow:
    row.needed("quote")
    return ConstructRow(
        row.line,
        row.needed("study"),
        row.needed("name"),
        _order(row),
        row.words("quote"),
        row.text("definition"),
        row.text("theme"),
    )


def _order(row: Row) -> Order:
    text = row.text("order")
    word = text.casefold().removesuffix("-order").removesuffix(" order")
    if word in ("third", "3", "3rd"):
        row.bad("a third-order construct is a theme; give it in a table of themes instead.")
    elif word not in _ORDERS:
        row.bad(f"“order” is {shown(text)}; write first or second.")
    return _ORDERS.get(word, "first")


def _one_order(pairs: list[tuple[Row, ConstructRow]]) -> None:
    first: dict[tuple[str, str], ConstructRow] = {}
    for row, construct in pairs:
        if row.problems:
            continue
        earlier = first.setdefault((construct.study, construct.name), construct)
        if earlier.order != construct.order:
            row.bad(
                f"“{construct.name}” of study “{construct.study}” is of {construct.order} order "
                f"here and of {earlier.order} order on line {earlier.line}; correct one of them."
            )
