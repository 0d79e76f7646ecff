"""What a test asks of the reading page: what is painted where, and what the server has kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.served import run

PAINTED = """() => [...CSS.highlights].flatMap(([name, marks]) =>
  [...marks].map(r => [name, r.startContainer.data.slice(r.startOffset, r.endOffset)]))"""


def opened(page: Page, address: str, name: str) -> None:
    """Go to the list of sources and open one; come back when its scripts are awake."""
    page.goto(f"{address}/coding/")
    page.get_by_role("link", name=name, exact=True).first.click()
    awake(page)


def awake(page: Page) -> None:
    """Wait until the reading page listens and has painted what is near."""
    page.wait_for_selector("html[data-ready]", state="attached")
    page.evaluate("() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")


def saved(page: Page) -> None:
    """Wait until the page says that everything is saved."""
    expect(page.locator(".saved")).to_have_text("Saved")


def painted(page: Page) -> list[tuple[str, str]]:
    """Name of the highlight and its words, of everything that is painted now."""
    return [(name, words) for name, words in page.evaluate(PAINTED)]


def tinted(page: Page) -> list[str]:
    """The stretches of words that lie under a tint."""
    return [words for name, words in painted(page) if name.startswith("t")]


def kept(project: Path, *more: str) -> list[dict[str, Any]]:
    """The codings that the server has on disk, as the command line tells them."""
    rows: list[dict[str, Any]] = json.loads(run("codings", str(project), "--json", *more))
    return rows


def said(page: Page) -> str:
    """The sentence that the page shows at its foot."""
    return page.locator("#said").text_content() or ""
