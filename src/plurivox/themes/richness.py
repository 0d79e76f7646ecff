"""How many codes there may be, from how many sources each was met in: Mao Tau, Chao2, coverage.

All assume that sources are exchangeable draws, which sessions of a study hardly are: they describe
what was found and prove nothing about what was not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb


@dataclass(frozen=True, slots=True)
class Incidence:
    """found: codes met at all; sources: T; once, twice: codes met in exactly one, two of them.

    met: all incidences, the sum over codes of the number of sources.
    """

    found: int
    sources: int
    once: int
    twice: int
    met: int

    @classmethod
    def of(cls, frequencies: Sequence[int], sources: int) -> Incidence:
        """From the number of sources that each code was met in; zeros are codes not met."""
        seen = [one for one in frequencies if one]
        return cls(len(seen), sources, seen.count(1), seen.count(2), sum(seen))


def chao2(one: Incidence) -> float:
    """The estimated number of codes, met or not (Chao 1987; as in vegan's specpool).

    S + (T−1)/T · Q1²/(2·Q2), and with no code met twice S + (T−1)/T · Q1(Q1−1)/2. Raises ValueError
    for no source.
    """
    if one.sources < 1:
        raise ValueError("there is no source")
    more = one.once**2 / (2 * one.twice) if one.twice else one.once * (one.once - 1) / 2
    return one.found + (one.sources - 1) / one.sources * more


def coverage(one: Incidence) -> float | None:
    """The share of incidences that belong to codes met already (Chao and Jost 2012), 0 to 1.

    1 − Q1/U · (T−1)·Q1 / ((T−1)·Q1 + 2·Q2); None where nothing was met, or one source alone was.
    """
    if not one.met or one.sources < 2:
        return None
    if not one.once:
        return 1.0
    drawn = (one.sources - 1) * one.once
    return 1 - one.once / one.met * drawn / (drawn + 2 * one.twice)


def mao_tau(frequencies: Sequence[int], sources: int) -> list[float]:
    """The expected number of codes in 1, 2, … T sources drawn at random (Colwell and others 2004).

    frequencies: for each code the number of sources it was met in, 0 to T.
    """
    return [
        sum(1 - comb(sources - met, drawn) / comb(sources, drawn) for met in frequencies)
        for drawn in range(1, sources + 1)
    ]
