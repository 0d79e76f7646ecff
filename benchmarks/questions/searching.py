"""Searching a word in 6 million: 50 hits with the words around them."""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator

from ..built import LARGE, Bench
from ..cost import each, inside, of_command
from ..line import Line, NotRun, Target, figure

TIMES = 20


def ask(bench: Bench) -> Iterator[Line]:
    """A word that many turns hold, and one that 60 texts hold once."""
    project = bench.project(LARGE)
    common, seldom = _words(bench)
    base = bench.work / "index.sqlite3"
    if not base.exists():
        files = map(str, bench.corpus(LARGE).texts())
        of_command([sys.executable, "-m", "benchmarks.floor", "index", str(base), *files])
    for what, word in (("the commonest word", common), ("the rarest word", seldom)):
        asked = [sys.executable, "-m", "benchmarks.floor", "search", str(base), word, str(TIMES)]
        runs = [inside(f"{__name__}:search", str(project), word) for _ in range(bench.runs)]
        yield Line(
            f"{what} of 6 million, 50 hits in context",
            figure([1000 * run for run in runs], "ms"),
            Target(20),
            figure([float(of_command(asked).said) for _ in range(bench.runs)], "ms"),
            NotRun("it has no search"),
        )


def _words(bench: Bench) -> tuple[str, str]:
    """The commonest and the rarest plain word of a text, short ones left out."""
    text = bench.corpus(LARGE).texts()[0].read_text("utf-8")
    counts = Counter(word for word in re.findall(r"\b[a-z]{4,}\b", text))
    order = [word for word, _ in counts.most_common()]
    return order[0], order[-1]


def search(path: str, word: str) -> float:
    """Processor seconds of one search, the median of many. Runs in a process of its own."""
    from statistics import median

    from plurivox.store.door import close_project, open_project
    from plurivox.store.search import search as find

    project = open_project(path)

    def look() -> None:
        found = find(project, word, limit=50)
        assert len(found.hits) == 50
        assert all(hit.quote.casefold() == word for hit in random.sample(found.hits, 5))

    taken = each(TIMES, look)
    close_project(project)
    return median(taken)
