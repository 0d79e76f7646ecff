"""Saving one coding with its line in the history, on disk before it is called saved."""

from __future__ import annotations

import random
import sys
import uuid
from collections.abc import Iterator
from typing import Any

from ..built import LARGE, Bench, sources_of
from ..cost import inside, of_command
from ..line import Cell, Line, NotRun, Target, figure
from ..page_data import data_in
from ..served import reading_page, served

SAVED = 100


def ask(bench: Bench) -> Iterator[Line]:
    """By the function of the store, and as the reading page sends it, into 50,000 codings."""
    floor = [float(of_command(_floor(bench)).said) for _ in range(bench.runs)]
    called = [_called(bench) for _ in range(bench.runs)]
    what = "a coding saved, with its act and its versions"
    yield Line(f"{what}, by the function", figure(called, "ms"), Target(5), figure(floor, "ms"))
    yield Line(
        f"{what}, as the page sends it",
        figure(_sent(bench), "ms"),
        Target(5),
        figure(floor, "ms"),
        _taguette(bench),
    )


def _floor(bench: Bench) -> list[str]:
    copy = bench.copy(bench.project(LARGE), "floor.plurivox")
    return [sys.executable, "-m", "benchmarks.floor", "save_codings", str(copy), str(SAVED)]


def _called(bench: Bench) -> float:
    """Milliseconds of one call, the median of many."""
    copy = bench.copy(bench.project(LARGE), "in.plurivox")
    found = inside("benchmarks.save_coding:measured", str(copy))
    return float(found["save one coding, with its audit row"])


def _sent(bench: Bench) -> list[float]:
    """Milliseconds of the server's processor, each act with a key of its own."""
    project = bench.copy(bench.project(LARGE), "in.plurivox")
    with served(project) as server:
        visitor = server.sit_down()
        source = sources_of(project)[0]
        data = data_in(visitor.get(reading_page(source)).text)
        chance, runs = random.Random(2), []
        for _ in range(bench.runs):
            before = server.cpu
            for _ in range(SAVED):
                visitor.send(data["acts"], _act(data, chance), **{"X-CSRFToken": data["token"]})
            runs.append((server.cpu - before) / SAVED * 1000)
    return runs


def _act(data: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    start = chance.randrange(30_000)
    return {
        "kind": "code",
        "act": uuid.UUID(int=chance.getrandbits(128), version=4).hex,
        "person": data["person"],
        "pass": data["pass"],
        "text": data["text"],
        "spans": [[start, start + chance.randint(20, 180)]],
        "code": chance.choice(data["codes"])["id"],
    }


def _taguette(bench: Bench) -> Cell:
    peer = bench.peer
    if isinstance(peer, NotRun):
        return peer
    base = bench.work / "saving.sqlite3"
    base.write_bytes(peer.project(bench.corpus(LARGE)).read_bytes())
    with peer.running(base) as it:
        chance, runs = random.Random(3), []
        for _ in range(bench.runs):
            before = it.cpu
            for _ in range(SAVED):
                start = chance.randrange(30_000)
                it.highlight(1, start, start + chance.randint(20, 180), 1 + chance.randrange(60))
            runs.append((it.cpu - before) / SAVED * 1000)
    return figure(runs, "ms")
