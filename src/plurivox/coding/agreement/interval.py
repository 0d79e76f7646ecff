"""95% intervals from a standard error: the normal distribution, and Student's t for few units."""

from __future__ import annotations

import math
from statistics import NormalDist

from plurivox.coding.agreement.result import Error

Z = NormalDist().inv_cdf(0.975)


def normal(value: float, se: float, paper: str, se_null: float | None = None) -> Error:
    """value ± 1.96 standard errors; no interval reaches past 1."""
    high = min(1.0, value + Z * se)
    return Error(se, value - Z * se, high, f"large sample, normal, {paper}", se_null)


def student(value: float, se: float, n: int, paper: str) -> Error:
    """value ± t standard errors with n - 1 degrees of freedom; no interval reaches past 1."""
    t = t_quantile(n - 1)
    return Error(se, value - t * se, min(1.0, value + t * se), f"linearised, t with n - 1, {paper}")


def t_quantile(freedom: int) -> float:
    """The t that 97.5% of Student's distribution lie below, by halving; freedom 1 or more."""
    low, high = Z, 13.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < 0.95 else (low, middle)
    return (low + high) / 2


def _within(t: float, freedom: int) -> float:
    """P(|T| < t) as the finite sum of Abramowitz and Stegun 26.7.3 and 26.7.4."""
    if freedom > 2000:  # the sum is long, and the normal right to six decimals
        narrowed = t * (1 - 1 / (4 * freedom)) / math.sqrt(1 + t * t / (2 * freedom))
        return 2 * NormalDist().cdf(narrowed) - 1
    angle = math.atan(t / math.sqrt(freedom))
    odd = freedom % 2
    term = math.cos(angle) if odd else 1.0
    total = term if freedom > 1 else 0.0
    for k in range(2 + odd, freedom - 1, 2):
        term *= (k - 1) / k * math.cos(angle) ** 2
        total += term
    total *= math.sin(angle)
    return 2 / math.pi * (angle + total) if odd else total
