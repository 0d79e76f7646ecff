"""Opening documents while somebody else exports all codings: does anybody wait?"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from statistics import median, quantiles

from ..built import LARGE, Bench, sources_of
from ..line import Cell, Line, NotRun, Target, figure
from ..served import Served, reading_page, served, token_in
from ..visitor import Visitor

ROUNDS = 4  # of idle, then exporting, since the machine itself is never quite idle
IDLE = 60  # documents opened in between
EXPORT = "/exchange/"


def ask(bench: Bench) -> Iterator[Line]:
    """Seconds on the clock, as a reader waits: idle against while an xlsx is being written."""
    project = bench.project(LARGE)
    pages = [reading_page(source) for source in sources_of(project)]
    with served(project) as server:
        reader = server.sit_down()
        writer = _beside(reader)
        idle, busy = _rounds(server, reader, writer, pages)
    theirs = _taguette(bench)
    yield Line("a document opened, nothing else going on: p50", figure([median(idle)], "s wall"))
    yield Line(
        "… while an xlsx is exported: p50, times idle",
        figure([median(busy) / median(idle)], "×", f"{len(busy)} opened meanwhile"),
        Target(1.5),
    )
    yield Line(
        "… while an xlsx is exported: p95, times idle",
        figure([_p95(busy) / _p95(idle)], "×"),
        Target(2.0),
    )
    yield Line(
        "… while an xlsx is exported: the longest wait",
        figure([max(busy)], "s wall"),
        taguette=theirs,
    )


def _p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20)[-1]


def _beside(reader: Visitor) -> Visitor:
    """A second window of the same browser."""
    other = Visitor(reader.address.geturl())
    other.cookies = reader.cookies
    return other


def _rounds(
    server: Served, reader: Visitor, writer: Visitor, pages: list[str]
) -> tuple[list[float], list[float]]:
    idle, busy = list[float](), list[float]()
    for page in pages[:20]:
        reader.get(page)
    for turn in range(ROUNDS):
        idle += [reader.get(page).seconds for page in pages[20 + turn * IDLE :][:IDLE]]
        busy += while_doing(lambda: export(writer), lambda n: reader.get(pages[n]).seconds)
    return idle, busy


def export(writer: Visitor) -> None:
    """Ask for the workbook and wait for it as the page does."""
    said = {"kind": "codings", "ending": ".xlsx", "csrfmiddlewaretoken": token_in(writer, EXPORT)}
    shown = writer.post(EXPORT, said)
    pause = threading.Event()
    while not shown.headers["content-type"].startswith("application/vnd.openxml"):
        pause.wait(0.5)
        links = re.findall(rf'"({EXPORT}[^"/]+/codings\.xlsx)"', shown.text)
        again = re.search(rf'hx-get="({EXPORT}[^"]+)how-far/"', shown.text)
        assert links or again, "the page of the export says neither how far it is nor where"
        shown = writer.get(links[0] if links else again[1])  # type: ignore[index]


def while_doing(work: Callable[[], object], look: Callable[[int], float]) -> list[float]:
    """What looking takes, again and again until the work is done."""
    failed: list[BaseException] = []

    def done() -> None:
        try:
            work()
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=done)
    thread.start()
    seen = list[float]()
    while thread.is_alive():
        seen.append(look(len(seen) % 500))
    if failed:
        raise failed[0]
    return seen


def _taguette(bench: Bench) -> Cell:
    """How long the longest wait is: there is one thread for everybody."""
    peer = bench.peer
    if isinstance(peer, NotRun):
        return peer
    with peer.running(peer.project(bench.corpus(LARGE))) as it:
        other = type(it)(it.process, _beside(it.visitor))
        it.open(1)
        return figure(
            [max(while_doing(lambda: other.export("xlsx"), lambda n: it.open(n + 1)))], "s wall"
        )
