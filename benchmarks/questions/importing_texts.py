"""Bringing in texts: transcripts by the command, documents of HTML into Taguette."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from ..built import LARGE, SMALL, Bench
from ..cost import Cost, of_command
from ..line import Cell, Line, NotRun, figure


def ask(bench: Bench) -> Iterator[Line]:
    """Whole texts with their turns, their original bytes, the index of words and who did it."""
    for documents in (SMALL, LARGE):
        ours = [_ours(bench, documents) for _ in range(bench.runs)]
        floor = [_floor(bench, documents) for _ in range(bench.runs)]
        cpu, memory = _taguette(bench, documents)
        yield Line(
            f"{documents:,} texts of 6,000 words imported",
            figure([one.cpu for one in ours], "s"),
            None,
            figure([one.cpu for one in floor], "s"),
            cpu,
        )
        yield Line(
            f"{documents:,} texts, most memory at once",
            figure([one.peak for one in ours], "MB"),
            None,
            figure([one.peak for one in floor], "MB"),
            memory,
        )


def _ours(bench: Bench, documents: int) -> Cost:
    return bench.import_texts(bench.new("in.plurivox"), documents)


def _floor(bench: Bench, documents: int) -> Cost:
    base = bench.work / "floor.sqlite3"
    base.unlink(missing_ok=True)
    files = map(str, bench.corpus(documents).texts())
    return of_command([sys.executable, "-m", "benchmarks.floor", "import_texts", str(base), *files])


def _taguette(bench: Bench, documents: int) -> tuple[Cell, Cell]:
    """Once, and the smaller number: a thousand take minutes, and each is brought in by itself."""
    peer = bench.peer
    if documents == LARGE:
        peer = NotRun(f"each text by itself, as with {SMALL}")
    if isinstance(peer, NotRun):
        return peer, peer
    base = peer.new("in.sqlite3")
    with peer.running(base) as it:
        before = it.cpu
        for page in bench.corpus(documents).pages():
            it.add(page)
        return figure([it.cpu - before], "s"), figure([it.peak], "MB")
