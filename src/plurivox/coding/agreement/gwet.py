"""Coefficients that bear prevalence: Brennan and Prediger's, and Gwet's AC1 and AC2."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np

from plurivox.coding.agreement.figure import figure
from plurivox.coding.agreement.linearised import linearised
from plurivox.coding.agreement.patterns import Parts, Patterns, divide, weigh
from plurivox.coding.agreement.pi import proportions
from plurivox.coding.agreement.ratings import Floats
from plurivox.coding.agreement.result import Agreement, Error
from plurivox.coding.agreement.weights import Weights, disagreement


def brennan_prediger(
    *ratings: Any, weights: Weights = "identity", categories: Sequence[Any] | None = None
) -> Agreement:
    """Expected agreement as if all categories were equally likely: 1 / q.

    ratings: one array a coder, missing allowed. `categories`: name all that could have been used,
    since q counts them; otherwise those that were used. At most 1. None where only one category is
    known. Brennan and Prediger 1981; the same as Bennett's S (1954), Randolph's free-marginal kappa
    and, for two categories, PABAK.
    """
    return figure(
        "brennan_prediger",
        f"Brennan and Prediger 1981 with {weights} weights",
        ratings,
        partial(brennan_parts, weights=weights),
        categories=categories,
        chance_by_categories=True,
        error=partial(_brennan_error, weights=weights),
    )


def gwet_ac1(
    *ratings: Any, weights: Weights = "identity", categories: Sequence[Any] | None = None
) -> Agreement:
    """Gwet's AC1, and with other weights his AC2.

    ratings: one array a coder, missing allowed. `categories`: name all that could have been used,
    since chance agreement depends on their number; otherwise those that were used. weights:
    identity (AC1), linear, quadratic or ordinal (AC2), in the order of the categories. At most 1.
    None where only one category is known. Gwet 2008; missing values and weights Gwet 2014.
    """
    name = "AC1" if weights == "identity" else f"AC2 with {weights} weights"
    return figure(
        "gwet_ac1",
        f"{name}, Gwet 2008 and 2014",
        ratings,
        partial(gwet_parts, weights=weights),
        categories=categories,
        chance_by_categories=True,
        error=partial(_gwet_error, weights=weights),
    )


def brennan_parts(patterns: Patterns, count: Floats, weights: Weights = "identity") -> Parts:
    """Any number of coders, missing values allowed."""
    apart = disagreement(patterns.q, weights)
    observed = divide(weigh(count, patterns.apart(apart)), weigh(count, patterns.pairable))
    return observed, np.full_like(observed, apart.mean())


def gwet_parts(patterns: Patterns, count: Floats, weights: Weights = "identity") -> Parts:
    """Any number of coders, missing values allowed."""
    apart = disagreement(patterns.q, weights)
    observed = divide(weigh(count, patterns.apart(apart)), weigh(count, patterns.pairable))
    mean = proportions(patterns, count)
    return observed, 1 - _share(apart) * (mean * (1 - mean)).sum(axis=-1)


def _share(apart: Floats) -> float:
    """T_w / (q (q - 1)), T_w the sum of all weights."""
    q = len(apart)
    return float((q * q - apart.sum()) / (q * (q - 1)))


def _brennan_error(
    patterns: Patterns, count: Floats, value: float, weights: Weights
) -> Error | None:
    weight = 1 - disagreement(patterns.q, weights)
    expected = np.full(len(patterns.size), weight.mean())
    return linearised(patterns, count, value, weight, expected)


def _gwet_error(patterns: Patterns, count: Floats, value: float, weights: Weights) -> Error | None:
    apart = disagreement(patterns.q, weights)
    rare = 1 - proportions(patterns, count)
    expected = _share(apart) * (patterns.r @ rare) / patterns.size.clip(1)
    return linearised(patterns, count, value, 1 - apart, expected)
