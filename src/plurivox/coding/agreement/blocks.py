"""Blocks of turns in place of sources, for a bootstrap within few sources, where it is chosen.

Turns of one conversation lean on each other, so that turns are not drawn one by one but in blocks
of neighbours (Künsch 1989); the blocks here do not overlap and are cut within each source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from plurivox.coding.agreement.rows import Row
from plurivox.coding.agreement.statistics import STATISTICS
from plurivox.coding.agreement.table import agreement_table
from plurivox.coding.units import Codings, ComparedSource, Integers
from plurivox.evidence.problem import Refused

TURNS = 10  # neighbours in a block


def with_block_intervals(
    rows: Sequence[Row],
    codings: Codings,
    sources: Sequence[ComparedSource],
    *,
    turns: int = TURNS,
    **asked: Any,
) -> list[Row]:
    """The rows with 95% intervals of a bootstrap over blocks of turns, each row's method says so.

    asked: what `agreement_table` was asked for the rows. The unitizing family gets no interval: a
    cut between blocks would be a border of its units. Raises Refused for the unit of the source.
    """
    if asked["unit"] == "source":
        raise Refused("A source is compared as a whole; blocks of its turns need a smaller unit.")
    over = f"blocks of {turns} turns"
    drawn = agreement_table(*in_blocks(codings, sources, turns), **asked, over=over)
    by_place = {_place(row): row for row in drawn if row.source is None}
    found = []
    for row in rows:
        other = by_place.get(_place(row)) if row.source is None else None
        if other and row.value is not None and not STATISTICS[row.statistic].unitizing:
            row = replace(row, low=other.low, high=other.high, method=other.method)
        found.append(row)
    return found


def _place(row: Row) -> tuple[Any, ...]:
    return row.statistic, row.code, row.domain, row.coders


def in_blocks(
    codings: Codings, sources: Sequence[ComparedSource], turns: int = TURNS
) -> tuple[Codings, list[ComparedSource]]:
    """The same codings and words, every `turns` turns of a source as a source of its own.

    A coding that reaches into several blocks counts in each. Raises Refused for a source that has
    no turns.
    """
    blocks: list[ComparedSource] = []
    rows: list[Integers] = []
    for at, source in enumerate(sources):
        if not len(source.turns):
            raise Refused(f"{source.name} has no turns to make blocks of.")
        low = np.concatenate([[0], source.turns[turns::turns, 0]])
        high = np.concatenate([low[1:], [np.iinfo(np.int64).max]])
        for begin, end in zip(low.tolist(), high.tolist(), strict=True):
            mine = (codings.source == at) & (codings.start < end) & (codings.end > begin)
            rows.append(_rows(codings, np.flatnonzero(mine), len(blocks), begin, end))
            blocks.append(_block(source, len(blocks), begin, end))
    cut = [tuple(row) for part in rows for row in part.tolist()]
    return Codings.of(cut, codings.coders, codings.codes), blocks


def _rows(codings: Codings, at: Integers, block: int, begin: int, end: int) -> Integers:
    start = np.maximum(codings.start[at], begin)
    stop = np.minimum(codings.end[at], end)
    home = np.full(len(at), block, np.int64)
    return np.stack([home, codings.coder[at], codings.code[at], start, stop], axis=1)


def _block(source: ComparedSource, number: int, begin: int, end: int) -> ComparedSource:
    return ComparedSource(
        f"{source.name} #{number}",
        {name: _within(spans, begin, end) for name, spans in source.scopes.items()},
        _within(source.turns, begin, end),
        _within(source.paragraphs, begin, end),
        source.coders,
    )


def _within(spans: Integers, begin: int, end: int) -> Integers:
    """The spans cut to a stretch; those outside fall."""
    cut = np.clip(spans.reshape(-1, 2), begin, end)
    return cut[cut[:, 0] < cut[:, 1]]
