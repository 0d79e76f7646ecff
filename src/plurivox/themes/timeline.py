"""The codes of a source along its course: where each begins, how long it lasts, and who speaks.

The course is measured in time where the turns have times, otherwise in turns, and in words where
nobody’s turns are known.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plurivox.evidence.turns import Turns

from .analysis import Analysis

TICKS = 10  # at most
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)
MINUTES = (1, 2, 5, 10, 15, 20, 30, 60, 120)
MINUTE = 60_000  # milliseconds


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """What a source is measured in. kind: "time", "turns" or "words".

    place, value: code points, rising, and what they are in time or turns; ticks: (share, label).
    """

    kind: str
    place: NDArray[np.float64]
    value: NDArray[np.float64]
    ticks: tuple[tuple[float, str], ...] = ()

    def share(self, position: int) -> float:
        """A code point as a share of the source, 0 to 1."""
        first, last = self.value[0], self.value[-1]
        at = float(np.interp(position, self.place, self.value))
        return (at - float(first)) / float(last - first)


def scale_of(turns: Turns, length: int) -> Scale | None:
    """The scale of a text of so many code points; None where it has no words."""
    if not length:
        return None
    timed = turns.begin >= 0
    if len(turns) and bool(timed.all()) and bool((np.diff(turns.begin) >= 0).all()):
        last = max(int(turns.finish[-1]), int(turns.begin[-1]))
        if last > int(turns.begin[0]):
            return _timed(turns, last)
    if len(turns):
        return _in_turns(turns)
    ends = np.array([0, length], np.float64)
    return Scale("words", ends, ends, ((0.0, "beginning"), (1.0, "end")))


def _timed(turns: Turns, last: int) -> Scale:
    place = np.append(turns.start, turns.end[-1]).astype(np.float64)
    value = np.append(turns.begin, last).astype(np.float64)
    first, whole = value[0], value[-1] - value[0]
    step = MINUTE * next((m for m in MINUTES if whole / (m * MINUTE) <= TICKS), MINUTES[-1])
    begin = int(-(-first // step)) * step
    ticks = [
        ((at - first) / whole, f"{at // MINUTE} min") for at in range(begin, int(last) + 1, step)
    ]
    return Scale("time", place, value, tuple((float(share), said) for share, said in ticks))


def _in_turns(turns: Turns) -> Scale:
    count = len(turns)
    place = np.append(turns.start, turns.end[-1]).astype(np.float64)
    value = np.arange(count + 1, dtype=np.float64)
    step = next((one for one in STEPS if count / one <= TICKS), STEPS[-1])
    numbers = [1, *range(step, count + 1, step)] if step > 1 else list(range(1, count + 1))
    ticks = [((n - 1) / count, f"turn {n}" if n == 1 else str(n)) for n in numbers]
    return Scale("turns", place, value, tuple(ticks))


@dataclass(frozen=True, slots=True)
class Mark:
    """A coded passage on the line; begin and end are shares of the source, 0 to 1."""

    passage: uuid.UUID
    begin: float
    end: float
    turn: int
    label: str


@dataclass(frozen=True, slots=True)
class Lane:
    """The marks of one code, in order."""

    code: uuid.UUID
    marks: tuple[Mark, ...]


def timeline(
    analysis: Analysis, source: uuid.UUID, scale: Scale | None, codes: Sequence[uuid.UUID]
) -> tuple[Lane, ...]:
    """The lanes of the codes that occur in a source, in the order of `codes`; places by a scale."""
    found: dict[uuid.UUID, list[Mark]] = {}
    for one in analysis.codings:
        said = analysis.passages[one.passage]
        if said.source == source and scale:
            begin, end = scale.share(said.start), scale.share(said.end)
            mark = Mark(said.id, begin, end, said.turn, said.label)
            found.setdefault(one.code, []).append(mark)
    lanes = [
        Lane(code, tuple(sorted(found[code], key=lambda mark: (mark.begin, mark.end))))
        for code in codes
        if code in found
    ]
    return tuple(lanes)
