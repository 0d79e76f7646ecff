"""Writing all codings as csv and as xlsx."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from ..built import LARGE, SMALL, Bench
from ..cost import Cost, of_command, plurivox
from ..line import Cell, Line, NotRun, Target, figure

TARGETS = {"csv": Target(0.7), "xlsx": Target(4.0)}  # CPU seconds, of 50,000 codings


def ask(bench: Bench) -> Iterator[Line]:
    """By the command, which starts a process, opens the project and asks who may see what."""
    for documents in (SMALL, LARGE):
        for ending, target in TARGETS.items():
            ours = [_ours(bench, documents, ending) for _ in range(bench.runs)]
            floor = [_floor(bench, documents, ending) for _ in range(bench.runs)]
            cpu, memory = _taguette(bench, documents, ending)
            what = f"{documents * 50:,} codings exported as {ending}"
            yield Line(
                what,
                figure([one.cpu for one in ours], "s"),
                target if documents == LARGE else None,
                figure([one.cpu for one in floor], "s"),
                cpu,
            )
            yield Line(
                f"{what}, most memory at once",
                figure([one.peak for one in ours], "MB"),
                None,
                figure([one.peak for one in floor], "MB"),
                memory,
            )


def _ours(bench: Bench, documents: int, ending: str) -> Cost:
    out = bench.work / f"out.{ending}"
    project = bench.project(documents)
    return of_command(plurivox("export", str(project), str(out), "--as", "codings"))


def _floor(bench: Bench, documents: int, ending: str) -> Cost:
    out = bench.work / f"floor.{ending}"
    words = [f"export_{ending}", str(bench.project(documents)), str(out)]
    return of_command([sys.executable, "-m", "benchmarks.floor", *words])


def _taguette(bench: Bench, documents: int, ending: str) -> tuple[Cell, Cell]:
    peer = bench.peer
    if isinstance(peer, NotRun):
        return peer, peer
    with peer.running(peer.project(bench.corpus(documents))) as it:
        runs = []
        for _ in range(max(1, bench.runs // 2)):
            before = it.cpu
            it.export(ending)
            runs.append(it.cpu - before)
        return figure(runs, "s"), figure([it.peak], "MB", "the server")
