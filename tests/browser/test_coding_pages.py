"""Every page of coding: in every size and light, right to left, by keyboard alone, with axe."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.coded_page import awake, opened
from tests.browser.conftest import sit_down
from tests.browser.looks import barriers, pictures
from tests.browser.served import Served

CHECKED: dict[str, list[str]] = {}  # page → what was found good, in the order of ASPECTS
ASPECTS = ("wide", "narrow", "dark", "right to left", "keyboard only", "passages as a list")


def reading(page: Page, address: str) -> None:
    opened(page, address, "RV 1")
    first = page.locator("#pass option", has_text="first four (closed)")
    page.goto(f"{page.url}?pass={first.get_attribute('value')}")
    awake(page)


def popup(page: Page, address: str) -> None:
    opened(page, address, "RV 1")
    for _ in range(4):
        page.keyboard.press("j")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("e")
    expect(page.get_by_role("listbox", name="Codes")).to_be_visible()


def codebook(page: Page, address: str) -> None:
    page.goto(f"{address}/coding/codebook/")
    page.get_by_role("treeitem", name="Supervision").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("Supervision")


def released(page: Page, address: str) -> None:
    page.goto(f"{address}/coding/releases/")
    page.get_by_label("What is in it").fill("First state")
    page.get_by_role("button", name="Release the codebook").click()
    expect(page.get_by_role("row").nth(1)).to_contain_text("First state")


def difference(page: Page, address: str) -> None:
    released(page, address)
    number = page.get_by_role("rowheader").first.inner_text()
    codebook(page, address)
    page.get_by_label("In short").fill("An hour with somebody who listens")
    page.get_by_role("button", name="Keep").click()
    expect(page.locator(".notes")).to_have_text("Supervision is kept.")
    page.goto(f"{address}/coding/releases/{number}/now/")
    expect(page.locator("ins")).to_have_text("An hour with somebody who listens")


def found(page: Page, address: str) -> None:
    page.goto(f"{address}/coding/find/?q=key")
    expect(page.locator(".hit").first).to_be_visible()


def sources(page: Page, address: str) -> None:
    page.goto(f"{address}/coding/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Coding")


PAGES: dict[str, Callable[[Page, str], None]] = {
    "reading": reading,
    "quick code": popup,
    "codebook": codebook,
    "releases": released,
    "difference": difference,
    "find": found,
    "sources to code": sources,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_right_and_shuts_nobody_out(
    name: str, page: Page, demo: Served, tmp_path: Path
) -> None:
    sit_down(page, demo, "Lena M.")
    PAGES[name](page, demo.address)
    assert barriers(page) == []
    pictures(page, f"coding-{name.replace(' ', '-')}", tmp_path)
    page.set_viewport_size({"width": 420, "height": 900})
    assert barriers(page) == []
    CHECKED.setdefault(name, []).extend(["wide", "narrow", "dark"])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_stands_the_other_way_round(name: str, page: Page, demo: Served) -> None:
    sit_down(page, demo, "Lena M.")
    PAGES[name](page, demo.address)
    for width in (1366, 420):
        page.set_viewport_size({"width": width, "height": 768})
        page.evaluate("document.documentElement.dir = 'rtl'")
        beyond = page.evaluate(
            "() => Math.max(document.documentElement.scrollWidth - innerWidth,"
            " -Math.min(...[...document.querySelectorAll('main *')]"
            ".filter(e => e.checkVisibility() && !e.closest('.scroll-x, .sr, .skip'))"
            ".map(e => e.getBoundingClientRect().left)))"
        )
        assert beyond <= 1, f"{name} is {beyond} px too wide"
    CHECKED.setdefault(name, []).append("right to left")


@pytest.mark.parametrize("name", PAGES)
def test_everything_on_a_page_is_reached_by_keyboard(name: str, page: Page, demo: Served) -> None:
    """Tab comes to every control, and each shows that it is there; lanes have their list."""
    sit_down(page, demo, "Lena M.")
    PAGES[name](page, demo.address)
    page.keyboard.press("Escape")
    page.evaluate(
        """() => { document.activeElement.blur(); getSelection().removeAllRanges();
          window.reached = new Set();
          document.addEventListener("focusin", e => reached.add(e.target)); }"""
    )
    rounds = 0  # from where the last control was, past the end, and once around
    for _ in range(600):
        page.keyboard.press("Tab")
        rounds += page.evaluate("document.activeElement === document.body")
        if rounds == 2:
            break
    missed = page.evaluate(
        """() => [...document.querySelectorAll("main a[href], main button, main input, main select,"
             + " main textarea, main summary")]
            .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled
              && e.type !== "hidden" && e.type !== "radio" && e.tabIndex >= 0 && !reached.has(e)
              && !e.closest(".leaf"))
            .map(e => e.outerHTML.slice(0, 90))"""
    )
    assert missed == []
    CHECKED.setdefault(name, []).append("keyboard only")


def test_the_list_holds_every_passage_that_is_painted(page: Page, demo: Served) -> None:
    sit_down(page, demo, "Lena M.")
    reading(page, demo.address)
    lanes = page.locator(".lane")
    listed = page.locator("#passages li button")
    expect(listed).not_to_have_count(0)
    for lane in lanes.all()[:12]:
        key = lane.get_attribute("data-id")
        twin = page.locator(f'#passages button[data-id="{key}"]')
        name = lane.get_attribute("aria-label") or ""
        words = (twin.text_content() or "").removesuffix(" …")
        assert words.split()[0] in name
    page.get_by_role("button", name="by code").click()
    codes = page.locator("#passages .code").all_text_contents()
    order = page.locator("#tree .it bdi").all_text_contents()
    assert [order.index(code) for code in codes] == sorted(order.index(code) for code in codes)
    CHECKED.setdefault("reading", []).append("passages as a list")
    tell_checked()


BEGIN, END = "<!-- looked at by a test -->", "<!-- end of it -->"


def tell_checked() -> None:
    """Write the table of what was looked at into the manual, where its pictures are made."""
    manual = Path(__file__).resolve().parents[2] / "docs" / "reading.md"
    text = manual.read_text(encoding="utf-8")
    assert BEGIN in text
    if not os.environ.get("PLURIVOX_MANUAL_PICTURES") or len(CHECKED) < len(PAGES):
        return
    rows = [
        f"| {name} | "
        + " | ".join("yes" if one in CHECKED[name] else "–" for one in ASPECTS)
        + " |"
        for name in PAGES
    ]
    line = "| --- " * (len(ASPECTS) + 1) + "|"
    table = "\n".join([f"| page | {' | '.join(ASPECTS)} |", line, *rows])
    head, _, rest = text.partition(BEGIN)
    manual.write_text(
        f"{head}{BEGIN}\n\n{table}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8"
    )
