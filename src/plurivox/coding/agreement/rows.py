"""One row a figure: the value with its interval, or each source's value, or the reason for none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from plurivox.coding.agreement.batch import Batch
from plurivox.coding.agreement.measure import Measured
from plurivox.coding.agreement.ratings import Floats, Integers
from plurivox.coding.agreement.statistics import Statistic
from plurivox.coding.agreement.unitizing import NO_COMMON_WORDS

NOBODY_CODE = "nobody used this code in the scope"
NOBODY_ANY = "nobody used any of these codes in the scope"
NOTHING = "nothing is expected to disagree: everybody did the same on every {unit}"
ONE_CODE = "nothing is expected to disagree: only one code is on words that two coders coded"
NO_UNIT = "the scope holds no {unit} that two coders judged"
NO_MEAN = "it is not defined for any code"
CONFLICT = "a coder put two codes of this domain on the same words, and they exclude one another"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, with the names that scripts rely on; `value` is None where `reason` is given.

    code None: overall, or a whole domain where `domain` is given. source None: all compared
    sources. n: units compared. unit: the unitizing family is always at the character. method: of
    the interval, and of how many codes a mean was taken.
    """

    statistic: str
    code: str | None
    domain: str | None
    source: str | None
    coders: tuple[str, ...]
    unit: str
    scope: str
    n: int
    value: float | None
    low: float | None = None
    high: float | None = None
    method: str | None = None
    reason: str | None = None
    coverage: float | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What every row of a table shares, and the parts that it is divided into."""

    scope: str
    coders: tuple[str, ...]
    batch: Batch

    def names(self, group: tuple[int, ...]) -> tuple[str, ...]:
        """The coders at these places."""
        return tuple(self.coders[i] for i in group)


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Figures of one statistic for some coders: (1 + parts, k), a code (or None) a column.

    many: (1 + parts,) how many codes a mean or pooled figure was taken over, and `verb` which.
    """

    statistic: Statistic
    group: tuple[int, ...]
    unit: str
    codes: tuple[str | None, ...]
    domain: str | None
    measured: Measured
    many: Integers | None = None
    verb: str = "mean of"

    def rows(self, frame: Frame) -> Iterator[Row]:
        """A row a column; each source's after it, where there are too few for an interval."""
        values = self.measured.values
        intervals = frame.batch.intervals(values)
        parts = [] if frame.batch.draws else list(frame.batch.sources)
        for column in range(values.shape[1]):
            low, high, method = intervals[column]
            yield self._row(frame, values, 0, column, None, low, high, method)
            for part, source in enumerate(parts, start=1):
                yield self._row(frame, values, part, column, source)

    def _row(
        self,
        frame: Frame,
        values: Floats,
        part: int,
        column: int,
        source: str | None,
        low: float | None = None,
        high: float | None = None,
        method: str | None = None,
    ) -> Row:
        value = float(values[part, column])
        defined = not np.isnan(value)
        coverage = self.measured.coverage
        covered = None if coverage is None else float(coverage[part, column])
        return Row(
            self.statistic.name,
            self.codes[column],
            self.domain,
            source,
            frame.names(self.group),
            self.unit,
            frame.scope,
            round(float(self.measured.n[part, column])),
            value if defined else None,
            low,
            high,
            self._method(part, method) if defined else None,
            None if defined else self._reason(part, column),
            None if covered is None or np.isnan(covered) else covered,
        )

    def _method(self, part: int, interval: str | None) -> str | None:
        over = None if self.many is None else f"{self.verb} {self.many[part]} codes"
        return "; ".join(filter(None, (over, interval))) or None

    def _reason(self, part: int, column: int) -> str:
        measured = self.measured
        if not measured.used[part, column]:
            if measured.n[part, column] == 0 and measured.coverage is None:
                return NO_UNIT.format(unit=self.unit)
            return NOBODY_CODE if self.codes[column] is not None else NOBODY_ANY
        if measured.n[part, column] == 0:
            return NO_UNIT.format(unit=self.unit)
        if self.many is not None and self.verb == "mean of":
            return NO_MEAN
        if measured.conflict is not None and measured.conflict[part, column]:
            return CONFLICT
        if not self.statistic.unitizing or measured.coverage is None:
            return NOTHING.format(unit=self.unit)
        return ONE_CODE if measured.coverage[part, column] > 0 else NO_COMMON_WORDS
