"""The framework matrix: themes, codes or findings × a place, a role, a source, any attribute."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .analysis import Analysis, Gathered
from .attributes import all_values, values_of, voice_value

ROWS = ("theme", "code", "finding")
COUNTS = {
    "passages": "Passages",
    "speakers": "Speakers",
    "sessions": "Sessions",
    "share": "Share of speakers",
}
Speakers = Mapping[str, frozenset[uuid.UUID]]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell. heard: how many people spoke at all in its column."""

    passages: tuple[uuid.UUID, ...]
    speakers: int
    sessions: int
    heard: int

    def value(self, count: str) -> int | float | None:
        """What is counted, of COUNTS; a share is None where nobody was heard."""
        if count == "passages":
            return len(self.passages)
        if count == "share":
            return self.speakers / self.heard if self.heard else None
        return self.speakers if count == "speakers" else self.sessions


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows × values of an attribute. all: of each row over all values; each: of each value.

    A passage in which several people speak stands in the column of each, and one that several
    themes hold in the row of each; totals count everything once, so they may be less than the sum.
    """

    rows: tuple[Gathered, ...]
    attribute: str
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    all: tuple[Cell, ...]
    each: tuple[Cell, ...]
    whole: Cell
    layers: str

    def counts(self, count: str) -> list[list[int | float | None]]:
        """The values of all cells, a list a row."""
        return [[cell.value(count) for cell in row] for row in self.cells]


def matrix(analysis: Analysis, rows: Sequence[Gathered], attribute: str) -> Matrix:
    """Count themes, codes or findings by an attribute that `attributes_of` names."""
    columns = all_values(analysis, attribute)
    where = {
        key: frozenset(values_of(analysis, said, attribute))
        for key, said in analysis.passages.items()
    }
    columns += tuple(sorted({v for values in where.values() for v in values} - set(columns)))
    counting = _Counting(analysis, attribute)
    cells = tuple(
        tuple(
            counting.cell((key for key in row.passages if value in where[key]), value)
            for value in columns
        )
        for row in rows
    )
    held = list(dict.fromkeys(key for row in rows for key in row.passages))
    return Matrix(
        tuple(rows),
        attribute,
        columns,
        cells,
        tuple(counting.cell(row.passages) for row in rows),
        tuple(counting.cell((k for k in held if v in where[k]), v) for v in columns),
        counting.cell(held),
        analysis.named_layers(),
    )


class _Counting:
    """Counts cells; knows who was heard under each value, and who has which value."""

    def __init__(self, analysis: Analysis, attribute: str) -> None:
        self.analysis = analysis
        self.having: dict[str, set[uuid.UUID]] = {}
        for source in analysis.sources.values():
            for key in source.voices:
                if key in analysis.voices:
                    value = voice_value(analysis.voices[key], source, attribute)
                    self.having.setdefault(value, set()).add(key)
        self.everybody = set[uuid.UUID]().union(*self.having.values())

    def cell(self, passages: Iterable[uuid.UUID], value: str | None = None) -> Cell:
        """A cell; of those who speak in a passage only they count who have the column's value."""
        keys = tuple(passages)
        heard = self.everybody if value is None else self.having.get(value, set())
        speakers = self.analysis.speakers(keys) & heard
        return Cell(keys, len(speakers), len(self.analysis.sessions(keys)), len(heard))
