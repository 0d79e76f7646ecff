"""The distinct ways in which coders judged a unit, and how often each occurs: all that is counted.

Every coefficient here is a function of patterns and counts, so that ten units and thirty-six
million characters are computed by the same lines, and two thousand draws of a bootstrap at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from plurivox.coding.agreement.ratings import MISSING, Floats, Integers

FEW = 16
Parts = tuple[Floats, Floats]  # observed and expected disagreement, of the shape of the batch


@dataclass(frozen=True, eq=False)
class Patterns:
    """values: coders × patterns, category 0 … q - 1 or MISSING. Counts are (…, patterns)."""

    values: Integers
    q: int

    @cached_property
    def chosen(self) -> Floats:
        """coders × patterns × categories: 1 where the coder chose it."""
        return np.asarray(self.values[:, :, None] == np.arange(self.q), np.float64)

    @cached_property
    def r(self) -> Floats:
        """patterns × categories: how many coders chose each."""
        return np.asarray(self.chosen.sum(axis=0), np.float64)

    @cached_property
    def size(self) -> Floats:
        """How many coders judged a unit of each pattern."""
        return np.asarray(self.r.sum(axis=1), np.float64)

    @cached_property
    def pairable(self) -> Floats:
        """1 where at least two coders judged, otherwise 0."""
        return np.asarray(self.size >= 2, np.float64)

    @cached_property
    def complete(self) -> Floats:
        """1 where every coder judged, otherwise 0."""
        return np.asarray((self.values != MISSING).all(axis=0), np.float64)

    def apart(self, distance: Floats) -> Floats:
        """Mean distance over the pairs of coders within each pattern; distance is q × q."""
        pairs = np.maximum(self.size * (self.size - 1), 1)
        return np.asarray(((self.r @ distance) * self.r).sum(axis=1) / pairs * self.pairable)


def weigh(count: Floats, by: Floats) -> Floats:
    """Sum over the patterns: count (…, p) times by (p,) or (p, k).

    For a few columns a threaded product would spend its time waiting for its threads.
    """
    if by.ndim == 1:
        return np.asarray(np.einsum("...p,p->...", count, by))
    if by.shape[1] <= FEW:
        return np.asarray(np.einsum("...p,pk->...k", count, by))
    return np.asarray(count @ by)


def divide(above: Floats, below: Floats) -> Floats:
    """above / below, NaN where nothing stands below."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(below > 0, above / below, np.nan))


def between(left: Floats, distance: Floats, right: Floats) -> Floats:
    """Expected distance of two distributions (…, q); distance (q, q) or (…, q, q)."""
    if distance.ndim > 2:
        return np.asarray(np.einsum("...c,...ck,...k->...", left, distance, right))
    return np.asarray((weigh(left, distance) * right).sum(axis=-1))


def value_of(parts: Parts) -> Floats:
    """1 - observed / expected; NaN where nothing is expected to disagree."""
    observed, expected = parts
    return 1 - divide(observed, expected)
