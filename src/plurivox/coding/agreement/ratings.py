"""Who put which unit into which category: plain arrays read into columns of small numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
MISSING = -1


@dataclass(frozen=True, slots=True, eq=False)
class Ratings:
    """values: coders × units, place in `categories` or MISSING; count: how often each unit is.

    A column may stand for many equal units: a 2 × 2 table is four columns with four counts.
    """

    values: Integers
    count: Floats
    categories: tuple[Any, ...]
    coders: tuple[str, ...]

    def only(self, keep: NDArray[np.bool_]) -> Ratings:
        """The same coders on some of the units."""
        return Ratings(self.values[:, keep], self.count[keep], self.categories, self.coders)


def read_ratings(ratings: Sequence[Any], categories: Sequence[Any] | None = None) -> Ratings:
    """One array a coder; or one array, list or mapping of them (coders × units); or Ratings.

    Values are labels or numbers; None and NaN are missing. `categories`: all categories that could
    have been used, in their order, where not all of them were. A coder who judged nothing is left
    out. Raises ValueError for rows of different lengths and for a value outside `categories`.
    """
    rows = ratings[0] if len(ratings) == 1 else ratings
    if isinstance(rows, Ratings):
        return rows
    names, columns = _named(rows)
    if len({len(column) for column in columns}) > 1:
        raise ValueError("every coder needs one value (or None) for each unit, in the same order")
    known = list(categories) if categories is not None else _found(columns)
    place = {label: index for index, label in enumerate(known)}
    try:
        values = [[MISSING if v is None else place[v] for v in column] for column in columns]
    except KeyError as error:
        raise ValueError(f"{error.args[0]!r} is not among the categories given") from None
    table = np.array(values, np.int64).reshape(len(columns), -1)
    judged = (table != MISSING).any(axis=1) if table.size else np.zeros(len(columns), bool)
    coders = tuple(name for name, kept in zip(names, judged, strict=True) if kept)
    return Ratings(table[judged], np.ones(table.shape[1]), tuple(known), coders)


def from_table(table: ArrayLike, categories: Sequence[Any] | None = None) -> Ratings:
    """Two coders' cross table: rows what the first chose, columns what the second chose, q × q."""
    cells = np.asarray(table, np.float64)
    if cells.ndim != 2 or cells.shape[0] != cells.shape[1] or (cells < 0).any():
        raise ValueError("a table of two coders has as many rows as columns, and no negative count")
    first, second = np.indices(cells.shape).reshape(2, -1)
    known = tuple(categories) if categories is not None else tuple(range(1, len(cells) + 1))
    return Ratings(np.stack([first, second]), cells.ravel(), known, ("coder 1", "coder 2"))


def from_counts(counts: ArrayLike, categories: Sequence[Any] | None = None) -> Ratings:
    """Units × categories, how many coders chose each; who chose what is not known.

    Right for statistics that do not tell coders apart (percent, fleiss_kappa, brennan_prediger,
    gwet_ac1, krippendorff_alpha) and for no other.
    """
    table = np.asarray(counts, np.int64)
    if table.ndim != 2 or (table < 0).any():
        raise ValueError("counts are units × categories, and no count is negative")
    most = int(table.sum(axis=1).max(initial=0))
    values = np.full((most, len(table)), MISSING, np.int64)
    for unit, row in enumerate(table):
        values[: row.sum(), unit] = np.repeat(np.arange(table.shape[1]), row)
    known = tuple(categories) if categories is not None else tuple(range(1, table.shape[1] + 1))
    return Ratings(values, np.ones(len(table)), known, _numbered(most))


def numbers(categories: Sequence[Any]) -> Floats | None:
    """The categories as numbers, or None where one of them is none."""
    if any(isinstance(label, str) or not isinstance(label, int | float) for label in categories):
        return None
    return np.array(categories, np.float64)


def _named(rows: Any) -> tuple[tuple[str, ...], list[list[Any]]]:
    if isinstance(rows, Mapping):
        return tuple(str(name) for name in rows), [_column(row) for row in rows.values()]
    columns = [_column(row) for row in rows]
    return _numbered(len(columns)), columns


def _numbered(many: int) -> tuple[str, ...]:
    return tuple(f"coder {number}" for number in range(1, many + 1))


def _column(row: Iterable[Any]) -> list[Any]:
    if isinstance(row, int | float):
        raise ValueError("a coder's values are an array, one entry a unit; this is a single number")
    plain = row.tolist() if hasattr(row, "tolist") else list(row)
    return [None if v is None or (isinstance(v, float) and math.isnan(v)) else v for v in plain]


def _found(columns: list[list[Any]]) -> list[Any]:
    """The categories that occur: numbers in their order, then words, then anything else."""
    return sorted({value for column in columns for value in column if value is not None}, key=_rank)


def _rank(label: Any) -> tuple[int, Any]:
    if isinstance(label, int | float):
        return 0, label
    return (1, label) if isinstance(label, str) else (2, str(label))
