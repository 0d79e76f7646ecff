"""Every statistic over every code and domain, for the whole and for its parts at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from plurivox.coding.agreement.batch import Batch
from plurivox.coding.agreement.patterns import Patterns, value_of, weigh
from plurivox.coding.agreement.pooled import pool
from plurivox.coding.agreement.ratings import MISSING, Floats
from plurivox.coding.agreement.statistics import Statistic
from plurivox.coding.agreement.sweep import Cells, Continuum
from plurivox.coding.agreement.unitizing import lengths

Flags = NDArray[np.bool_]
Key = tuple[str, tuple[int, ...]]  # a statistic's name and the places of its coders
LARGEST = 4_000_000  # numbers of a batch of codes held at once


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """All arrays (1 + parts, k): disagreements, n, whether anybody coded, coverage (or None).

    conflict: a coder put two codes of one domain on the same words, where that cannot be.
    """

    observed: Floats
    expected: Floats
    n: Floats
    used: Flags
    coverage: Floats | None = None
    conflict: Flags | None = None

    @property
    def values(self) -> Floats:
        """NaN where nobody coded, nothing is expected to disagree, or the codes are in conflict."""
        value = np.where(self.used, value_of((self.observed, self.expected)), np.nan)
        return value if self.conflict is None else np.where(self.conflict, np.nan, value)


@dataclass(frozen=True, eq=False)
class Summed:
    """A continuum's columns with (1 + parts) in place of the sources."""

    patterns: Patterns
    count: Floats
    squares: Floats
    stars: Floats

    @cached_property
    def shared(self) -> Floats:
        """Computed once for all statistics of the unitizing family."""
        return lengths(self.patterns, self.count)


def groups(statistic: Statistic, coders: int) -> list[tuple[int, ...]]:
    """Which coders each row compares: all, or every pair of them."""
    if statistic.coders == "many":
        return [tuple(range(coders))]
    return [(i, j) for i in range(coders) for j in range(i + 1, coders)]


def by_code(
    statistics: Sequence[Statistic], cells: Mapping[bool, Cells], batch: Batch, coders: int
) -> dict[Key, Measured]:
    """(1 + parts, codes) of each statistic; cells[True] are those of the unitizing family."""
    found: dict[Key, list[Measured]] = {}
    for unitizing in (False, True):
        chosen = [s for s in statistics if s.unitizing is unitizing and s.by_code]
        for part in _chunks(cells[unitizing], batch) if chosen else ():
            squares = batch.sum(part.squares)[..., None]
            table = Summed(part.patterns, batch.sum(part.count), squares, squares)
            for statistic in chosen:
                for group in groups(statistic, coders):
                    one = _code(statistic, group, table)
                    found.setdefault((statistic.name, group), []).append(one)
    return {key: _beside(parts) for key, parts in found.items()}


def pooled(codes: Measured) -> Measured:
    """Pooled kappa (1 + parts, 1) from each code's parts of Cohen's kappa, over the used codes."""
    observed, expected = pool((codes.observed, codes.expected), codes.used)
    n = codes.n[:, :1].sum(axis=-1)
    return _column(observed, expected, n, np.asarray(codes.used.any(axis=-1)))


def by_domain(statistic: Statistic, group: tuple[int, ...], table: Summed) -> Measured:
    """One column for a domain; for a statistic of codes in a domain, one for each of them."""
    if statistic.unitizing:
        return _units(statistic, table)
    patterns, count = Patterns(table.patterns.values[list(group)], table.patterns.q), table.count
    compared = patterns.complete if statistic.coders == "pair" else patterns.pairable
    kept = count * compared if statistic.coders == "pair" else count
    observed, expected = statistic.parts(patterns, kept)
    n, whole = weigh(count, compared), count.sum(axis=-1)
    coverage = np.divide(n, whole, out=np.ones_like(n), where=whole > 0)
    used = weigh(count, _coded(patterns)) > 0
    return _column(observed, expected, n, used, coverage)


def summed(table: Continuum, batch: Batch) -> Summed:
    """The sums over the sources of every part."""
    count, squares, stars = map(batch.sum, (table.count, table.squares, table.stars))
    return Summed(table.patterns, count, squares, stars)


def _units(statistic: Statistic, table: Summed) -> Measured:
    count = table.count
    observed, expected, coverage = statistic.parts(table.shared, table.squares, table.stars)
    conflict = weigh(count, (table.patterns.values == MISSING).any(axis=0) * 1.0) > 0
    n, used = count.sum(axis=-1), table.squares > 0
    if "code in domain" in statistic.rows:
        many = used.shape[-1]
        wide = np.repeat(n[:, None], many, axis=1), np.repeat(conflict[:, None], many, axis=1)
        return Measured(observed, expected, wide[0], used, coverage, wide[1])
    return _column(observed, expected, n, np.asarray(used.any(axis=-1)), coverage, conflict)


def _code(statistic: Statistic, group: tuple[int, ...], table: Summed) -> Measured:
    patterns, count = Patterns(table.patterns.values[list(group)], 2), table.count
    if statistic.unitizing:
        observed, expected, _ = statistic.parts(table.shared, table.squares, table.stars)
    else:
        observed, expected = statistic.parts(patterns, count)
    return Measured(observed, expected, count.sum(axis=-1), weigh(count, _coded(patterns)) > 0)


def _chunks(cells: Cells, batch: Batch) -> Iterator[Cells]:
    """The codes in portions, so that a bootstrap over many codes fits into memory."""
    wide = len(batch.weights) * cells.count.shape[2]
    step = max(LARGEST // wide, 1)
    for low in range(0, cells.count.shape[1], step):
        part = slice(low, low + step)
        yield Cells(cells.patterns, cells.count[:, part], cells.squares[:, part])


def _beside(parts: list[Measured]) -> Measured:
    columns = [(m.observed, m.expected, m.n, m.used) for m in parts]
    return Measured(*(np.concatenate(column, axis=1) for column in zip(*columns, strict=True)))


def _coded(patterns: Patterns) -> Floats:
    """1 for patterns in which one of the coders coded."""
    return np.asarray((patterns.values > 0).any(axis=0), np.float64)


def _column(
    observed: Floats,
    expected: Floats,
    n: Floats,
    used: Flags,
    coverage: Floats | None = None,
    conflict: Flags | None = None,
) -> Measured:
    return Measured(
        observed[:, None],
        expected[:, None],
        n[:, None],
        used[:, None],
        None if coverage is None else coverage[:, None],
        None if conflict is None else conflict[:, None],
    )
