"""Carrying 2,000 codings over to a corrected transcript of 60,000 words with 500 edits."""

from __future__ import annotations

import random
from collections.abc import Iterator

from ..built import Bench
from ..corpus import long_text, marks
from ..cost import each, inside
from ..line import Line, NotRun, Target, figure

WORDS, EDITS, CODINGS = 60_000, 500, 2_000


def ask(bench: Bench) -> Iterator[Line]:
    """In process; that no carried coding has other words is looked at in the same run."""
    runs = inside(f"{__name__}:carry", 2 * bench.runs)
    yield Line(
        f"{CODINGS:,} codings carried over {EDITS} edits in {WORDS:,} words",
        figure(runs, "s"),
        Target(0.2),
        NotRun("—"),
        NotRun("its texts cannot be corrected"),
    )


def carry(times: int) -> list[float]:
    """Processor seconds of each run. Runs in a process of its own."""
    from plurivox.evidence.reanchor import reanchor

    old = long_text(WORDS)
    chance = random.Random(5)
    spans = [(row["start"], row["end"]) for row in marks(chance, len(old), CODINGS)]
    new = edited(old, chance)
    placed = reanchor(old, new, spans)
    carried = [(span, now) for span, now in zip(spans, placed, strict=True) if not now.why]
    assert len(carried) > CODINGS // 4
    assert all(old[a:b] == new[now.start : now.end] for (a, b), now in carried)
    return each(times, lambda: reanchor(old, new, spans))


def edited(words: str, chance: random.Random) -> str:
    """Words corrected, left out and put in, all over a text."""
    parts = words.split(" ")
    for at in sorted(chance.sample(range(len(parts)), EDITS), reverse=True):
        parts[at : at + 1] = chance.choice(([], [parts[at] + "s"], [parts[at], "uh"], ["(?)"]))
    return " ".join(parts)
