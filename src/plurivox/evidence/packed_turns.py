"""Who speaks at a place, told from packed turns as they lie: there is no numpy to wait for."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections.abc import Callable

NOBODY = -1
ROWS = 6  # as `Turns.pack` lays them: start, label_end, end, speaker, begin, finish


def speaker_in(packed: bytes) -> Callable[[int], int]:
    """A function from a code point to the index of its speaker, or NOBODY.

    The same as `Turns.unpack(packed).speaker_at`. Raises ValueError where the bytes are no turns.
    """
    if len(packed) % (4 * ROWS):
        raise ValueError("these bytes are not six equal rows of turns")
    columns = array("i", packed)
    if sys.byteorder == "big":
        columns.byteswap()
    count = len(columns) // ROWS
    start, end, speaker = (columns[count * row : count * (row + 1)] for row in (0, 2, 3))

    def speaker_at(position: int) -> int:
        number = bisect_right(start, position) - 1
        return speaker[number] if number >= 0 and position < end[number] else NOBODY

    return speaker_at
