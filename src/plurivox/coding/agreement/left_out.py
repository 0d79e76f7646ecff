"""What a comparison leaves out, in sentences, so that nobody has to guess what was counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from plurivox.coding.placed import Ground
from plurivox.coding.units import Codings, ComparedSource, shared

OUTSIDE = {
    "participants": "turns: a facilitator’s, or without words",
    "results": "turns and paragraphs: not among the results",
    "all": "turns: without words",
}


def left_out(
    codings: Codings,
    sources: Sequence[ComparedSource],
    *,
    coders: Sequence[str],
    scope: str,
) -> list[str]:
    """Sources that not all had to code, turns outside the scope, codings wholly outside it."""
    who = [codings.coders.index(name) for name in coders]
    kept, without = shared(sources, who)
    return [
        *(f"{sources[at].name}, which not all of these coders had to code" for at in without),
        *_turns([sources[at] for at in kept], scope),
        *_codings(codings, sources, kept, who, scope),
    ]


def _turns(sources: Sequence[ComparedSource], scope: str) -> Iterator[str]:
    all_ = sum(len(source.turns) for source in sources)
    outside = sum(_outside(source, scope) for source in sources)
    if outside:
        yield f"{outside:,} of {all_:,} {OUTSIDE[scope]}"


def _outside(source: ComparedSource, scope: str) -> int:
    """Turns of which no letter is in the scope."""
    spans = source.scopes[scope]
    spans = spans[np.argsort(spans[:, 0])]
    starts, ends = spans[:, 0], np.maximum.accumulate(spans[:, 1]) if len(spans) else spans[:, 1]
    first = np.searchsorted(ends, source.turns[:, 0], side="right")
    hit = first < np.searchsorted(starts, source.turns[:, 1], side="left")
    return int((~hit).sum())


def _codings(
    codings: Codings,
    sources: Sequence[ComparedSource],
    kept: Sequence[int],
    who: Sequence[int],
    scope: str,
) -> Iterator[str]:
    place = np.full(len(sources) + 1, -1, np.int64)
    place[np.array(kept, np.int64)] = np.arange(len(kept))
    mine = np.isin(codings.coder, np.array(who, np.int64)) & (place[codings.source] >= 0)
    ground = Ground(codings, sources, kept, "character", scope)
    low, high = ground.reach(place[codings.source[mine]], codings.start[mine], codings.end[mine])
    outside = int((low >= high).sum())
    if outside:
        yield f"{outside:,} of {int(mine.sum()):,} codings: they lie outside the scope"
