"""Gwet's standard error: the coefficient written as a mean over units, and their spread."""

from __future__ import annotations

import numpy as np

from plurivox.coding.agreement.interval import normal, student
from plurivox.coding.agreement.patterns import Patterns
from plurivox.coding.agreement.ratings import Floats
from plurivox.coding.agreement.result import Error


def linearised(
    patterns: Patterns, count: Floats, value: float, weight: Floats, expected: Floats
) -> Error | None:
    """Standard error over the judged units, None for fewer than two of them.

    weight: q × q agreement weights. expected: the chance agreement that a unit of each pattern
    brings in, (patterns,); its mean over the units is the Pe of the coefficient. Two coders who
    judged every unit have the large-sample variance of a cross table (Gwet 2008, divided by n);
    otherwise it is that of Gwet 2014 (divided by n - 1, with Student's t).
    """
    judged = count * (patterns.size > 0)
    n, pairs = float(judged.sum()), float(count @ patterns.pairable)
    if n < 2:
        return None
    pe = float(judged @ expected) / n
    agreed = patterns.pairable - patterns.apart(1 - weight)
    unit = n / pairs * (agreed - pe * patterns.pairable) / (1 - pe)
    unit = unit - 2 * (1 - value) * (expected - pe) / (1 - pe)
    spread = float(judged @ (unit - value) ** 2)
    if len(patterns.values) == 2 and pairs == count.sum():
        return normal(value, float(np.sqrt(spread)) / n, "Gwet 2008")
    return student(value, float(np.sqrt(spread / (n * (n - 1)))), round(n), "Gwet 2014")
