"""Where a passage stands: code points inside, UTF-16 at the border, never inside a letter.

A letter as a reader sees it is an extended grapheme cluster (Unicode Standard Annex 29): a base
with its niqqud, an emoji with its skin and its joiners, a pair of flag letters.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
import regex
from numpy.typing import NDArray

from plurivox.evidence.problem import Refused

Places = NDArray[np.int64]
_CLUSTER = regex.compile(r"\X")


class Utf16:
    """The places of one text in UTF-16 code units, as browsers and some formats count them."""

    def __init__(self, words: str) -> None:
        self.words = words

    @cached_property
    def _starts(self) -> Places:
        """The unit at which each code point starts, and the end of the text."""
        points = np.frombuffer(self.words.encode("utf-32-le", "surrogatepass"), "<u4")
        starts = np.zeros(len(points) + 1, np.int64)
        np.cumsum(1 + (points > 0xFFFF), out=starts[1:])
        return starts

    def units(self, places: NDArray[np.integer]) -> Places:
        """Code points (0 to the length of the text) → UTF-16 units, of the same shape."""
        if self.words.isascii():
            return np.asarray(places, np.int64)
        found: Places = self._starts[places]
        return found

    def points(self, units: NDArray[np.integer]) -> Places:
        """UTF-16 units → code points; a unit inside a pair is the code point that it belongs to.

        Raises ValueError for a unit that lies outside the text.
        """
        asked = np.asarray(units, np.int64)
        if asked.size and (asked.min() < 0 or asked.max() > self._starts[-1]):
            raise ValueError("a place lies outside the text")
        return np.searchsorted(self._starts, asked, side="right") - 1


def snapped(words: str, start: int, end: int) -> tuple[int, int]:
    """The span widened so that it cuts no letter in two (code points, end exclusive).

    Raises Refused where the span is empty or lies outside the text.
    """
    if not 0 <= start < end <= len(words):
        raise Refused(f"There are no words from {start} to {end} in this text; choose some.")
    return _edge_before(words, start), _edge_after(words, end)


def cuts_letter(words: str, place: int) -> bool:
    """Whether a place is in the middle of a letter."""
    return _edge_before(words, place) != place


def _edge_before(words: str, place: int) -> int:
    """The nearest edge of a letter at or before a place."""
    at = _safe(words, place)
    while at < place:
        following = _CLUSTER.match(words, at).end()
        if following > place:
            return at
        at = following
    return place


def _edge_after(words: str, place: int) -> int:
    """The nearest edge of a letter at or after a place."""
    at = _safe(words, place)
    while at < place:
        at = _CLUSTER.match(words, at).end()
    return at


def _safe(words: str, place: int) -> int:
    """A place at or before this one that is an edge of a letter whatever stands before it.

    Nothing joins itself to a space or a line's end but the rare signs that precede a number, and
    between two letters of ASCII other than CR and LF there always is an edge.
    """
    at = place
    while at > 0 and not _is_edge(words, at):
        at -= 1
    return at


def _is_edge(words: str, at: int) -> bool:
    pair = words[at - 1 : at + 1]
    if len(pair) < 2 or "\r" in pair:
        return False
    blank = pair[1] in " \n" and _CLUSTER.match(words, at - 1).end() == at
    return bool(blank) or pair.isascii()
