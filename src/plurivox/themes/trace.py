"""A trace: from a finding, theme, code, person, source or passage down to words, and up again."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass
from typing import Any

from .matrix import ROWS

PAGES = ("cells", "counts")  # of a row: how a page shows it, and nothing for scripts
KINDS = ("finding", "theme", "code", "passage", "participant", "source")


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of the matrix: the row that it is of, and a value of an attribute.

    Written “theme:KEY|site=Akko”, as rows and addresses name it.
    """

    kind: str
    row: uuid.UUID
    attribute: str
    value: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.row.hex}|{self.attribute}={self.value}"

    @classmethod
    def read(cls, words: str) -> CellPlace:
        """From what `str` gives. Raises ValueError for anything else."""
        row, _, where = words.partition("|")
        kind, _, key = row.partition(":")
        attribute, equals, value = where.partition("=")
        if kind not in ROWS or not equals:
            raise ValueError(f"{words} names no cell")
        return cls(kind, uuid.UUID(key), attribute, value)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that a trace names. kind, id: what it is, where it can be traced itself.

    The id of a cell is its place in words; of everything else it is a key, as hex.

    words: what it says; told: what is said about it; language: of the words where they were said;
    source, start, end: where they stand; said: whether they are somebody's words. counts: which
    passages a number in `told` counts: “layer:PASS:CODER”, “participant:KEY”, “source:KEY”.
    """

    words: str
    told: str = ""
    kind: str = ""
    id: str = ""
    language: str = ""
    source: str = ""
    start: int = 0
    said: bool = False
    end: int = 0
    cells: tuple[str, ...] = ()
    counts: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A step of the chain. name: for scripts; columns: where its rows are a table."""

    name: str
    heading: str
    rows: tuple[Row, ...]
    columns: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """One page of it. rail: the steps with how many there are and the section that shows them.

    sections: down the chain; beside: who and when, memos, where it is thin, what rests on it.
    """

    kind: str
    id: str
    kicker: str
    name: str
    lead: str
    rail: tuple[tuple[str, int, str], ...]
    sections: tuple[Section, ...]
    beside: tuple[Section, ...]
    layers: str
    said: bool = False
    language: str = ""
    without_counts: bool = False

    def answer(self) -> dict[str, Any]:
        """The trace as scripts get it: a key a section, a list of rows each."""
        return {
            "kind": self.kind,
            "id": self.id,
            "name": self.name,
            "lead": self.lead,
            "steps": {label.lower(): count for label, count, _ in self.rail},
            "sections": {
                one.name: [_row(one, row) for row in one.rows]
                for one in (*self.sections, *self.beside)
            },
            "layers": self.layers,
        }


def _row(section: Section, row: Row) -> dict[str, Any]:
    said = {name: value for name, value in asdict(row).items() if value and name not in PAGES}
    said.pop("said", None)
    if section.columns:
        said |= dict(zip(section.columns, (row.words, *row.cells), strict=True))
    return said
