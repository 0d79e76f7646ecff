"""The codes of a source along its course: where each begins, how long it lasts, and who speaks."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from .analysis import Analysis


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
    analysis: Analysis, source: uuid.UUID, length: int, codes: Sequence[uuid.UUID]
) -> tuple[Lane, ...]:
    """The lanes of the codes that occur in a source, in the order of `codes`.

    length: of the source's text, in code points; places are measured in words, not in minutes.
    """
    found: dict[uuid.UUID, list[Mark]] = {}
    for one in analysis.codings:
        said = analysis.passages[one.passage]
        if said.source == source and length:
            mark = Mark(said.id, said.start / length, said.end / length, said.turn, said.label)
            found.setdefault(one.code, []).append(mark)
    lanes = [
        Lane(code, tuple(sorted(found[code], key=lambda mark: (mark.begin, mark.end))))
        for code in codes
        if code in found
    ]
    return tuple(lanes)
