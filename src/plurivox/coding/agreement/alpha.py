"""Krippendorff's alpha for judgements of units: any number of coders, four levels, gaps allowed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from plurivox.coding.agreement.figure import figure
from plurivox.coding.agreement.patterns import Parts, Patterns, between, divide, weigh
from plurivox.coding.agreement.ratings import Floats, numbers, read_ratings
from plurivox.coding.agreement.result import Agreement
from plurivox.coding.agreement.weights import Level, distance


def krippendorff_alpha(
    *ratings: Any, level: Level = "nominal", categories: Sequence[Any] | None = None
) -> Agreement:
    """Krippendorff's alpha, 1 - Do / De.

    ratings: one array a coder, or coders × units; None and NaN are missing, and a unit that fewer
    than two coders judged is left out (n is the number of units that count). level: nominal;
    ordinal (numbers, or words with `categories` in their order); interval; ratio (numbers). At most
    1. None where all used one and the same category throughout. Raises ValueError for words at a
    level that needs numbers or an order. Krippendorff 2004 and 2019, Content Analysis; the ordinal
    metric is his, by ranks used, not the ordinal weights of other packages.
    """
    table = read_ratings(ratings, categories)
    values = numbers(table.categories)
    if level == "ordinal" and values is None and categories is None:
        raise ValueError("words have no order of their own: give `categories` in theirs")
    kernel = partial(alpha_parts, level=level, values=values)
    formula = f"Krippendorff 2004, {level}"
    return figure("krippendorff_alpha", formula, (table,), kernel)


def alpha_parts(
    patterns: Patterns, count: Floats, level: Level = "nominal", values: Floats | None = None
) -> Parts:
    """From coincidences: every pair of judgements within a unit, divided by m_u - 1."""
    judged = patterns.r * patterns.pairable[:, None]
    totals = weigh(count, judged)
    n = totals.sum(axis=-1)
    apart = distance(level, values, totals)
    expected = divide(between(totals, apart, totals), n * (n - 1))
    if apart.ndim == 2:
        within = ((judged @ apart) * judged).sum(axis=1) / (patterns.size - 1).clip(1)
        return divide(weigh(count, within), n), expected
    pairs = judged[:, :, None] * judged[:, None, :] / (patterns.size - 1).clip(1)[:, None, None]
    coincidences = weigh(count, pairs)
    return divide((coincidences * apart).sum(axis=(-2, -1)), n), expected
