"""A line of the table of what was measured: ours, the target, the floor, Taguette."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """The median of several runs. unit: as it is printed; note: what was done otherwise here."""

    value: float
    unit: str
    runs: tuple[float, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class NotRun:
    """Why there is no figure."""

    reason: str


Cell = Figure | NotRun
NONE = NotRun("nothing to compare with")


@dataclass(frozen=True, slots=True)
class Target:
    """At most (or, where `least`, at least) so much, in the unit of the figure."""

    limit: float
    least: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One figure that is asked for. target None: none is set."""

    what: str
    ours: Cell
    target: Target | None = None
    floor: Cell = NONE
    taguette: Cell = NONE

    @property
    def met(self) -> bool | None:
        """Whether ours is within the target; None where there is no figure or no target."""
        if self.target is None or isinstance(self.ours, NotRun):
            return None
        if self.target.least:
            return self.ours.value >= self.target.limit
        return self.ours.value <= self.target.limit


@dataclass(frozen=True, slots=True)
class Answer:
    """The lines of one question, and under what they came about.

    load: how many processes wanted a processor meanwhile, the machine's own average of a minute.
    """

    question: str
    commit: str
    date: str
    load: float
    lines: tuple[Line, ...] = field(default_factory=tuple)


def figure(runs: Sequence[float], unit: str, note: str = "") -> Figure:
    """The median of runs."""
    return Figure(median(runs), unit, tuple(float(f"{run:.4g}") for run in runs), note)


def as_json(answer: Answer) -> dict[str, Any]:
    """Plain values, with whether each line is met written out."""
    lines = [asdict(line) | {"met": line.met} for line in answer.lines]
    return asdict(answer) | {"lines": lines}


def from_json(row: dict[str, Any]) -> Answer:
    """What `as_json` made."""
    lines = tuple(map(_line, row["lines"]))
    return Answer(row["question"], row["commit"], row["date"], row.get("load", 0.0), lines)


def _line(row: dict[str, Any]) -> Line:
    cells = [_cell(row[name]) for name in ("ours", "floor", "taguette")]
    target = Target(**row["target"]) if row["target"] else None
    return Line(row["what"], cells[0], target, *cells[1:])


def _cell(row: dict[str, Any]) -> Cell:
    if "reason" in row:
        return NotRun(row["reason"])
    return Figure(row["value"], row["unit"], tuple(row["runs"]), row["note"])
