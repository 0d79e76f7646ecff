"""One distribution for all coders: Scott's pi for two, Fleiss's kappa for many."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from plurivox.coding.agreement.figure import figure
from plurivox.coding.agreement.linearised import linearised
from plurivox.coding.agreement.patterns import Parts, Patterns, between, divide, weigh
from plurivox.coding.agreement.ratings import Floats
from plurivox.coding.agreement.result import Agreement, Error
from plurivox.coding.agreement.weights import Weights, disagreement


def scott_pi(*ratings: Any, categories: Sequence[Any] | None = None) -> Agreement:
    """Scott's pi of two coders: expected agreement from the distribution of both together.

    ratings: two arrays of labels or numbers; a unit that one of them did not judge is left out. At
    most 1. None where both used one and the same category throughout. Raises ValueError for more
    than two coders. Scott 1955.
    """
    formula = "Scott 1955; one distribution for both coders"
    return figure("scott_pi", formula, ratings, fleiss_parts, categories=categories, pairwise=True)


def fleiss_kappa(
    *ratings: Any, weights: Weights = "identity", categories: Sequence[Any] | None = None
) -> Agreement:
    """Fleiss's kappa, which is Scott's pi for two or more coders.

    ratings: one array a coder; or `from_counts` of units × categories. Where every unit was judged
    by the same number of coders this is the form of Fleiss 1971; where values are missing it is
    that of Gwet 2014: agreement over the units with two judgements or more, the distribution as
    the mean over all units of the part of coders that chose a category. At most 1. None where all
    used one and the same category throughout.
    """
    return figure(
        "fleiss_kappa",
        f"Fleiss 1971 with {weights} weights; missing values as Gwet 2014",
        ratings,
        partial(fleiss_parts, weights=weights),
        categories=categories,
        error=partial(_fleiss_error, weights=weights),
    )


def fleiss_parts(patterns: Patterns, count: Floats, weights: Weights = "identity") -> Parts:
    """Any number of coders, missing values allowed."""
    apart = disagreement(patterns.q, weights)
    observed = divide(weigh(count, patterns.apart(apart)), weigh(count, patterns.pairable))
    mean = proportions(patterns, count)
    return observed, between(mean, apart, mean)


def proportions(patterns: Patterns, count: Floats) -> Floats:
    """(…, q): mean over the judged units of the part of their coders that chose each category."""
    part = patterns.r / patterns.size.clip(1)[:, None]
    judged = weigh(count, (patterns.size > 0).astype(float))
    return divide(weigh(count, part), judged[..., None])


def _fleiss_error(
    patterns: Patterns, count: Floats, value: float, weights: Weights
) -> Error | None:
    weight = 1 - disagreement(patterns.q, weights)
    by_category = weight @ proportions(patterns, count)
    expected = patterns.r @ by_category / patterns.size.clip(1)
    return linearised(patterns, count, value, weight, expected)
