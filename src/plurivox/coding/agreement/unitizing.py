"""Alpha for unitizing, the family of 2016: coders choose where units begin and end, and codes.

u_alpha looks at the whole continuum, u_alpha_binary only at coded or not, cu_alpha only at the
words that two coders coded, ku_alpha at one code among them. Krippendorff, Mathet, Bouvry and
Widlöcher 2016, Quality & Quantity 50:2347. This is not the alpha_U of 1995 and 2004.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Literal

import numpy as np

from plurivox.coding.agreement.patterns import Patterns, divide, weigh
from plurivox.coding.agreement.ratings import Floats
from plurivox.coding.agreement.result import NOTHING_EXPECTED, ONE_CODER, Agreement
from plurivox.coding.agreement.sweep import Continuum, continuum
from plurivox.coding.placed import Placed

Rule = Literal["each other coder", "others together"]
Units = Sequence[tuple[int, int, Hashable]]  # start, end (exclusive), code; one coder's
Coders = Mapping[str, Units] | Sequence[Units]
Shares = tuple[Floats, Floats, Floats | None]  # observed, expected disagreement, coverage
PAPER = "Krippendorff, Mathet, Bouvry and Widlöcher 2016"
NOBODY_CODED = "nobody coded anything"
NO_COMMON_WORDS = "no words were coded by two coders"


def u_alpha(coders: Coders, length: int, begin: int = 0) -> Agreement:
    """Agreement on where units lie and which code they have, gaps included.

    coders: for each one the units (start, end, code), end exclusive, on the continuum from begin
    to begin + length. One coder's overlapping units of the same code are joined, touching ones
    stay two units. At most 1. None where nobody coded anything, or all coded all of it alike.
    Raises ValueError for units outside the continuum, and where one coder's units of different
    codes overlap. Krippendorff et al. 2016.
    """
    return _figure("u_alpha", coders, length, begin, u_parts)


def u_alpha_binary(coders: Coders, length: int, begin: int = 0) -> Agreement:
    """Agreement on what was coded at all, whatever the code; arguments as in u_alpha.

    Written |u-alpha: the coincidences of u_alpha, taken together as coded or not.
    """
    return _figure("u_alpha_binary", coders, length, begin, binary_parts)


def cu_alpha(
    coders: Coders,
    length: int,
    begin: int = 0,
    rule: Rule = "each other coder",
) -> Agreement:
    """Agreement on the code, only where two coders coded; arguments as in u_alpha.

    `coverage` is the part of the continuum that such words make up. rule: what the correction S*
    sums for a unit: the squared overlap with each other coder's units, divided by the coders less
    one (the default), or with all others' together (the R package quallmer). They are the same for
    two coders. None where no words have two coders' codes, or all these have the same code.
    """
    return _figure("cu_alpha", coders, length, begin, cu_parts, rule)


def ku_alpha(
    coders: Coders,
    length: int,
    code: Hashable,
    begin: int = 0,
    rule: Rule = "each other coder",
) -> Agreement:
    """Agreement on one code, only where two coders coded; arguments as in cu_alpha.

    Written (k)u-alpha. `coverage` is the part of the code's words on which another coder coded
    anything. None where nobody used the code, and as in cu_alpha.
    """
    codes = _codes(_read(coders)[1])
    if code not in codes:
        names, units = _read(coders)
        reason = "nobody used this code" if len(units) > 1 else ONE_CODER
        return Agreement("ku_alpha", None, reason, length, names, formula=PAPER)
    at = codes.index(code)

    def parts(shared: Floats, squares: Floats, stars: Floats) -> Shares:
        observed, expected, coverage = ku_parts(shared, squares, stars)
        return observed[..., at], expected[..., at], np.asarray(coverage)[..., at]

    return _figure("ku_alpha", coders, length, begin, parts, rule)


def u_parts(shared: Floats, squares: Floats, stars: Floats) -> Shares:
    """shared: `lengths`; squares, stars (…, codes): the sums S and S* of the paper's equations."""
    margins = shared.sum(axis=-1)
    observed = _off_diagonal(shared)
    return observed, _corrected(margins, squares) * _off_diagonal(_outer(margins)), None


def binary_parts(shared: Floats, squares: Floats, stars: Floats) -> Shares:
    """As u_parts, with all codes taken together."""
    margins = shared.sum(axis=-1)
    coded = margins[..., 1:].sum(axis=-1)
    observed = 2 * shared[..., 0, 1:].sum(axis=-1)
    return observed, _corrected(margins, squares) * 2 * margins[..., 0] * coded, None


def cu_parts(shared: Floats, squares: Floats, stars: Floats) -> Shares:
    """As u_parts, over the words that two coders coded."""
    common = shared[..., 1:, 1:]
    margins = common.sum(axis=-1)
    expected = _chance(margins, stars) * _off_diagonal(_outer(margins))
    coverage = divide(margins.sum(axis=-1), shared.sum(axis=(-2, -1)))
    return _off_diagonal(common), expected, coverage


def ku_parts(shared: Floats, squares: Floats, stars: Floats) -> Shares:
    """As cu_parts, one value for each code: (…, codes)."""
    common = shared[..., 1:, 1:]
    margins = common.sum(axis=-1)
    whole, chance = margins.sum(axis=-1, keepdims=True), _chance(margins, stars)[..., None]
    expected = chance * (margins * whole - stars)
    apart = chance * margins * (whole - margins)
    observed = divide(expected, margins) * (margins - np.diagonal(common, axis1=-2, axis2=-1))
    return observed, apart, divide(margins, shared.sum(axis=-1)[..., 1:])


def lengths(patterns: Patterns, count: Floats) -> Floats:
    """l_ck (…, q, q): letters on which one coder has c and another k, over the coders less one."""
    r, q = patterns.r, patterns.q
    pairs = r[:, :, None] * r[:, None, :] - r[:, :, None] * np.eye(q)
    flat = weigh(count, pairs.reshape(len(r), q * q) / max(len(patterns.values) - 1, 1))
    return flat.reshape(*count.shape[:-1], q, q)


def _corrected(margins: Floats, squares: Floats) -> Floats:
    """l.. / (l..² - sum of S); a gap is no unit, so that its S is its length."""
    whole = margins.sum(axis=-1)
    return divide(whole, whole**2 - squares.sum(axis=-1) - margins[..., 0])


def _chance(margins: Floats, stars: Floats) -> Floats:
    """1 / (l*.. - sum of S* / l*..)."""
    whole = margins.sum(axis=-1)
    return divide(whole, whole**2 - stars.sum(axis=-1))


def _outer(margins: Floats) -> Floats:
    return np.asarray(margins[..., :, None] * margins[..., None, :])


def _off_diagonal(table: Floats) -> Floats:
    return np.asarray((table * (1 - np.eye(table.shape[-1]))).sum(axis=(-2, -1)))


def _figure(
    statistic: str,
    coders: Coders,
    length: int,
    begin: int,
    parts: Callable[[Floats, Floats, Floats], Shares],
    rule: Rule = "each other coder",
) -> Agreement:
    names, units = _read(coders)
    formula = PAPER if statistic.startswith("u_") else f"{PAPER}; S* by {rule}"

    def answer(value: float | None, reason: str | None, **more: Any) -> Agreement:
        unit = "character"
        return Agreement(statistic, value, reason, length, names, unit, formula=formula, **more)

    if len(names) < 2:
        return answer(None, ONE_CODER)
    if not any(units):
        return answer(None, NOBODY_CODED)
    table = _continuum(names, units, length, begin, rule == "others together")
    shared = lengths(table.patterns, table.count[0])
    shares = parts(shared, table.squares[0], table.stars[0])
    observed, expected = float(shares[0]), float(shares[1])
    coverage = None if shares[2] is None else float(shares[2])
    if not expected > 0:
        reason = NO_COMMON_WORDS if coverage == 0 else NOTHING_EXPECTED
        return answer(None, reason, coverage=coverage)
    value = 1 - observed / expected
    return answer(value, None, coverage=coverage, observed=observed, expected=expected)


def _read(coders: Coders) -> tuple[tuple[str, ...], list[Units]]:
    if isinstance(coders, Mapping):
        return tuple(str(name) for name in coders), list(coders.values())
    return tuple(f"coder {number}" for number in range(1, len(coders) + 1)), list(coders)


def _codes(units: Sequence[Units]) -> list[Hashable]:
    return list(dict.fromkeys(code for mine in units for _, _, code in mine))


def _continuum(
    names: Sequence[str], units: Sequence[Units], length: int, begin: int, union: bool
) -> Continuum:
    codes = _codes(units)
    rows = [
        (coder, codes.index(code), start - begin, end - begin)
        for coder, mine in enumerate(units)
        for start, end, code in mine
    ]
    coder, code, first, last = np.array(rows, np.int64).T
    if (first < 0).any() or (last > length).any() or (first >= last).any():
        raise ValueError(f"every unit lies between {begin} and {begin + length} and is not empty")
    source, sizes = np.zeros(len(rows), np.int64), np.array([length])
    placed = Placed("character", ("continuum",), sizes, source, coder, code, first, last)
    table = continuum(placed, len(names), len(codes), union)
    both = (table.patterns.values < 0) & (table.count[0] > 0)
    if both.any():
        who = names[int(np.argmax(both.any(axis=1)))]
        raise ValueError(f"{who} put two codes on the same words: one at a time, or join them")
    return table
