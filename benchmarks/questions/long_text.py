"""A transcript of 60,000 words with 2,000 codings in Chromium."""

from __future__ import annotations

import csv
import random
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..built import SMALL, Bench, sources_of
from ..corpus import CODES, Corpus, marks
from ..cost import Failed, inside, of_command, plurivox
from ..line import Cell, Line, NotRun, Target, figure
from ..served import reading_page, served
from ..taguette import add_highlights

CODINGS = 2_000
PATIENCE = 180  # seconds that Taguette is given
# When the first words and the first tints can be seen, and how long each frame of scrolling takes.
SCROLL = """async box => {
  const element = box ? document.querySelector(box) : document.scrollingElement;
  const frames = [];
  let last = await new Promise(requestAnimationFrame);
  for (let n = 0; n < 240; n++) {
    element.scrollTop += 120;
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - last);
    last = now;
  }
  return [frames, element.scrollTop];
}"""
# From the key that puts a code: the frame in which more words are painted, and the reply.
WATCH = """() => {
  const tints = () => [...CSS.highlights].filter(([name]) => /^[tu][0-9]/.test(name));
  const count = () => tints().map(([name, one]) => name + one.size).join();
  const seen = window.seen = {};
  const before = count();
  const ask = window.fetch;
  window.fetch = async (...said) => {
    const reply = await ask(...said);
    seen.reply ??= performance.now();
    return reply;
  };
  const pressed = event => { if (event.key === "Enter") seen.key = performance.now(); };
  addEventListener("keydown", pressed, true);
  const look = () => {
    if (seen.key && count() !== before) seen.painted ??= performance.now();
    if (!seen.painted) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


def ask(bench: Bench) -> Iterator[Line]:
    """The server's part, what the browser shows when, and what a new coding takes."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    project = bench.copy(long_project(bench), "in.plurivox")
    with served(project) as server:
        visitor = server.sit_down()
        page = reading_page(sources_of(project)[0])
        visitor.get(page)
        cpu = []
        for _ in range(bench.runs):
            before = server.cpu
            for _ in range(10):
                reply = visitor.get(page)
            cpu.append((server.cpu - before) / 10 * 1000)
        yield Line("60,000 words, 2,000 codings: the server", figure(cpu, "ms"), Target(50))
        size = len(reply.body) / 1_000_000
        yield Line("… what it sends", figure([size], "MB"), Target(0.6))
        if program is None:
            yield Line("… in the browser", NotRun("no Chromium is installed"))
            return
        seen = (program, server.address, visitor.cookies, page)
        found = [inside(f"{__name__}:looked", *seen, n + 1) for n in range(bench.runs)]
    theirs = _taguette(bench, program)
    yield Line(
        "… readable, from asking for the page to the first words painted",
        figure([one["readable"] for one in found], "s wall"),
        Target(0.5),
        taguette=theirs,
    )
    yield Line("… all its scripts ready", figure([one["ready"] for one in found], "s wall"))
    yield Line(
        "… frames under 33 ms while scrolling, of 100",
        figure([one["smooth"] for one in found], "frames"),
        Target(95, least=True),
    )
    yield Line(
        "… a new coding painted, from the key",
        figure([one["painted"] for one in found], "ms wall"),
    )
    yield Line(
        "… a new coding painted, from the reply (less than 0: before it)",
        figure([one["painted"] - one["reply"] for one in found], "ms wall"),
        Target(1000 / 60),
    )


def long_text(bench: Bench) -> str:
    """The first ten transcripts one after the other."""
    return "\n".join(path.read_text("utf-8") for path in bench.corpus(SMALL).texts()[:10])


def long_project(bench: Bench) -> Path:
    """One source, 60 codes, 2,000 codings."""
    path = bench.work / "long.plurivox"
    if path.exists():
        return path
    text, table = bench.work / "long.txt", bench.work / "long.csv"
    words = long_text(bench)
    text.write_text(words, "utf-8")
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["source", "coder", "code", "start", "end"])
        for row in marks(random.Random(6), len(words), CODINGS):
            rows.writerow(["long", "Ann", f"Code {row['code']:02}", row["start"], row["end"]])
    part = bench.new("long-part.plurivox")
    of_command(plurivox("import", str(part), "--yes", str(text), str(table)))
    part.rename(path)
    return path


@contextmanager
def _browser(program: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser.new_context(viewport={"width": 1366, "height": 768})
        browser.close()


def looked(
    program: str, address: str, cookies: dict[str, str], path: str, turn: int
) -> dict[str, float]:
    """One person opening the page with a browser that has never seen it, and coding a turn.

    Runs in a process of its own, so that what drives the browser is in nobody's memory.
    """
    with _browser(program) as context:
        context.add_cookies([{"name": k, "value": v, "url": address} for k, v in cookies.items()])
        page = context.new_page()
        page.goto(address + path, wait_until="load")
        page.wait_for_selector("html[data-ready]", timeout=60_000)
        ready = page.evaluate("performance.now()") / 1000
        painted = page.evaluate(
            "performance.getEntriesByName('first-contentful-paint')[0].startTime"
        )
        frames, moved = page.evaluate(SCROLL, _scrolled(page))
        if not moved:
            raise Failed("the page did not scroll")
        smooth = 100 * sum(one < 33 for one in frames) / len(frames)
        seen = _coded(page, address + path, turn)
    since = {"painted": seen["painted"] - seen["key"], "reply": seen["reply"] - seen["key"]}
    return {"readable": painted / 1000, "ready": ready, "smooth": smooth, **since}


def _scrolled(page: Any) -> str:
    """What scrolls: the page as a whole, or the pane that holds the text."""
    return str(
        page.evaluate(
            """() => {
  const long = one => one.scrollHeight > one.clientHeight + 5000;
  const boxes = [...document.querySelectorAll("main, main *")].filter(
    one => long(one) && getComputedStyle(one).overflowY !== "visible");
  if (!boxes.length) return "";
  boxes[0].dataset.measured = "";
  return "[data-measured]";
}"""
        )
    )


def _coded(page: Any, address: str, turn: int) -> dict[str, float]:
    """Choose a turn, type a code, Enter, all by keyboard; when what was seen."""
    page.goto(address, wait_until="load")
    page.wait_for_selector("html[data-ready]")
    page.wait_for_timeout(500)
    for key in (*["j"] * turn, "Shift+Enter", "0", "7"):
        page.keyboard.press(key)
        page.wait_for_timeout(500)
    page.evaluate(WATCH)
    page.keyboard.press("Enter")
    for _ in range(200):  # the page's policy lets no script be waited for in any other way
        page.wait_for_timeout(50)
        seen = dict(page.evaluate("window.seen"))
        if {"painted", "reply"} <= seen.keys():
            return seen
    raise Failed("no new coding was painted")


def _taguette(bench: Bench, program: str) -> Cell:
    """Until its page shows the text with its highlights, or patience is at its end."""
    peer = bench.peer
    if isinstance(peer, NotRun):
        return peer
    base = bench.work / "long.sqlite3"
    if not base.exists():
        part = peer.new("long-part.sqlite3")
        corpus = _as_corpus(bench)
        with peer.running(part) as it:
            it.add(corpus.pages()[0])
        add_highlights(part, corpus)
        part.rename(base)
    with peer.running(base) as it:
        address = it.visitor.address.geturl().partition("/?")[0]
        taken = inside(f"{__name__}:their_page", program, address, it.visitor.cookies)
    if taken is None:
        return NotRun(f"its page was not there after {PATIENCE} s")
    return figure([taken], "s wall", "with its highlights")


def _as_corpus(bench: Bench) -> Corpus:
    """The long text in a folder as `taguette` takes it."""
    import json
    from html import escape

    folder = bench.work / "long"
    folder.mkdir(exist_ok=True)
    words = long_text(bench)
    said = "".join(f"<p>{escape(turn)}</p>" for turn in words.strip().split("\n\n"))
    (folder / "doc_00000.txt").write_text(words, "utf-8")
    (folder / "doc_00000.html").write_text(f"<!DOCTYPE html><html><body>{said}</body></html>")
    codes = [{"id": n, "name": f"Theme/Code {n:02}"} for n in range(CODES)]
    (folder / "codes.json").write_text(json.dumps(codes))
    rows = marks(random.Random(6), len(words), CODINGS)
    lines = (json.dumps({"doc": 0, **row}) for row in rows)
    (folder / "codings.jsonl").write_text("\n".join(lines) + "\n")
    return Corpus(folder, 1)


def their_page(program: str, address: str, cookies: dict[str, str]) -> float | None:
    """Seconds until the highlights are in the page; None where patience ended before."""
    from playwright.sync_api import TimeoutError as TooLong

    with _browser(program) as context:
        context.add_cookies(
            [{"name": k, "value": v.strip('"'), "url": address} for k, v in cookies.items()]
        )
        page = context.new_page()
        begun = time.monotonic()
        page.goto(f"{address}/project/1/document/1", wait_until="commit")
        shown = "document.querySelectorAll('.highlight').length >= 1000"
        try:
            page.wait_for_function(shown, timeout=PATIENCE * 1000, polling=1000)
        except TooLong:
            return None
        return time.monotonic() - begun
