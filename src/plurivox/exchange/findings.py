"""Tables of findings, in and out: one row a statement under a theme, in its author’s words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from plurivox.exchange.rows import Columns, Row, Table, once, open_table, shown
from plurivox.themes.finding_row import LEVELS, FindingRow, Level, Polarity, Setting

COLUMNS = Columns(
    ("claim",),
    (
        *("polarity", "stated_setting", "paper_quantifier"),
        *("quote_ids", "against_ids", "level", "claim_id"),
    ),
    either=(("theme_no", "theme"),),
)

finding_columns = (
    *("claim_id", "theme", "theme_no", "claim", "polarity", "level"),
    *("stated_setting", "paper_quantifier", "quote_ids", "against_ids"),
)

_BETWEEN = re.compile(r"[\s,;/]+")
_WORD = re.compile(r"[^\W_]+")


def read(name: str, file: BinaryIO) -> Table[FindingRow]:
    """Findings of a csv or xlsx; Refused where the claim or its theme has no column."""
    table = open_table(name, file, "findings", COLUMNS)
    findings = [_finding(row) for row in table.rows]
    pairs = zip(table.rows, findings, strict=True)
    once(
        ((row, finding.id) for row, finding in pairs if finding.id),
        "the finding “{}”",
        "give one of them another claim_id.",
    )
    return table.close(findings)


def finding_rows(findings: Iterable[FindingRow]) -> Iterator[tuple[str, ...]]:
    """One row a finding under `finding_columns`; read again, they give the same findings."""
    for one in findings:
        yield (
            *(one.id, one.theme, one.theme_no, one.claim, one.polarity, one.level),
            *(one.stated_setting, one.quantifier, "; ".join(one.quotes), "; ".join(one.against)),
        )


def setting_of(words: str) -> Setting:
    """What the author's words say of the setting: "low (mainly)" → low, "not stated" → ""."""
    found = {word.casefold() for word in _WORD.findall(words)}
    if "both" in found or {"low", "high"} <= found:
        return "both"
    return "low" if "low" in found else "high" if "high" in found else ""


def _finding(row: Row) -> FindingRow:
    theme, theme_no = row.text("theme"), row.text("theme_no")
    if not theme and not theme_no:
        row.bad("nothing says which theme it stands under; fill in “theme” or “theme_no”.")
    stated = row.text("stated_setting")
    return FindingRow(
        row.line,
        row.needed("claim"),
        theme,
        theme_no,
        polarity=_polarity(row),
        setting=setting_of(stated),
        stated_setting=stated,
        quantifier=row.text("paper_quantifier"),
        quotes=_ids(row, "quote_ids"),
        against=_ids(row, "against_ids"),
        level=_level(row),
        id=row.text("claim_id"),
    )


def _ids(row: Row, column: str) -> tuple[str, ...]:
    """Quotations by their ids, each once, in order."""
    return tuple(dict.fromkeys(filter(None, _BETWEEN.split(row.text(column)))))


def _polarity(row: Row) -> Polarity:
    """One of the three words; `facilitator/barrier` is both."""
    text = row.text("polarity")
    match sorted(filter(None, _BETWEEN.split(text.casefold()))):
        case []:
            return ""
        case ["barrier"]:
            return "barrier"
        case ["facilitator"]:
            return "facilitator"
        case ["both"] | ["barrier", "facilitator"]:
            return "both"
    row.bad(f"“polarity” is {shown(text)}; write barrier, facilitator or both.")
    return ""


def _level(row: Row) -> Level:
    """One of the three words, in either spelling."""
    if row.text("level").casefold() == "organization":
        return "organisation"
    return row.choice("level", LEVELS, empty="")
