"""From patterns and counts to one figure: the value, or the sentence that says why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from plurivox.coding.agreement.patterns import Parts, Patterns, value_of
from plurivox.coding.agreement.ratings import Floats, Ratings, read_ratings
from plurivox.coding.agreement.result import (
    NO_PAIRS,
    NOTHING_EXPECTED,
    ONE_CATEGORY,
    ONE_CODER,
    Agreement,
    Error,
)

Kernel = Callable[[Patterns, Floats], Parts]
ErrorOf = Callable[[Patterns, Floats, float], Error | None]


def figure(
    statistic: str,
    formula: str,
    ratings: Sequence[Any],
    kernel: Kernel,
    *,
    categories: Sequence[Any] | None = None,
    pairwise: bool = False,
    chance_by_categories: bool = False,
    error: ErrorOf | None = None,
) -> Agreement:
    """Read the ratings, compute the two disagreements, and say where the value is undefined.

    pairwise: exactly two coders, units that both judged. chance_by_categories: expected agreement
    depends on how many categories there are, so that one alone says nothing.
    """
    table = _compared(read_ratings(ratings, categories), pairwise, statistic)
    patterns = Patterns(table.values, len(table.categories))
    n = round(float(table.count @ patterns.pairable)) if len(table.coders) > 1 else 0

    def answer(value: float | None, reason: str | None, **more: Any) -> Agreement:
        return Agreement(statistic, value, reason, n, table.coders, formula=formula, **more)

    if len(table.coders) < 2:
        return answer(None, ONE_CODER)
    if n == 0:
        return answer(None, NO_PAIRS)
    if chance_by_categories and patterns.q < 2:
        return answer(None, ONE_CATEGORY)
    parts = kernel(patterns, table.count)
    observed, expected = (float(part) for part in parts)
    value = float(value_of(parts))
    if np.isnan(value):
        return answer(None, NOTHING_EXPECTED, observed=observed, expected=expected)
    found = error(patterns, table.count, value) if error else None
    if found is None:
        return answer(value, None, observed=observed, expected=expected)
    return answer(
        value,
        None,
        observed=observed,
        expected=expected,
        low=found.low,
        high=found.high,
        method=found.method,
        se=found.se,
        se_null=found.se_null,
    )


def _compared(table: Ratings, pairwise: bool, statistic: str) -> Ratings:
    """For a statistic of two coders, the units that both judged; raises ValueError for three."""
    if not pairwise:
        return table
    if len(table.coders) > 2:
        many = len(table.coders)
        raise ValueError(f"{statistic} compares two coders, not {many}: give it each pair")
    return table.only(np.asarray((table.values >= 0).all(axis=0)))
