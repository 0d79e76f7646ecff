"""Where coders differ: one of them only, other edges, or another code; the largest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from plurivox.coding.agreement.sweep import segments
from plurivox.coding.placed import Ground, Placed, place
from plurivox.coding.ranges import inside, join, spread
from plurivox.coding.units import Codings, ComparedSource, Integers, Unit, shared

Kind = Literal["only", "boundary", "substitution"]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing to settle. source: its name; start, end: code points of its text.

    codes: for every compared coder the codes in question that this coder has there. size: letters
    of the scope on which they differ.
    """

    source: str
    start: int
    end: int
    codes: Mapping[str, tuple[str, ...]]
    kind: Kind
    size: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A code that some coders (a bit each) have from letter `first` to `last`, and others do not.

    low, high: the same in units. edge: None where no other coder has the code on overlapping words;
    otherwise the words that the coders' overlapping ranges of it take up together.
    """

    code: int
    active: int
    first: int
    last: int
    low: int
    high: int
    edge: tuple[int, int] | None = None


Found = tuple[int, int, dict[int, int], Kind, int]  # first, last, code → bits, kind, size


def disagreements(
    codings: Codings,
    sources: Sequence[ComparedSource],
    *,
    coders: Sequence[str],
    unit: Unit,
    scope: str,
    domains: Mapping[str, Sequence[int]] | None = None,
) -> list[Disagreement]:
    """The disagreements of the coders on the sources that all of them had to code, largest first.

    *only*: some coders put the code there and no other did on overlapping words. *boundary*: the
    same code on overlapping words, with other edges; at the unit of the character alone, since a
    turn or paragraph is coded or not. *substitution*: another code of the same domain in the same
    place, or another code on overlapping words where neither coded the other's; it stands for both
    codes and is listed once. Arguments as in `agreement_table`, names of coders each once. Raises
    Refused for a unit or scope that is not known, ValueError for a coder who is not.
    """
    who = [codings.coders.index(name) for name in coders]
    letters = place(codings, sources, who, "character", scope)
    ground = Ground(codings, sources, shared(sources, who)[0], unit, scope)
    group, first, last = join(letters.code * len(who) + letters.coder, letters.first, letters.last)
    code, coder = np.divmod(group, len(who))
    ranges = (code, coder, first, last)
    by_letter = unit == "character"
    stretches = _by_letter(*ranges, len(who)) if by_letter else _by_unit(*ranges, ground, len(who))
    pairs, rest = _paired(stretches, _domains(len(codings.codes), domains or {}))
    found = [*(_substitution(one, other) for one, other in pairs), *_rest(rest, len(who))]
    named = _named(found, ground, letters, coders, codings.codes)
    rank = {name: number for number, name in enumerate(letters.sources)}
    return sorted(named, key=lambda d: (-d.size, rank[d.source], d.start, d.end, d.kind))


def _by_letter(
    code: Integers, coder: Integers, first: Integers, last: Integers, coders: int
) -> list[Stretch]:
    """Ranges of a code that overlap make a cluster: somebody is missing in it, or edges differ."""
    home, low, high = join(code, first, last)
    members = np.zeros(len(home), np.int64)
    np.bitwise_or.at(members, inside(home, low, code, first), np.left_shift(1, coder))
    everybody = (1 << coders) - 1
    found = [
        Stretch(int(home[k]), int(members[k]), *_twice(low[k], high[k]))
        for k in np.flatnonzero(members != everybody)
    ]
    parts = segments(code, coder, first, last)
    cluster = inside(home, low, parts.group, parts.first)
    for k in np.flatnonzero((members[cluster] == everybody) & (parts.active != everybody)):
        around = int(low[cluster[k]]), int(high[cluster[k]])
        span = _twice(parts.first[k], parts.last[k])
        found.append(Stretch(int(parts.group[k]), int(parts.active[k]), *span, around))
    return found


def _by_unit(
    code: Integers, coder: Integers, first: Integers, last: Integers, ground: Ground, coders: int
) -> list[Stretch]:
    """Units that not everybody coded; their words are those that were coded in them."""
    low, high = ground.cover(first, last)
    hit = low < high
    code, coder, first, last, low, high = (a[hit] for a in (code, coder, first, last, low, high))
    group, start, stop = join(code * coders + coder, low, high)
    parts = segments(*np.divmod(group, coders), start, stop)
    begin = inside(parts.group, parts.first, code, low)
    end = inside(parts.group, parts.first, code, high - 1) + 1
    part = spread(begin, end)
    row = np.repeat(np.arange(len(code)), end - begin)
    left, right = ground.extent(parts.first, parts.last)
    words = np.full(len(left), np.iinfo(np.int64).max), np.zeros(len(left), np.int64)
    np.minimum.at(words[0], part, np.maximum(first[row], left[part]))
    np.maximum.at(words[1], part, np.minimum(last[row], right[part]))
    table = np.stack([parts.group, parts.active, *words, parts.first, parts.last], axis=1)
    differ = parts.active != (1 << coders) - 1
    return [Stretch(*row) for row in table[differ].tolist()]


def _paired(
    stretches: Sequence[Stretch], domain: Sequence[int]
) -> tuple[list[tuple[Stretch, Stretch]], list[Stretch]]:
    """Stretches that stand for one another, those sharing most words first; and all the others."""
    together = sorted(_meeting(stretches, domain), key=lambda pair: (-pair[0], pair[1:]))
    taken: set[int] = set()
    pairs = []
    for _, one, other in together:
        if one not in taken and other not in taken:
            taken |= {one, other}
            pairs.append((stretches[one], stretches[other]))
    return pairs, [stretch for k, stretch in enumerate(stretches) if k not in taken]


def _meeting(stretches: Sequence[Stretch], domain: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """(letters in common, one, other) of all that could be a substitution, by one sweep."""
    open_: list[int] = []
    for k in sorted(range(len(stretches)), key=lambda k: (stretches[k].low, stretches[k].first)):
        here = stretches[k]
        open_ = [j for j in open_ if stretches[j].high > here.low]
        for j in open_:
            there = stretches[j]
            common = min(here.last, there.last) - max(here.first, there.first)
            if _substitutes(here, there, common, domain):
                yield max(common, 0), j, k
        open_.append(k)


def _substitutes(one: Stretch, other: Stretch, common: int, domain: Sequence[int]) -> bool:
    if one.code == other.code or one.active & other.active:
        return False
    if domain[one.code] == domain[other.code] >= 0:
        return True
    return common > 0 and one.edge is None and other.edge is None


def _substitution(one: Stretch, other: Stretch) -> Found:
    first, last = min(one.first, other.first), max(one.last, other.last)
    common = max(min(one.last, other.last) - max(one.first, other.first), 0)
    size = one.last - one.first + other.last - other.first - common
    return first, last, {one.code: one.active, other.code: other.active}, "substitution", size


def _rest(stretches: Sequence[Stretch], coders: int) -> Iterator[Found]:
    """What stands for nothing else: a code of some only, or edges, which a cluster has together."""
    edges: dict[tuple[int, tuple[int, int]], int] = {}
    for one in stretches:
        length = one.last - one.first
        if one.edge is None:
            yield one.first, one.last, {one.code: one.active}, "only", length
        else:
            edges[one.code, one.edge] = edges.get((one.code, one.edge), 0) + length
    for (code, (first, last)), size in edges.items():
        yield first, last, {code: (1 << coders) - 1}, "boundary", size


def _named(
    found: Sequence[Found],
    ground: Ground,
    letters: Placed,
    coders: Sequence[str],
    codes: Sequence[str],
) -> Iterator[Disagreement]:
    if not found:
        return
    edges = np.array([(first, last) for first, last, *_ in found], np.int64)
    for (_, _, bits, kind, size), source, start, end in zip(
        found, *ground.back(edges[:, 0], edges[:, 1]), strict=True
    ):
        who = {
            name: tuple(codes[code] for code, mask in bits.items() if mask >> bit & 1)
            for bit, name in enumerate(coders)
        }
        yield Disagreement(letters.sources[source], int(start), int(end), who, kind, size)


def _domains(codes: int, domains: Mapping[str, Sequence[int]]) -> list[int]:
    """For every code the number of its domain, or -1."""
    number = [-1] * codes
    for count, members in enumerate(domains.values()):
        for code in members:
            number[code] = count
    return number


def _twice(first: np.int64, last: np.int64) -> tuple[int, int, int, int]:
    return int(first), int(last), int(first), int(last)
