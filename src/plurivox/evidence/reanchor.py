"""Where passages of a text stand in its next revision: at the same words, or for a person to say.

A span is carried where all of it lies in one stretch that is the same in both revisions. It is
listed, with what is known, where its words changed; where it could as well stand a little further
on, beside equal words that were put in or taken out; and where it is shorter than three words and
stands next to a change, so that it may mean something else now.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal

from plurivox.evidence.patience import Block, blocks, joined

Span = tuple[int, int]  # code points, end exclusive
Why = Literal["", "changed", "slides", "short"]
SHORT = 3  # words; a span of fewer says little by itself
_TOKEN = re.compile(r"\w+|\s|[^\w\s]")
_WORD = re.compile(r"\w+")

SENTENCES: dict[Why, str] = {
    "changed": "Its words were changed.",
    "slides": "Equal words were put in or taken out beside it: it could stand in two places.",
    "short": "It is short, and the words next to it were changed.",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a span stands now. why: empty where it is carried; otherwise a person decides.

    start, end: where it was carried to, or may be meant; None where nothing can be said.
    """

    start: int | None
    end: int | None
    why: Why = ""

    @property
    def carried(self) -> bool:
        return not self.why


def equal_stretches(old: str, new: str) -> list[Block]:
    """(start in old, start in new, length) in code points of what is the same, in order.

    Lines are compared first, then words and spaces inside what changed.
    """
    old_lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    old_at, new_at = _starts(old_lines), _starts(new_lines)
    found: list[Block] = []
    i = j = 0
    for at, to, count in (
        *blocks(old_lines, new_lines, finely=False),
        (len(old_lines), len(new_lines), 0),
    ):
        low, start = old_at[i], new_at[j]
        found += (
            (low + a, start + b, n)
            for a, b, n in _by_words(old[low : old_at[at]], new[start : new_at[to]])
        )
        if count:
            found.append((old_at[at], new_at[to], old_at[at + count] - old_at[at]))
        i, j = at + count, to + count
    return joined(found)


def _starts(parts: Sequence[str]) -> list[int]:
    return [0, *accumulate(map(len, parts))]


def _by_words(old: str, new: str) -> list[Block]:
    if not old or not new:
        return []
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    at, to = _starts(a), _starts(b)
    return [(at[i], to[j], at[i + n] - at[i]) for i, j, n in blocks(a, b, finely=True)]


def reanchor(old: str, new: str, spans: Iterable[Span]) -> list[Placed]:
    """Where each span of the old words stands in the new ones, in the order given."""
    change = _Change(old, new)
    return [change.place(start, end) for start, end in spans]


def covering(old: str, new: str, spans: Iterable[Span]) -> list[Span]:
    """The new words in which the words of each span must be, if they are there still: for erasing.

    What stands for changed words is all that stands between the equal stretches around them.
    """
    change = _Change(old, new)
    return [(change.before(start), change.after(end)) for start, end in spans]


class _Change:
    """What changed from one revision to the next, ready for many spans."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.stretches = equal_stretches(old, new)
        self.starts = [start for start, _, _ in self.stretches]
        sliding = sorted(self._sliding())
        self.slide_starts = [start for start, _ in sliding]
        self.slide_stops = list(accumulate((stop for _, stop in sliding), max))

    def place(self, start: int, end: int) -> Placed:
        low = self._stretch(start)
        if low is None or end > low[0] + low[2]:
            meant = self._meant(start, end)
            return Placed(meant[0], meant[1], "changed") if meant else Placed(None, None, "changed")
        shift = low[1] - low[0]
        if self._slides(start, end):
            return Placed(start + shift, end + shift, "slides")
        if self._is_short_beside(start, end, low):
            return Placed(start + shift, end + shift, "short")
        return Placed(start + shift, end + shift)

    def before(self, at: int) -> int:
        """Where a place stands now, or else where the equal stretch before it ends."""
        number = bisect_right(self.starts, at) - 1
        if number < 0:
            return 0
        first, now, length = self.stretches[number]
        return now + min(at - first, length)

    def after(self, at: int) -> int:
        """Where the end of a span stands now, or else where the equal stretch after it begins."""
        number = bisect_left(self.starts, at) - 1
        if number >= 0 and at <= self.starts[number] + self.stretches[number][2]:
            return at - self.starts[number] + self.stretches[number][1]
        number += 1
        return self.stretches[number][1] if number < len(self.stretches) else len(self.new)

    def _stretch(self, at: int) -> Block | None:
        """The equal stretch that holds a place."""
        number = bisect_right(self.starts, at) - 1
        if number < 0 or at >= self.stretches[number][0] + self.stretches[number][2]:
            return None
        return self.stretches[number]

    def _meant(self, start: int, end: int) -> Span | None:
        """From where its first letter stands now to where its last one does, if both are there;
        only its own words, where these stand there once.
        """
        first, last = self._stretch(start), self._stretch(end - 1)
        if first is None or last is None:
            return None
        low, high = start - first[0] + first[1], end - last[0] + last[1]
        words = self.old[start:end]
        at = self.new.find(words, low, high)
        if at >= 0 and self.new.find(words, at + 1, high) < 0:
            return at, at + len(words)
        return low, high

    def _slides(self, start: int, end: int) -> bool:
        number = bisect_right(self.slide_starts, start) - 1
        return number >= 0 and self.slide_stops[number] >= end

    def _is_short_beside(self, start: int, end: int, stretch: Block) -> bool:
        words = _WORD.findall(self.old, start, end)
        if len(words) >= SHORT:
            return False
        first, now, length = stretch
        last = first + length
        at_start = first == 0 and now == 0
        at_end = last == len(self.old) and now + length == len(self.new)
        after_change = not at_start and not _WORD.search(self.old, first, start)
        before_change = not at_end and not _WORD.search(self.old, end, last)
        return after_change or before_change

    def _sliding(self) -> Iterable[Span]:
        """Stretches of the old words that could as well be the ones put in or taken out."""
        ends = [(0, 0, 0), *self.stretches, (len(self.old), len(self.new), 0)]
        for (a, b, n), (c, d, m) in pairwise(ends):
            for words, low, high in ((self.old, a + n, c), (self.new, b + n, d)):
                if low < high:
                    yield a + n - _same_before(words, low, high, n), a + n
                    yield c, c + _same_after(words, low, high, m)


def _same_before(words: str, low: int, high: int, most: int) -> int:
    """How many code points before low equal those before high, at most so many."""
    count = 0
    while count < most and words[low - 1 - count] == words[high - 1 - count]:
        count += 1
    return count


def _same_after(words: str, low: int, high: int, most: int) -> int:
    """How many code points from low equal those from high, at most so many."""
    count = 0
    while count < most and high + count < len(words) and words[low + count] == words[high + count]:
        count += 1
    return count
