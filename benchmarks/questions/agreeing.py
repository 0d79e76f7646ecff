"""Agreement of two coders at the unit of the character, beside an array of all letters."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from ..built import Bench
from ..cost import of_command
from ..line import Line, NotRun, Target, figure


def ask(bench: Bench) -> Iterator[Line]:
    """`benchmarks/agreement.py`: 50,000 codings, 60 codes, 36 million characters, in process."""
    told = [
        json.loads(of_command([sys.executable, "-m", "benchmarks.agreement"]).said)
        for _ in range(max(1, bench.runs // 2))
    ]
    apart = max(one["largest_difference"] for one in told)
    assert apart < 1e-9, f"letters and endpoints differ by {apart}"
    none = NotRun("it computes no agreement")
    yield Line(
        "agreement of 50,000 codings × 60 codes, all statistics",
        figure([one["endpoints_cpu_s"] for one in told], "s"),
        Target(0.7),
        figure([one["letters_cpu_s"] for one in told], "s", "letter by letter, kappa alone"),
        none,
    )
    yield Line(
        "agreement, most memory at once",
        figure([one["endpoints_peak_mb"] for one in told], "MB"),
        None,
        NotRun("—"),
        none,
    )
