"""From independent layers and what was decided on their differences to one consensus layer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

Decision = Literal["one", "both", "none", "new"]
DECISIONS: tuple[Decision, ...] = ("one", "both", "none", "new")


@dataclass(frozen=True, slots=True)
class LaidCoding:
    """A coding of one source: who put which code on start..end (code points, end exclusive)."""

    id: UUID
    coder: str
    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Question:
    """A disagreement in one source: for every coder the codes in question there."""

    start: int
    end: int
    codes: Mapping[str, tuple[str, ...]]

    def holds(self, one: LaidCoding) -> bool:
        """Whether a coding is part of what is in question."""
        overlap = one.start < self.end and self.start < one.end
        return overlap and one.code in self.codes.get(one.coder, ())


@dataclass(frozen=True, slots=True)
class ConsensusCoding:
    """A coding of the consensus layer; `origin`: the codings that it comes from."""

    code: str
    start: int
    end: int
    origin: tuple[UUID, ...]


def agreed(
    codings: Sequence[LaidCoding], questions: Sequence[Question], words: str
) -> list[ConsensusCoding]:
    """What nobody has to settle: every coding less the stretches of it that are in question.

    Overlapping stretches of one code become one. White space at their edges goes.
    """
    left = [
        ConsensusCoding(one.code, start, end, (one.id,))
        for one in codings
        for start, end in _less(one, [q for q in questions if q.holds(one)])
    ]
    return joined(_trimmed(left, words))


def settled(
    question: Question,
    codings: Sequence[LaidCoding],
    decision: Decision,
    coder: str = "",
    new: tuple[str, int, int] | None = None,
) -> list[ConsensusCoding]:
    """What a decision puts into the consensus layer.

    one: what `coder` has there; both: what all have; none: nothing; new: (code, start, end) with
    the codings it takes the place of as its origin. A coding that reaches further than the question
    counts inside it only. Raises ValueError where the decision lacks its coder or its span.
    """
    there = [one for one in codings if question.holds(one)]
    if decision == "none":
        return []
    if decision == "new":
        if new is None:
            raise ValueError("a new coding needs a code and a span")
        return [ConsensusCoding(*new, tuple(one.id for one in there))]
    if decision == "one":
        if coder not in question.codes:
            raise ValueError("say whose reading stands")
        there = [one for one in there if one.coder == coder]
    return joined(
        ConsensusCoding(
            one.code, max(one.start, question.start), min(one.end, question.end), (one.id,)
        )
        for one in there
    )


def joined(codings: Iterable[ConsensusCoding]) -> list[ConsensusCoding]:
    """Overlapping spans of one code as one, with all they come from; in the order of place."""
    found: list[ConsensusCoding] = []
    for one in sorted(codings, key=lambda c: (c.code, c.start, c.end)):
        last = found[-1] if found else None
        if last and last.code == one.code and one.start < last.end:
            origin = tuple(dict.fromkeys((*last.origin, *one.origin)))
            found[-1] = ConsensusCoding(one.code, last.start, max(last.end, one.end), origin)
        else:
            found.append(one)
    return sorted(found, key=lambda c: (c.start, c.end, c.code))


def _less(one: LaidCoding, questions: Sequence[Question]) -> Iterator[tuple[int, int]]:
    """The stretches of a coding outside the questions, in order."""
    at = one.start
    for question in sorted(questions, key=lambda q: q.start):
        if at < question.start:
            yield at, question.start
        at = max(at, question.end)
    if at < one.end:
        yield at, one.end


def _trimmed(codings: Iterable[ConsensusCoding], words: str) -> Iterator[ConsensusCoding]:
    for one in codings:
        said = words[one.start : one.end]
        start = one.start + len(said) - len(said.lstrip())
        end = start + len(said.strip())
        if start < end:
            yield ConsensusCoding(one.code, start, end, one.origin)
