"""Every page of the program: wide, narrow, dark, mirrored, by keyboard alone, with axe.

The demonstration is served once for all of them. Where a page stands is found along the links, so
that a new page is looked at as soon as something leads to it, and fails here until then.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from plurivox.demonstration import CODERS
from tests.browser.conftest import PATIENCE, sit_down
from tests.browser.every_page import looked_at
from tests.browser.looks import barriers, kept_picture, unreached
from tests.browser.served import Served, run, served
from tests.web.walk import walk

TABS = 120  # at most: what a page has more than that of is one long list
BEYOND = """() => Math.max(document.documentElement.scrollWidth - innerWidth,
  -Math.min(0, ...[...document.querySelectorAll("main *")]
    .filter(e => e.checkVisibility() && !e.closest(".scroll-x, .sr, .skip, svg"))
    .map(e => e.getBoundingClientRect().left)))"""
CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]"


@pytest.fixture(scope="module")
def serving(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A copy of the demonstration in which a blind pass is open as well, served."""
    path = tmp_path_factory.mktemp("every") / "companions.plurivox"
    shutil.copyfile(demonstration, path)
    run("pass", str(path), "open", "next", "--coders", ",".join(CODERS))
    with served(path) as one:
        yield one


@pytest.fixture(scope="module")
def seated(
    chromium: Browser, serving: Served, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """One browser page for all of them; files that wait to be imported are there too."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    sit_down(page, serving, "Lena M.")
    waiting = tmp_path_factory.mktemp("waiting") / "Marta.txt"
    waiting.write_text("Researcher 1: How was it?\nMarta: He sat down. Invented.\n" * 3, "utf-8")
    page.goto(f"{serving.address}/transcripts/import/")
    page.get_by_label("Choose files").set_input_files(str(waiting))
    page.wait_for_url(re.compile(r"/import/[^/]+/\d+/$"))
    yield page
    context.close()


@pytest.fixture(scope="module")
def places(seated: Page, serving: Served) -> dict[str, str]:
    """Where each page stands: the first address of its name along the links."""

    def get(address: str) -> str | None:
        answer = seated.request.get(serving.address + address, max_redirects=0)
        shown = answer.headers.get("content-type", "").startswith("text/html")
        file = "attachment" in answer.headers.get("content-disposition", "")
        return answer.text() if answer.status == 200 and shown and not file else None

    here = seated.url.removeprefix(serving.address)
    found: dict[str, str] = {}
    starts = ["/", here, "/who/", "/coding/passes/proposals/", "/coding/releases/1/now/"]
    for name, address, words in walk(get, starts, few=1):
        if words:
            found.setdefault(name, address)
    return found


@pytest.mark.parametrize("name", looked_at())
def test_a_page_is_calm_clear_and_open_to_everybody(
    name: str, seated: Page, serving: Served, places: dict[str, str]
) -> None:
    """In the order of the aspects that the manual lists."""
    assert name in places, "no link leads to it: lead to it, or say in every_page.py why not"
    page = seated
    page.set_viewport_size({"width": 1366, "height": 768})
    page.emulate_media(color_scheme="light")
    page.goto(serving.address + places[name])
    assert barriers(page, lights=("light",)) == []
    kept_picture(page, name, "wide")
    narrow(page, name)
    keyboard(page, name)


def narrow(page: Page, name: str) -> None:
    """Both widths, read from either side."""
    for width in (420, 1366):
        page.set_viewport_size({"width": width, "height": 900})
        if width == 420:
            assert barriers(page, lights=("dark",)) == []
            kept_picture(page, name, "narrow")
        for way in ("ltr", "rtl"):
            page.evaluate(f"document.documentElement.dir = '{way}'")
            beyond = page.evaluate(BEYOND)
            assert beyond <= 1, f"{name} is {beyond} px too wide at {width} px, {way}"
    page.evaluate("document.documentElement.dir = 'ltr'")


def keyboard(page: Page, name: str) -> None:
    """Tab comes to every control; a list that is longer than anybody tabs is not gone through."""
    page.keyboard.press("Escape")
    controls = page.locator(CONTROLS).count()
    if controls + 2 <= TABS:
        assert unreached(page, controls + 2) == [], name
