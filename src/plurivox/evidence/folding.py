"""Words as a search compares them: no case, no diacritics, no niqqud, no signs between words."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

UNKNOWN, DROPPED = 0, 0x110000
VIRAMA = 9  # a mark of this class joins consonants and is no diacritic
_TABLE = np.zeros(0x110000, np.uint32)  # code point → folded code point, filled as texts need it


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """Folded words: letters, digits, spaces and line ends alone.

    places: the code point in the text at which each folded one stands; None where all stand where
    they stood, since no mark was dropped. length: of the text.
    """

    words: str
    places: NDArray[np.intp] | None
    length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where folded start..end (not empty) stands in the text, with the marks that follow."""
        if self.places is None:
            return start, end
        after = int(self.places[end]) if end < len(self.places) else self.length
        return int(self.places[start]), after


def folded(words: str) -> Folded:
    """A text as a search compares it; 0.1 ms for 36,000 characters."""
    points = np.frombuffer(words.encode("utf-32-le", "surrogatepass"), "<u4")
    found = _TABLE[points]
    if not found.all():
        for point in np.unique(points[found == UNKNOWN]).tolist():
            _TABLE[point] = _fold(chr(point))
        found = _TABLE[points]
    kept = found != DROPPED
    places = None
    if not kept.all():
        places = np.flatnonzero(kept)
        found = found[kept]
    return Folded(found.astype("<u4").tobytes().decode("utf-32-le"), places, len(words))


def _fold(letter: str) -> int:
    """What one code point is compared as: one code point, a space, or nothing at all."""
    if letter == "\n":
        return ord(letter)
    kind = unicodedata.category(letter)
    if kind == "Cf" or unicodedata.combining(letter) not in (0, VIRAMA):
        return DROPPED
    if kind[0] not in "LNM":
        return ord(" ")
    base = "".join(
        part
        for part in unicodedata.normalize("NFD", letter)
        if unicodedata.combining(part) in (0, VIRAMA)
    )
    small = (base if len(base) == 1 else letter).lower()
    small = small if len(small) == 1 else letter
    same = small.casefold()
    return ord(same if len(same) == 1 else small)
