"""What is compared: codings as columns, and the scope, turns and paragraphs of each source."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from plurivox.evidence.turns import Turns

Integers = NDArray[np.int64]
Unit = Literal["character", "turn", "paragraph", "source"]
UNITS: tuple[Unit, ...] = get_args(Unit)


@dataclass(frozen=True, slots=True, eq=False)
class Codings:
    """Columns, one entry a coding: indexes of source, coder and code; start, end in code points."""

    source: Integers
    coder: Integers
    code: Integers
    start: Integers
    end: Integers
    coders: tuple[str, ...]
    codes: tuple[str, ...]

    @classmethod
    def of(
        cls,
        rows: Sequence[tuple[int, int, int, int, int]],
        coders: Sequence[str],
        codes: Sequence[str],
    ) -> Codings:
        """From (source, coder, code, start, end) tuples."""
        source, coder, code, start, end = np.array(rows, np.int64).reshape(-1, 5).T
        return cls(source, coder, code, start, end, tuple(coders), tuple(codes))

    def __len__(self) -> int:
        return len(self.source)


@dataclass(frozen=True, slots=True, eq=False)
class ComparedSource:
    """A source as the coders had it; every span array is (n, 2), start and end in code points.

    scopes: what could be coded, by the scope's name (participants, all, results). turns,
    paragraphs: the units of those names, without overlap. coders: indexes of those who had to code
    this source; None means all.
    """

    name: str
    scopes: Mapping[str, Integers]
    turns: Integers = field(default_factory=lambda: np.zeros((0, 2), np.int64))
    paragraphs: Integers = field(default_factory=lambda: np.zeros((0, 2), np.int64))
    coders: frozenset[int] | None = None


def participants_scope(turns: Turns, facilitators: Collection[int]) -> Integers:
    """The words of every turn that no facilitator said, without labels and header lines.

    facilitators: indexes of speakers. A turn of nobody known counts as a participant's.
    """
    asked = np.isin(turns.speaker, np.array(sorted(facilitators), np.int64))
    words = np.stack([turns.label_end, turns.end], axis=1).astype(np.int64)
    return words[~asked & (words[:, 0] < words[:, 1])]


def results_scope(length: int, sections: Sequence[tuple[str, int, int]]) -> Integers:
    """What an article found: its results, without headings.

    sections: (kind, end of the heading, end) in order. Where no part is called results, all but the
    abstract, methods, tables and references; where there are no parts, everything.
    """
    results = [(start, end) for kind, start, end in sections if kind == "results" and start < end]
    others = ("abstract", "methods", "tables", "references")
    rest = [(s, e) for kind, s, e in sections if kind not in others and s < e]
    return np.array(results or rest or [(0, length)], np.int64).reshape(-1, 2)


def whole_scope(length: int) -> Integers:
    """Everything in a text of so many code points, labels and header lines included."""
    return np.array([[0, length]], np.int64)


def turn_units(turns: Turns) -> Integers:
    """The turns of a text with their labels; the scope takes off what nobody could code."""
    return np.stack([turns.start, turns.end], axis=1).astype(np.int64)


def paragraph_units(words: str) -> Integers:
    """The lines of a text that hold more than white space."""
    spans, at = [], 0
    for line in words.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return np.array(spans, np.int64).reshape(-1, 2)


def shared(sources: Sequence[ComparedSource], coders: Sequence[int]) -> tuple[list[int], list[int]]:
    """Indexes of the sources that all of the coders had to code, and of those left out."""
    everybody = set(coders)
    had = [s.coders is None or everybody <= s.coders for s in sources]
    return [i for i, all_ in enumerate(had) if all_], [i for i, all_ in enumerate(had) if not all_]
