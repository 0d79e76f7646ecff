"""Rows of a table on their way to records: each cell asked for by name, each fault told."""

from __future__ import annotations

import csv
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import BinaryIO, Generic, TypeVar
from unicodedata import normalize

from plurivox.evidence.problem import Problem, Refused
from plurivox.exchange.formula_guard import unguarded
from plurivox.exchange.sheet import Sheet, SheetRow, column_key, read_sheet

Record = TypeVar("Record")
Word = TypeVar("Word", bound=str)

# A cell may hold the words of a whole interview; by itself csv takes more for a fault.
csv.field_size_limit(100_000_000)

_key = lru_cache(column_key)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a kind of table; names are matched without case, spaces, underscores.

    needed: must be there; either: of each group at least one must be; may: are read where they
    are there; passed_over: stand in our own exports and say nothing that is not known otherwise;
    free: all other columns become attributes.
    """

    needed: tuple[str, ...]
    may: tuple[str, ...] = ()
    either: tuple[tuple[str, ...], ...] = ()
    passed_over: tuple[str, ...] = ()
    free: bool = False

    def known(self) -> frozenset[str]:
        """The keys of all columns that this kind knows."""
        names = (*self.needed, *self.may, *self.passed_over, *sum(self.either, ()))
        return frozenset(map(column_key, names))

    def lacking(self, keys: Iterable[str]) -> tuple[str, ...]:
        """What must be there and is not, in words: `quote`, `participant_no or speaker`."""
        there = set(keys)
        groups = (*((name,) for name in self.needed), *self.either)
        return tuple(" or ".join(g) for g in groups if there.isdisjoint(map(column_key, g)))


@dataclass(frozen=True, slots=True)
class Table(Generic[Record]):
    """What a table gave. `rows` are the good ones only; `problems` tell all that is bad.

    Whoever imports refuses the file where there are problems, unless a person chose to skip bad
    rows. `notes` are sentences on what was passed over or looks odd; they refuse nothing.
    """

    kind: str
    rows: tuple[Record, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    encoding: str | None = None

    @property
    def skipped(self) -> tuple[int, ...]:
        """The lines (from 1) that are not among the rows."""
        return tuple(sorted({p.line for p in self.problems if p.line is not None}))


@dataclass(slots=True)
class Row:
    """One row: ask for cells by name; what is wrong with it gathers in `problems`."""

    file: str
    line: int
    cells: dict[str, str]
    problems: list[Problem] = field(default_factory=list)

    def bad(self, what: str) -> None:
        """Tell a fault: the sentence after the place, with its mend."""
        self.problems.append(
            Problem(f"{self.file}, line {self.line}: {what}", self.file, self.line)
        )

    def words(self, *columns: str) -> str:
        """The cell of the first of these columns that is there, as it stands; "" for none."""
        cells = self.cells
        return next((c for n in columns if (c := cells.get(_key(n))) is not None), "")

    def text(self, *columns: str) -> str:
        """The same, without outer white space and composed (NFC): names are compared as they look,
        whether ü came as one sign or as two. Words that people said are left as they are.
        """
        return normalize("NFC", self.words(*columns).strip())

    def needed(self, column: str, mend: str = "fill it in, or take the row out.") -> str:
        """The cell without outer white space; empty is a fault."""
        text = self.text(column)
        if not text:
            self.bad(f"“{column}” is empty; {mend}")
        return text

    def whole(self, column: str, unless_empty: int | None = None) -> int:
        """A whole number from 0; anything else is a fault (and gives 0)."""
        text = self.text(column).removesuffix(".0")  # as statistics programs write whole numbers
        if not text and unless_empty is not None:
            return unless_empty
        if text.isascii() and text.isdigit() and len(text) < 10:
            return int(text)
        self.bad(f"“{column}” is {shown(text)}; write a whole number of characters, 0 or more.")
        return 0

    def span(
        self, start: str, end: str, otherwise: tuple[int, int] | None = None
    ) -> tuple[int, int]:
        """Two whole numbers, start < end; an empty one is taken from `otherwise` if given."""
        faults = len(self.problems)
        first, last = otherwise or (None, None)
        first, last = self.whole(start, first), self.whole(end, last)
        if len(self.problems) == faults and first >= last:
            self.bad(
                f"“{start}” is {first} and “{end}” is {last}; "
                "the start must be smaller (the end is not part of the passage)."
            )
        return first, last

    def choice(self, column: str, allowed: Sequence[Word], empty: Word | None = None) -> Word:
        """One of the allowed words in any case; empty where that has a meaning (`empty`)."""
        text = self.text(column)
        word = next((w for w in allowed if w == text.casefold()), None)
        if word is not None:
            return word
        if not text and empty is not None:
            return empty
        self.bad(f"“{column}” is {shown(text)}; write {_or(allowed)}.")
        return allowed[0]


@dataclass(slots=True)
class OpenTable:
    """A table whose columns are all there; its rows are still to be turned into records."""

    file: str
    kind: str
    sheet: Sheet
    rows: list[Row]
    notes: list[str]

    def has(self, column: str) -> bool:
        return column_key(column) in self.sheet.columns

    def headings(self) -> dict[str, str]:
        """Of each column its key and its heading as it was meant."""
        workbook = self.sheet.encoding is None
        return {key: _as_meant(words, workbook) for key, words in self.sheet.headings.items()}

    def close(self, records: Iterable[Record], rows: Iterable[Row] | None = None) -> Table[Record]:
        """The table with the records of the rows that nobody told a fault of."""
        pairs = zip(self.rows if rows is None else rows, records, strict=True)
        good = tuple(record for row, record in pairs if not row.problems)
        told = (problem for row in self.rows for problem in row.problems)
        problems = sorted((*self.sheet.problems, *told), key=lambda p: p.line or 0)
        notes = tuple(self.notes)
        return Table(self.kind, good, tuple(problems), notes, self.sheet.encoding)


def open_table(name: str, file: BinaryIO, kind: str, columns: Columns) -> OpenTable:
    """Read csv or xlsx; Refused where the file cannot be read or lacks a column."""
    sheet = read_sheet(name, file)
    if lacking := columns.lacking(sheet.columns):
        raise Refused(_lacking(name, kind, lacking, sheet))
    rows = [_row(name, row, workbook=sheet.encoding is None) for row in sheet.rows]
    return OpenTable(name, kind, sheet, rows, _passed_over(name, columns, sheet))


def once(rows: Iterable[tuple[Row, Hashable]], what: str, mend: str) -> None:
    """Tell a fault of each row whose key an earlier row has; rows with faults are not looked at."""
    first: dict[Hashable, int] = {}
    for row, key in rows:
        if not row.problems and (line := first.setdefault(key, row.line)) != row.line:
            row.bad(f"{what.format(key)} stands already on line {line}; {mend}")


def _row(name: str, row: SheetRow, workbook: bool) -> Row:
    return Row(name, row.line, {key: _as_meant(c, workbook) for key, c in row.cells.items()})


def _as_meant(cell: str, workbook: bool) -> str:
    """In a csv formulas are guarded; in a workbook cells are what they are."""
    return unguarded(cell) if cell.startswith("'") and not workbook else cell


def _lacking(name: str, kind: str, lacking: tuple[str, ...], sheet: Sheet) -> Problem:
    noun = "column" if len(lacking) == 1 else "columns"
    found = ", ".join(sheet.headings.values())
    return Problem(
        f"{name}: read as {kind}, the table needs the {noun} {_and(lacking)}, but the columns "
        f"found are {found}; rename or add what is missing, or say of what kind the table is.",
        name,
    )


def _passed_over(name: str, columns: Columns, sheet: Sheet) -> list[str]:
    known = columns.known()
    others = [sheet.headings[key] for key in sheet.columns if key not in known]
    if columns.free or not others:
        return []
    noun = "column is" if len(others) == 1 else "columns are"
    return [f"{name}: the following {noun} not read: {', '.join(others)}."]


def shown(text: str) -> str:
    """A cell in a sentence: the beginning of its first line, or that it is empty."""
    return f"“{text.splitlines()[0][:40]}”" if text else "empty"


def _and(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _or(words: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
