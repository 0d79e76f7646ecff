"""Agreement of two coders by endpoints and letter by letter: CPU seconds, and whether they agree.

    python benchmarks/agreement.py [--sources N] [--codings N] [--codes N] [--letters N]

50,000 codings of 60 codes in 1,000 invented sources of 36,000 letters, if nothing else is said. The
endpoints give every statistic for every code and overall, with a bootstrap over sources; letters
give n11, n10, n01, n00 for every code, from which percent agreement and kappa are computed, and
nothing else: the naive way is given the smaller task. Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np

from plurivox.coding.agreement import Row, agreement_table
from plurivox.coding.units import Codings, ComparedSource

SCOPE = "participants"
T = TypeVar("T")


def invented(
    sources: int, codings: int, codes: int, letters: int
) -> tuple[Codings, list[ComparedSource]]:
    """Two coders who put a code on much the same words; every third turn is the facilitator's."""
    random = np.random.default_rng(20261122)
    pairs = codings // 2
    source, code = np.arange(pairs) % sources, random.integers(0, codes, pairs)
    start = np.repeat(random.integers(0, letters - 400, pairs), 2)
    start += random.integers(0, 60, 2 * pairs)
    end = start + random.integers(40, 340, 2 * pairs)
    columns = (np.repeat(source, 2), np.tile([0, 1], pairs), np.repeat(code, 2), start, end)
    turns = np.array([[at, min(at + 200, letters)] for at in range(0, letters, 200)])
    words = turns[np.arange(len(turns)) % 3 > 0] + [4, 0]
    named = tuple(f"code {number}" for number in range(codes))
    return Codings(*columns, coders=("Ann", "Ben"), codes=named), [
        ComparedSource(f"source {number}", {SCOPE: words}, turns, turns)
        for number in range(sources)
    ]


def by_endpoints(codings: Codings, sources: list[ComparedSource]) -> list[Row]:
    return agreement_table(
        codings, sources, coders=codings.coders, unit="character", scope=SCOPE, statistics="all"
    )


def by_letters(codings: Codings, sources: list[ComparedSource]) -> dict[str, tuple[float, float]]:
    """Percent agreement and Cohen's kappa of every code, from an array of all letters a coder."""
    length = max(int(codings.end.max()), max(int(s.scopes[SCOPE].max()) for s in sources))
    scope = np.zeros((len(sources), length), bool)
    for row, source in zip(scope, sources, strict=True):
        for start, end in source.scopes[SCOPE]:
            row[start:end] = True
    n, found = int(scope.sum()), {}
    marked = np.zeros((2, len(sources), length), bool)
    for code, name in enumerate(codings.codes):
        marked[:] = False
        for k in np.flatnonzero(codings.code == code):
            marked[codings.coder[k], codings.source[k], codings.start[k] : codings.end[k]] = True
        marked &= scope
        both = int((marked[0] & marked[1]).sum())
        first, second = int(marked[0].sum()), int(marked[1].sum())
        observed = (n - first - second + 2 * both) / n
        chance = first / n * second / n + (1 - first / n) * (1 - second / n)
        found[name] = observed, (observed - chance) / (1 - chance)
    return found


def timed(work: Callable[[], T]) -> tuple[T, float]:
    begin = time.process_time()
    result = work()
    return result, round(time.process_time() - begin, 3)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    for name, number in [
        ("sources", 1000),
        ("codings", 50_000),
        ("codes", 60),
        ("letters", 36_000),
    ]:
        ask.add_argument(f"--{name}", type=int, default=number)
    asked = vars(ask.parse_args())
    codings, sources = invented(**asked)
    rows, first = timed(lambda: by_endpoints(codings, sources))
    _, again = timed(lambda: by_endpoints(codings, sources))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    letters, naive = timed(lambda: by_letters(codings, sources))
    value = {(r.statistic, r.code): r.value for r in rows if r.source is None}
    apart = max(
        abs((value[statistic, code] or 0) - figure)
        for code, figures in letters.items()
        for statistic, figure in zip(("percent", "cohen_kappa"), figures, strict=True)
    )
    result = {
        **asked,
        "rows": len(rows),
        "endpoints_cpu_s": min(first, again),
        "endpoints_first_cpu_s": first,
        "endpoints_peak_mb": peak,
        "letters_cpu_s": naive,
        "largest_difference": apart,
    }
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
