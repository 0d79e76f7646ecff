"""Opening a document to read and code it: sign-in, permissions, text, codings, codebook, page."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from statistics import median

from ..built import LARGE, SMALL, Bench, sources_of
from ..cost import of_command
from ..line import Cell, Line, NotRun, Target, figure
from ..served import reading_page, served

OPENED = 50  # documents a run: the clock of a server ticks every 10 ms
WARM = 5


def ask(bench: Bench) -> Iterator[Line]:
    """The server's CPU for each answer of the reading page, with 100 and with 1,000 documents."""
    runs, peaks = _ours(bench)
    floors = {size: _floor(bench, size) for size in (SMALL, LARGE)}
    peer = bench.peer
    theirs: dict[int, Cell] = {
        size: peer if isinstance(peer, NotRun) else figure(_taguette(bench, size), "s")
        for size in (SMALL, LARGE)
    }
    for size in (SMALL, LARGE):
        yield Line(
            f"a document opened in a project of {size:,}",
            figure(runs[size], "s"),
            Target(0.02) if size == LARGE else None,
            figure([one / 1000 for one in floors[size]], "s"),
            theirs[size],
        )
    growth = median(runs[LARGE]) / median(runs[SMALL])
    yield Line(
        "… and how much longer at 1,000 than at 100",
        figure([growth], "×"),
        Target(1.2),
        figure([median(floors[LARGE]) / median(floors[SMALL])], "×"),
        _growth(theirs),
    )
    yield Line("the server's most memory at once, 1,000 documents", figure([peaks[LARGE]], "MB"))


def _growth(of: dict[int, Cell]) -> Cell:
    small, large = of[SMALL], of[LARGE]
    if isinstance(small, NotRun) or isinstance(large, NotRun):
        return small
    return figure([large.value / small.value], "×")


def _ours(bench: Bench) -> tuple[dict[int, list[float]], dict[int, float]]:
    """Both servers run beside each other and take turns, so that a busy minute hits both."""
    runs: dict[int, list[float]] = {SMALL: [], LARGE: []}
    peaks = {}
    with ExitStack() as stack:
        open_ones = []
        for size in (SMALL, LARGE):
            project = bench.project(size)
            server = stack.enter_context(served(project))
            visitor = server.sit_down()
            pages = [reading_page(source) for source in sources_of(project)]
            for page in pages[:WARM]:
                visitor.get(page)
            open_ones.append((size, server, visitor, pages))
        for run in range(2 * bench.runs):
            for size, server, visitor, pages in open_ones:
                before = server.cpu
                for n in range(OPENED):
                    visitor.get(pages[(WARM + run * OPENED + n) % len(pages)])
                runs[size].append((server.cpu - before) / OPENED)
                peaks[size] = server.peak
    return runs, peaks


def _floor(bench: Bench, size: int) -> list[float]:
    words = ["open_documents", str(bench.project(size)), "200"]
    command = [sys.executable, "-m", "benchmarks.floor", *words]
    return [float(of_command(command).said) for _ in range(bench.runs)]


def _taguette(bench: Bench, size: int) -> list[float]:
    peer = bench.peer
    assert not isinstance(peer, NotRun)
    with peer.running(peer.project(bench.corpus(size))) as it:
        for document in range(1, WARM + 1):
            it.open(document)
        runs = []
        for run in range(bench.runs):
            before = it.cpu
            for n in range(20):
                it.open((WARM + run * 20 + n) % size + 1)
            runs.append((it.cpu - before) / 20)
        return runs
