"""How far apart two categories are: weights of the kappas, distances of alpha."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np

from plurivox.coding.agreement.ratings import Floats

Weights = Literal["identity", "linear", "quadratic", "ordinal"]
Level = Literal["nominal", "ordinal", "interval", "ratio"]


def disagreement(q: int, weights: Weights) -> Floats:
    """1 - weight of each pair of q categories, by their order; 0 on the diagonal, at most 1.

    linear |i - j|, quadratic (i - j)² (Cohen 1968), ordinal the pairs of categories from i to j
    (Gwet 2014), each divided by its largest. Raises ValueError for another name.
    """
    if weights not in get_args(Weights):
        raise ValueError(f"weights are one of {', '.join(get_args(Weights))}, not {weights!r}")
    steps = np.abs(np.subtract.outer(np.arange(q), np.arange(q))).astype(np.float64)
    apart = {
        "identity": (steps > 0).astype(np.float64),
        "linear": steps,
        "quadratic": steps**2,
        "ordinal": steps * (steps + 1) / 2,
    }[weights]
    return np.asarray(apart / max(apart.max(initial=0.0), 1.0))


def distance(level: Level, values: Floats | None, totals: Floats) -> Floats:
    """Krippendorff's squared difference of each pair of categories.

    values: the categories as numbers (q,), needed for interval and ratio. totals: how often each
    category was used (…, q), needed for ordinal; the answer is then (…, q, q), otherwise (q, q).
    Raises ValueError for another level, and where numbers are needed and missing.
    """
    q = totals.shape[-1]
    if level == "nominal":
        return 1 - np.eye(q)
    if level == "ordinal":
        return _ordinal(totals)
    if level not in ("interval", "ratio"):
        raise ValueError(f"level is one of {', '.join(get_args(Level))}, not {level!r}")
    if values is None:
        raise ValueError(f"the level {level} needs numbers, and these categories are words")
    gap = np.subtract.outer(values, values)
    if level == "interval":
        return np.asarray(gap**2)
    both = np.add.outer(values, values)
    return np.asarray(np.divide(gap, both, out=np.zeros_like(gap), where=both != 0) ** 2)


def _ordinal(totals: Floats) -> Floats:
    """(sum of n_g from c to k - (n_c + n_k) / 2)²: how many ratings lie between two ranks."""
    middle = np.cumsum(totals, axis=-1) - totals / 2
    return np.asarray((middle[..., :, None] - middle[..., None, :]) ** 2)
