"""Which stretches of two sequences are the same: patience diff, by what occurs once in both.

Cohen's patience diff as Bram Cohen described it in 2009: what is unique on both sides anchors, the
longest rising run of anchors is kept, and the gaps between are looked at in the same way.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

Block = tuple[int, int, int]  # start in the old, start in the new, length
Gap = tuple[int, int, int, int]  # start and end in the old, start and end in the new
MOST = 4_000_000  # pairs that a gap without anchors is compared in; a larger one counts as changed


def blocks(old: Sequence[Hashable], new: Sequence[Hashable], *, finely: bool) -> list[Block]:
    """Equal stretches, in order and without overlap on either side.

    finely: a gap without anchors is compared pair by pair; otherwise it counts as changed.
    """
    found: list[Block] = []
    todo: list[Gap] = [(0, len(old), 0, len(new))]
    while todo:
        gap = _trimmed(old, new, todo.pop(), found)
        a, b, c, d = gap
        if a == b or c == d:
            continue
        anchors = _anchors(old[a:b], new[c:d])
        if anchors:
            todo += _between(gap, anchors, found)
        elif finely and (b - a) * (d - c) <= MOST:
            matcher = SequenceMatcher(None, old[a:b], new[c:d], autojunk=False)
            found += ((a + i, c + j, n) for i, j, n in matcher.get_matching_blocks() if n)
    return joined(sorted(found))


def joined(found: Sequence[Block]) -> list[Block]:
    """Blocks in order, those that follow each other on both sides as one."""
    whole: list[Block] = []
    for i, j, n in found:
        if whole and whole[-1][0] + whole[-1][2] == i and whole[-1][1] + whole[-1][2] == j:
            i, j, n = whole[-1][0], whole[-1][1], whole.pop()[2] + n
        whole.append((i, j, n))
    return whole


def _trimmed(old: Sequence[Hashable], new: Sequence[Hashable], gap: Gap, found: list[Block]) -> Gap:
    """The gap without what is equal at its beginning and its end, which is found."""
    a, b, c, d = gap
    first = a
    while a < b and c < d and old[a] == new[c]:
        a, c = a + 1, c + 1
    if a > first:
        found.append((first, c - (a - first), a - first))
    last = b
    while b > a and d > c and old[b - 1] == new[d - 1]:
        b, d = b - 1, d - 1
    if b < last:
        found.append((b, d, last - b))
    return a, b, c, d


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Places of what occurs once on both sides: the longest run that rises on both."""
    once_old, once_new = Counter(old), Counter(new)
    place = {one: at for at, one in enumerate(new) if once_new[one] == 1}
    pairs = [(at, place[one]) for at, one in enumerate(old) if once_old[one] == 1 and one in place]
    ends: list[int] = []  # the least place in the new at which a run of each length ends
    tops: list[int] = []  # the pair that does so
    before: list[int] = []
    for number, (_, at) in enumerate(pairs):
        length = bisect_left(ends, at)
        before.append(tops[length - 1] if length else -1)
        ends[length : length + 1] = [at]
        tops[length : length + 1] = [number]
    run = []
    number = tops[-1] if tops else -1
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]


def _between(gap: Gap, anchors: Sequence[tuple[int, int]], found: list[Block]) -> Iterator[Gap]:
    """The gaps between anchors, which are found."""
    a, b, c, d = gap
    at_old, at_new = a, c
    for i, j in anchors:
        found.append((a + i, c + j, 1))
        yield at_old, a + i, at_new, c + j
        at_old, at_new = a + i + 1, c + j + 1
    yield at_old, b, at_new, d
