"""Agreement without a correction for chance: percent agreement and Holsti's coefficient."""

from __future__ import annotations

from typing import Any

import numpy as np

from plurivox.coding.agreement.figure import figure
from plurivox.coding.agreement.patterns import Parts, Patterns, divide, weigh
from plurivox.coding.agreement.ratings import Floats, read_ratings
from plurivox.coding.agreement.result import NO_PAIRS, ONE_CODER, Agreement
from plurivox.coding.agreement.weights import disagreement


def percent(*ratings: Any) -> Agreement:
    """The part of the pairs of coders that chose the same category, mean over the units; 0 to 1.

    ratings: one array a coder, or coders × units; labels or numbers, None and NaN missing. With
    more than two coders every pair within a unit counts (the observed agreement of Fleiss 1971).
    """
    formula = "observed agreement, mean over pairs of coders (Fleiss 1971)"
    return figure("percent", formula, ratings, percent_parts)


def holsti(*ratings: Any, uncoded: Any = 0) -> Agreement:
    """2 × units that both coded alike / (units the first coded + units the second coded); 0 to 1.

    ratings: two arrays. A value equal to `uncoded`, None and NaN mean that the coder did not code
    the unit, so that with 1 and 0 this is 2 × both / (first + second), also known as Dice's. Pass
    uncoded=None where 0 is a category like the others. None where neither coded anything. Raises
    ValueError for more than two coders. Holsti 1969, Content Analysis for the Social Sciences.
    """
    formula = "2A / (N1 + N2) (Holsti 1969)"
    table = read_ratings(ratings)
    if len(table.coders) > 2:
        raise ValueError(f"holsti compares two coders, not {len(table.coders)}: give it each pair")
    labels = np.array([label != uncoded for label in table.categories] + [False])
    coded = labels[table.values]
    if len(table.coders) < 2:
        return Agreement("holsti", None, ONE_CODER, 0, table.coders, formula=formula)
    n = round(float(table.count.sum()))
    either = float((coded * table.count).sum())
    if either == 0:
        reason = "nobody coded anything" if n else NO_PAIRS
        return Agreement("holsti", None, reason, n, table.coders, formula=formula)
    same = float(((table.values[0] == table.values[1]) & coded[0]) @ table.count)
    value = 2 * same / either
    return Agreement("holsti", value, None, n, table.coders, observed=1 - value, formula=formula)


def percent_parts(patterns: Patterns, count: Floats) -> Parts:
    """Observed disagreement of the pairs within a unit; nothing is corrected for."""
    apart = patterns.apart(disagreement(patterns.q, "identity"))
    observed = divide(weigh(count, apart), weigh(count, patterns.pairable))
    return observed, np.ones_like(observed)


def holsti_parts(patterns: Patterns, count: Floats) -> Parts:
    """Two coders; category 0 means not coded."""
    first, second = patterns.values
    coded = (first > 0).astype(np.float64) + (second > 0)
    both = ((first == second) & (first > 0)).astype(np.float64)
    whole = weigh(count, coded)
    return divide(whole - 2 * weigh(count, both), whole), np.ones_like(whole)
