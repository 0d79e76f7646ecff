"""Kappas that give every coder a distribution of their own: Cohen's for two, Conger's for many."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np

from plurivox.coding.agreement.figure import figure
from plurivox.coding.agreement.interval import normal
from plurivox.coding.agreement.patterns import Parts, Patterns, between, divide, weigh
from plurivox.coding.agreement.ratings import Floats
from plurivox.coding.agreement.result import Agreement, Error
from plurivox.coding.agreement.weights import Weights, disagreement


def cohen_kappa(
    *ratings: Any, weights: Weights = "identity", categories: Sequence[Any] | None = None
) -> Agreement:
    """Cohen's kappa of two coders: expected agreement from each coder's own distribution.

    ratings: two arrays of labels or numbers; a unit that one of them did not judge is left out
    (n says how many count). weights: identity, or linear or quadratic in the order of the
    categories (numbers as they follow each other; name `categories` in their order for words, and
    where one was never used). At most 1; below 0 is less than chance. None where both used one
    and the same category throughout. Raises ValueError for more than two coders. Cohen 1960, 1968;
    standard errors of Fleiss, Cohen and Everitt 1969.
    """
    return figure(
        "cohen_kappa",
        f"Cohen 1960 with {weights} weights; coders' own margins",
        ratings,
        partial(cohen_parts, weights=weights),
        categories=categories,
        pairwise=True,
        error=partial(_cohen_error, weights=weights),
    )


def conger_kappa(
    *ratings: Any, weights: Weights = "identity", categories: Sequence[Any] | None = None
) -> Agreement:
    """Cohen's kappa for two or more coders: expected agreement is the mean over pairs of coders.

    ratings: one array a coder, missing allowed; each coder's distribution is taken over the units
    that this coder judged. The same as cohen_kappa for two coders who judged everything. None where
    all used one and the same category throughout. Conger 1980; with missing values Gwet 2014.
    """
    return figure(
        "conger_kappa",
        f"Conger 1980 with {weights} weights; missing values as Gwet 2014",
        ratings,
        partial(conger_parts, weights=weights),
        categories=categories,
    )


def cohen_parts(patterns: Patterns, count: Floats, weights: Weights = "identity") -> Parts:
    """Two coders, no missing value."""
    apart = disagreement(patterns.q, weights)
    observed = weigh(count, patterns.apart(apart) * patterns.complete)
    whole = weigh(count, patterns.complete)
    first = weigh(count, patterns.chosen[0] * patterns.complete[:, None])
    second = weigh(count, patterns.chosen[1] * patterns.complete[:, None])
    return divide(observed, whole), divide(between(first, apart, second), whole * whole)


def conger_parts(patterns: Patterns, count: Floats, weights: Weights = "identity") -> Parts:
    """Any number of coders, missing values allowed."""
    apart = disagreement(patterns.q, weights)
    observed = divide(weigh(count, patterns.apart(apart)), weigh(count, patterns.pairable))
    margins = [_margin(count, chosen) for chosen in patterns.chosen]
    coders = len(margins)
    pairs = [
        between(margins[g], apart, margins[h]) for g in range(coders) for h in range(g + 1, coders)
    ]
    return observed, np.asarray(np.mean(pairs, axis=0))


def _margin(count: Floats, chosen: Floats) -> Floats:
    used = weigh(count, chosen)
    return divide(used, used.sum(axis=-1, keepdims=True))


def _cohen_error(patterns: Patterns, count: Floats, value: float, weights: Weights) -> Error | None:
    """Fleiss, Cohen and Everitt 1969: as estimated, and if the true value were 0."""
    weight = 1 - disagreement(patterns.q, weights)
    n = float(count.sum())
    table = np.zeros((patterns.q, patterns.q))
    np.add.at(table, (patterns.values[0], patterns.values[1]), count / n)
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    mean = np.add.outer(weight @ columns, rows @ weight)
    po, pe = float((table * weight).sum()), float(rows @ weight @ columns)
    spread = (table * (weight * (1 - pe) - mean * (1 - po)) ** 2).sum()
    variance = (spread - (po * pe - 2 * pe + po) ** 2) / (n * (1 - pe) ** 4)
    chance = (np.outer(rows, columns) * (weight - mean) ** 2).sum() - pe**2
    null = chance / (n * (1 - pe) ** 2)
    paper = "Fleiss, Cohen and Everitt 1969"
    return normal(value, _root(variance), paper, _root(null))


def _root(variance: float) -> float:
    return float(np.sqrt(max(variance, 0.0)))
