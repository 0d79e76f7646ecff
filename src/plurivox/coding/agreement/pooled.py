"""One kappa for many codes: pooled kappa, from mean agreement and not from a mean of kappas."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from plurivox.coding.agreement.kappa import cohen_parts
from plurivox.coding.agreement.patterns import Parts, Patterns, value_of
from plurivox.coding.agreement.result import NO_PAIRS, NOTHING_EXPECTED, Agreement

FORMULA = "(mean Po - mean Pe) / (1 - mean Pe) over codes (De Vries et al. 2008)"


def pooled_kappa(tables: ArrayLike) -> Agreement:
    """(mean Po - mean Pe) / (1 - mean Pe) over the codes, Po and Pe as in Cohen's kappa.

    tables: one 2 × 2 table a code, [[both, only the first], [only the second, neither]], or its
    four cells n11, n10, n01, n00 in a row; shape (codes, 2, 2) or (codes, 4). A code that nobody
    used (n11 + n10 + n01 = 0) is left out; n is the sum of the units over the others' tables. None
    where no code was used. Raises ValueError for another shape. De Vries, Elliott, Kanouse and
    Teleki 2008, Field Methods 20:272.
    """
    cells = np.asarray(tables, np.float64)
    if cells.ndim == 0 or cells.size % 4 or cells.shape[1:] not in ((2, 2), (4,)):
        raise ValueError("pooled_kappa takes one 2 × 2 table a code: shape (codes, 2, 2)")
    cells = cells.reshape(-1, 4)
    used = cells[:, :3].sum(axis=1) > 0
    coders = ("coder 1", "coder 2")
    n = round(float(cells[used].sum()))
    if not used.any():
        reason = "nobody used any of these codes" if cells.sum() else NO_PAIRS
        return Agreement("pooled_kappa", None, reason, n, coders, formula=FORMULA)
    parts = pool(cohen_parts(PAIR, cells[:, ::-1].copy()), used)
    value, (observed, expected) = float(value_of(parts)), map(float, parts)
    if np.isnan(value):
        return Agreement("pooled_kappa", None, NOTHING_EXPECTED, n, coders, formula=FORMULA)
    return Agreement(
        "pooled_kappa", value, None, n, coders, observed=observed, expected=expected,
        formula=FORMULA,
    )  # fmt: skip


PAIR = Patterns(np.array([[0, 0, 1, 1], [0, 1, 0, 1]]), 2)  # n00, n01, n10, n11


def pool(parts: Parts, used: NDArray[np.bool_]) -> Parts:
    """Mean disagreements over the codes (the last axis) that were used; NaN where none was."""
    observed, expected = parts
    many = used.sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return (
            np.asarray(np.where(used, observed, 0).sum(axis=-1) / many),
            np.asarray(np.where(used, expected, 0).sum(axis=-1) / many),
        )
