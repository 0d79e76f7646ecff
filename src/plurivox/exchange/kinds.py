"""Of what kind a file is: told from its extension, and for a table from its columns."""

from __future__ import annotations

from pathlib import PurePath
from typing import BinaryIO

from plurivox.evidence.problem import Problem, Refused
from plurivox.exchange import FORMATS, turn_table
from plurivox.exchange.rows import Columns
from plurivox.exchange.sheet import Sheet, read_sheet

TABLES = (".csv", ".xlsx")  # told by their columns; all else by its ending alone


def guess_kind(name: str, file: BinaryIO) -> str | None:
    """The kind as `import --as` takes it, or None where it cannot be told; the file is rewound."""
    try:
        return kind_of(name, file)
    except Refused:
        return None


def kind_of(name: str, file: BinaryIO) -> str:
    """The same; Refused with one sentence where it cannot be told. The file is rewound."""
    file.seek(0)
    extension = PurePath(name).suffix.lower()
    kinds = [f.kind for f in FORMATS if extension in f.extensions]
    if not kinds:
        known = ", ".join(dict.fromkeys(e for f in FORMATS for e in f.extensions))
        such = (
            f"files that end in “{extension}” are" if extension else "a file without an ending is"
        )
        raise _refused(name, f"{such} not read; these are: {known}.")
    if extension not in TABLES:
        return kinds[0]
    try:
        return _kind_of_table(name, read_sheet(name, file))
    finally:
        file.seek(0)


def table_kinds() -> dict[str, Columns]:
    """Of each kind of table its columns, in the order of FORMATS."""
    tables = [f for f in FORMATS if ".csv" in f.extensions and f.kind != "transcript"]
    return {"transcript": _turns()} | {f.kind: f.load().COLUMNS for f in tables}


def _turns() -> Columns:
    """Who spoke and what: enough to tell a table of turns; times may stand beside."""
    names = turn_table.COLUMNS
    times = (*names["begin"], *names["finish"])
    return Columns((), times, either=(names["speaker"], names["words"]))


def _kind_of_table(name: str, sheet: Sheet) -> str:
    """The kind whose columns are all there and which knows most of what is there."""
    keys = frozenset(sheet.columns)
    scores = {
        kind: len(keys & columns.known())
        for kind, columns in table_kinds().items()
        if not columns.lacking(keys) and _says_enough(columns, keys)
    }
    best = [kind for kind, score in scores.items() if score == max(scores.values())]
    if len(best) == 1:
        return best[0]
    raise _refused(name, _cannot_tell(sheet, best))


def _says_enough(columns: Columns, keys: frozenset[str]) -> bool:
    """A kind that takes any column is told only by one that it knows beyond the needed ones."""
    return not columns.free or len(keys & columns.known()) > len(columns.needed)


def _cannot_tell(sheet: Sheet, best: list[str]) -> str:
    found = ", ".join(sheet.headings.values())
    if best:
        kinds = " or ".join(best)
        return f"the columns ({found}) may be those of {kinds}; say which with --as."
    keys = frozenset(sheet.columns)
    tables = table_kinds()
    near = max(tables, key=lambda kind: len(keys & tables[kind].known()))
    sentence = f"the columns ({found}) are those of no kind of table that is read"
    lacking = tables[near].lacking(keys)
    if not keys & tables[near].known() or not lacking:
        return f"{sentence}; say which it is with --as, or rename its columns."
    one_each = ", with one row a person" if near == "participants" else ""
    return f"{sentence}; nearest is the kind {near}{one_each}, which needs {' and '.join(lacking)}."


def _refused(name: str, what: str) -> Refused:
    return Refused(Problem(f"{name}: {what}", name))
