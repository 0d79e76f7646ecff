"""Much on one page: many codings on the same words, and 2,000 codings on 60,000 words."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.coded_page import awake, kept, opened, painted, saved, tinted
from tests.browser.conftest import sit_down
from tests.browser.hands import Hands
from tests.browser.served import Served, run, served
from tests.pace import pace

WORDS = ["the", "key", "ward", "chair", "bread", "letter", "night", "who", "said", "nobody"]
CODES = [f"Code {letter}" for letter in "ABCDEFGHIJ"]


def a_text(turns: int, words: int, seed: int = 7) -> str:
    """An invented conversation of so many turns of about so many words."""
    chance = random.Random(seed)
    said = [
        f"P{chance.randint(1, 6)}: {' '.join(chance.choices(WORDS, k=words))}."
        for _ in range(turns)
    ]
    return "\n".join(said) + "\n"


def make(folder: Path, text: str, codings: list[tuple[str, int, int]]) -> Path:
    """A project with one source “talk”, ten codes, and codings (code, start, end) of the owner."""
    project = folder / "much.plurivox"
    (folder / "talk.txt").write_text(text, encoding="utf-8")
    with (folder / "book.csv").open("w", newline="", encoding="utf-8") as book:
        csv.writer(book).writerows([("name",), *((code,) for code in CODES)])
    with (folder / "codings.csv").open("w", newline="", encoding="utf-8") as table:
        rows = [("talk", "Lena M.", code, start, end) for code, start, end in codings]
        csv.writer(table).writerows([("source", "coder", "code", "start", "end"), *rows])
    run("new", str(project), "--title", "Much", "--owner", "Lena M.")
    run("import", str(project), str(folder / "talk.txt"), "--yes")
    run("import", str(project), str(folder / "book.csv"), "--as", "codebook", "--yes")
    run("import", str(project), str(folder / "codings.csv"), "--as", "codings", "--yes")
    return project


@pytest.fixture
def crowded(tmp_path: Path) -> Iterator[Served]:
    """Nine codings over the same words, each a little longer than the one before."""
    text = a_text(12, 30)
    start = text.index("P", text.index("\n")) + 4
    with served(
        make(
            tmp_path, text, [(code, start, start + 60 + 5 * n) for n, code in enumerate(CODES[:9])]
        )
    ) as one:
        yield one


def test_lanes_beyond_six_are_told_as_a_number_and_no_word_has_three_tints(
    page: Page, crowded: Served
) -> None:
    sit_down(page, crowded, "Lena M.")
    opened(page, crowded.address, "talk")
    expect(page.locator(".lane")).to_have_count(6)
    expect(page.locator(".lane-more")).to_have_text("+3")
    expect(page.locator("#passages li")).to_have_count(9)
    tints = [words for name, words in painted(page) if name.startswith("t")]
    assert sum(map(len, tints)) <= 2 * (60 + 5 * 8)
    assert len({name for name, _ in painted(page) if name.startswith("u")}) == 9
    page.locator(".lane-more").click()
    expect(page.locator("#passages li button").nth(6)).to_be_focused()
    page.get_by_role("button", name="by code").click()
    page.locator("#tree button", has_text="Code C").click()
    page.get_by_role("button", name="Only its passages").click()
    expect(page.locator("#passages li")).to_have_count(1)
    page.get_by_role("button", name="all codes").click()
    expect(page.locator("#passages li")).to_have_count(9)


def test_single_letters_can_be_switched_off_and_coding_goes_on(page: Page, crowded: Served) -> None:
    sit_down(page, crowded, "Lena M.")
    page.goto(f"{crowded.address}/you/")
    page.get_by_label("Single letters are keys").uncheck()
    opened(page, crowded.address, "talk")
    page.keyboard.press("j")
    expect(page.locator("#here")).to_have_text("1")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("code j")
    page.keyboard.press("Enter")
    saved(page)
    expect(page.locator("#passages li")).to_have_count(10)


@pytest.fixture
def long(tmp_path: Path) -> Iterator[tuple[Served, Path]]:
    """2,000 turns of 30 words, with 2,000 codings of 40 to 350 letters."""
    text, chance = a_text(2_000, 30), random.Random(11)
    codings = []
    for _ in range(2_000):
        start = chance.randrange(len(text) - 400)
        codings.append((chance.choice(CODES), start, start + chance.randint(40, 350)))
    project = make(tmp_path, text, codings)
    with served(project) as one:
        yield one, project


@pytest.mark.timed
def test_sixty_thousand_words_with_two_thousand_codings(
    page: Page, long: tuple[Served, Path]
) -> None:
    """Size and the work of the page are bounded; waiting depends on the machine and is wider."""
    serving, project = long
    sit_down(page, serving, "Lena M.")
    page.goto(f"{serving.address}/coding/")
    address = page.get_by_role("link", name="talk", exact=True).get_attribute("href")
    answer = page.request.get(f"{serving.address}{address}")
    assert len(answer.body()) <= 600_000
    there = len(kept(project))

    meter = page.context.new_cdp_session(page)
    meter.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(f"{serving.address}{address}")
    awake(page)
    first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert first < 2_000 * pace()  # 300 on a quiet machine
    assert tinted(page)

    # 300 frames at a reader's pace and 300 at a searcher's: work of the page, in milliseconds.
    slower = pace()
    for step, most in ((40, 16), (400, 33)):
        before = working(meter)
        page.evaluate(SCROLL, step)
        assert (working(meter) - before) / 300 < most * slower

    # What is far away is forgotten again, so that a long sitting stays quick.
    assert len(painted(page)) < 1_500
    assert page.locator(".lane").count() < 400

    # A new coding is painted in the frame in which it is put.
    hands = Hands(page)
    hands.press("j", "Shift+Enter")
    hands.type("Code B")
    shown = page.evaluate(PUT)
    assert shown, "the coding was not painted by the next frame"
    saved(page)
    assert len(kept(project)) == there + 1


SCROLL = """async step => { const sheet = document.querySelector(".sheet");
  for (let n = 0; n < 300; n++) {
    sheet.scrollTop += step;
    await new Promise(requestAnimationFrame); } }"""
PUT = """() => new Promise(done => {
  const spot = [...CSS.highlights.get("draft")][0];
  document.getElementById("quick-code").dispatchEvent(
    new KeyboardEvent("keydown", {key: "Enter", bubbles: true, cancelable: true}));
  requestAnimationFrame(() => done([...CSS.highlights].some(([name, marks]) => name[0] === "u"
    && [...marks].some(r => r.startContainer === spot.startContainer
      && r.startOffset <= spot.startOffset)))); })"""


def working(meter: CDPSession) -> float:
    """Milliseconds that the page has worked so far, without the time it waited for a processor."""
    values = {one["name"]: one["value"] for one in meter.send("Performance.getMetrics")["metrics"]}
    return json.loads(str(values["TaskDuration"])) * 1000
