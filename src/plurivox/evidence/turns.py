"""Who said what stretch of a text: turns, packed as columns of code-point positions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.int32]
NOBODY = -1  # speaker of a turn that no label names; time that is not known


@dataclass(frozen=True, slots=True, eq=False)
class Turns:
    """The turns of one text, in order, without overlap; all arrays have one entry a turn.

    start, label_end, end: code points, end exclusive; the label ("Name:" with the white space that
    follows it) is start..label_end, the words are label_end..end. speaker: index into the text's
    list of speakers, or NOBODY. begin, finish: milliseconds from the start of the recording, or -1.
    Stretches that belong to no turn (a header line, blank lines) are covered by none.
    """

    start: Positions
    label_end: Positions
    end: Positions
    speaker: Positions
    begin: Positions = field(default_factory=lambda: np.zeros(0, np.int32))
    finish: Positions = field(default_factory=lambda: np.zeros(0, np.int32))

    def __post_init__(self) -> None:
        for name in ("begin", "finish"):
            if len(getattr(self, name)) != len(self.start):
                object.__setattr__(self, name, np.full(len(self.start), NOBODY, np.int32))

    def __len__(self) -> int:
        return len(self.start)

    def at(self, position: int) -> int:
        """The number (from 0) of the turn that holds a position, or -1."""
        number = int(np.searchsorted(self.start, position, side="right")) - 1
        return number if number >= 0 and position < self.end[number] else -1

    def speaker_at(self, position: int) -> int:
        """Index of the speaker at a position, or NOBODY."""
        number = self.at(position)
        return int(self.speaker[number]) if number >= 0 else NOBODY

    def pack(self) -> bytes:
        """Six rows of little-endian int32, one after the other."""
        rows = [self.start, self.label_end, self.end, self.speaker, self.begin, self.finish]
        return np.stack(rows).astype("<i4").tobytes()

    @classmethod
    def unpack(cls, packed: bytes) -> Turns:
        """The opposite of `pack`; raises ValueError where the bytes are not six equal rows."""
        return cls(*np.frombuffer(packed, "<i4").reshape(6, -1).astype(np.int32))

    @classmethod
    def of(cls, rows: Iterable[tuple[int, int, int, int]]) -> Turns:
        """From (start, label_end, end, speaker) tuples without times."""
        table = np.array(list(rows), np.int32).reshape(-1, 4).T
        return cls(table[0], table[1], table[2], table[3])
