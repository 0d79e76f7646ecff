"""Every page of coding: in every size and light, right to left, by keyboard alone, with axe."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.coded_page import awake, opened
from tests.browser.conftest import sit_down
from tests.browser.looks import barriers, pictures, unreached
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
def test_a_page_is_calm_clear_and_open_to_everybody(name: str, page: Page, demo: Served) -> None:
    """In the order of the aspects that the manual lists."""
    sit_down(page, demo, "Lena M.")
    PAGES[name](page, demo.address)
    assert barriers(page) == []
    pictures(page, f"coding-{name.replace(' ', '-')}")
    page.set_viewport_size({"width": 420, "height": 900})
    assert barriers(page) == []
    CHECKED.setdefault(name, []).extend(["wide", "narrow", "dark"])
    other_way_round(name, page)
    by_keyboard_alone(name, page)


def other_way_round(name: str, page: Page) -> None:
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
    page.evaluate("document.documentElement.dir = 'ltr'")
    page.set_viewport_size({"width": 1366, "height": 768})
    CHECKED[name].append("right to left")


def by_keyboard_alone(name: str, page: Page) -> None:
    """Tab comes to every control, and each shows that it is there; lanes have their list."""
    page.keyboard.press("Escape")
    assert unreached(page, 600) == []
    CHECKED[name].append("keyboard only")
