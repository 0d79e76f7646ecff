"""A bootstrap over blocks of turns: only where it is chosen, and named."""

from __future__ import annotations

import numpy as np
import pytest

from plurivox.coding.agreement import agreement_table
from plurivox.coding.agreement.blocks import in_blocks, with_block_intervals
from plurivox.coding.units import Codings, ComparedSource
from plurivox.evidence.problem import Refused

MANY = 120  # turns of ten letters
ASKED = {
    "coders": ("Ann", "Ben"), "unit": "turn", "scope": "participants",
    "statistics": ["percent", "krippendorff_alpha", "u_alpha"],
}  # fmt: skip


def talk() -> tuple[Codings, list[ComparedSource]]:
    """One source; each coder marks about a third of its turns, often the same ones."""
    turns = np.stack([np.arange(MANY) * 10, np.arange(MANY) * 10 + 10], axis=1)
    random = np.random.default_rng(3)
    ann = random.random(MANY) < 0.35
    ben = np.where(random.random(MANY) < 0.8, ann, ~ann)
    rows = [
        (0, coder, 0, int(at) * 10 + 2, int(at) * 10 + 9)
        for coder, used in enumerate((ann, ben))
        for at in np.flatnonzero(used)
    ]
    scopes = {"participants": turns}
    return Codings.of(rows, ("Ann", "Ben"), ("pay",)), [ComparedSource("s", scopes, turns, turns)]


def test_blocks_hold_every_turn_and_every_coding_once() -> None:
    codings, sources = talk()
    cut, blocks = in_blocks(codings, sources, 10)
    assert len(blocks) == 12
    assert sum(len(block.turns) for block in blocks) == MANY
    assert sorted(zip(cut.coder, cut.start, cut.end, strict=True)) == sorted(
        zip(codings.coder, codings.start, codings.end, strict=True)
    )


def test_a_coding_over_a_border_counts_in_both_blocks() -> None:
    _, sources = talk()
    wide = Codings.of([(0, 0, 0, 95, 105)], ("Ann", "Ben"), ("pay",))
    cut, _ = in_blocks(wide, sources, 10)
    assert list(zip(cut.source, cut.start, cut.end, strict=True)) == [(0, 95, 100), (1, 100, 105)]


def test_the_interval_is_named_and_the_value_is_the_same() -> None:
    codings, sources = talk()
    plain = agreement_table(codings, sources, **ASKED)
    rows = with_block_intervals(plain, codings, sources, **ASKED)
    assert [row.value for row in rows] == [row.value for row in plain]
    assert all(row.low is None for row in plain)
    alpha = next(r for r in rows if r.statistic == "krippendorff_alpha" and r.code == "pay")
    assert alpha.value is not None and alpha.low is not None and alpha.high is not None
    assert alpha.low < alpha.value < alpha.high
    assert alpha.method == "bootstrap over 12 blocks of 10 turns, 2000 draws, seed 7"


def test_the_unitizing_family_and_single_sources_get_none() -> None:
    codings, sources = talk()
    rows = with_block_intervals(
        agreement_table(codings, sources, **ASKED), codings, sources, **ASKED
    )
    assert all(row.low is None for row in rows if row.statistic == "u_alpha" or row.source)


def test_the_interval_holds_what_a_bootstrap_by_hand_holds() -> None:
    codings, sources = talk()
    rows = with_block_intervals(
        agreement_table(codings, sources, **ASKED), codings, sources, **ASKED
    )
    percent = next(r for r in rows if r.statistic == "percent" and r.code == "pay")
    used = np.zeros((2, MANY), bool)
    used[codings.coder, codings.start // 10] = True
    same = (used[0] == used[1]).reshape(12, 10).mean(axis=1)
    picked = np.random.default_rng(7).integers(0, 12, (2000, 12))
    by_hand = np.percentile(same[picked].mean(axis=1), [2.5, 97.5])
    assert (percent.low, percent.high) == pytest.approx(tuple(by_hand))


def test_a_source_as_a_whole_has_no_blocks() -> None:
    codings, sources = talk()
    asked = ASKED | {"unit": "source"}
    with pytest.raises(Refused, match="smaller unit"):
        with_block_intervals([], codings, sources, **asked)
    bare = [ComparedSource("s", {"participants": sources[0].turns})]
    with pytest.raises(Refused, match="no turns"):
        in_blocks(codings, bare)
