"""What a statistic answers: a value and what it came from, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

ONE_CODER = "one coder: there is nobody to compare with"
NO_PAIRS = "no unit was judged by two coders"
ONE_CATEGORY = "only one category is known: name all that could have been used"
NOTHING_EXPECTED = "nothing is expected to disagree: only one category was used"


@dataclass(frozen=True, slots=True)
class Agreement:
    """One figure of agreement; `value` is None exactly where `reason` is a sentence.

    n: units compared (characters of the continuum for the unitizing family). coders: their names,
    in the order given. unit, scope: what was compared and where, None for bare arrays. low, high:
    95% interval, `method` says which. coverage: part of what could have been compared that was, 0
    to 1, where a statistic leaves something out. se: analytic standard error; se_null: the same if
    the true value were 0, so that value / se_null is z. observed, expected: disagreement (1 - Po,
    1 - Pe; Do, De); the value is 1 - observed / expected. formula: the paper and the form.
    """

    statistic: str
    value: float | None
    reason: str | None
    n: int
    coders: tuple[str, ...]
    unit: str | None = None
    scope: str | None = None
    low: float | None = None
    high: float | None = None
    method: str | None = None
    coverage: float | None = None
    se: float | None = None
    se_null: float | None = None
    observed: float | None = None
    expected: float | None = None
    formula: str = ""

    def __float__(self) -> float:
        """The value; raises ValueError with the reason where there is none."""
        if self.value is None:
            raise ValueError(f"{self.statistic}: {self.reason}")
        return self.value


@dataclass(frozen=True, slots=True)
class Error:
    """Analytic standard error with its 95% interval, and the name of the method."""

    se: float
    low: float
    high: float
    method: str
    se_null: float | None = None
