"""Looking at a page: the sizes and lights it must be good in, pictures of it, and axe."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SIZES = {"wide": (1366, 768), "1920": (1920, 1080), "narrow": (420, 900)}
LIGHTS = ("light", "dark")


def pictures(page: Page, name: str) -> None:
    """Fails where a page is wider than its window, in any size and light.

    Where PLURIVOX_PICTURES names a folder, the page is kept there whole, as `name-size-light.png`:
    a picture that nobody looks at is not worth its second.
    """
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for light in LIGHTS:
            page.emulate_media(color_scheme=light)
            overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert overflow <= 0, f"{name} is {overflow} px too wide at {width} px"
            kept_picture(page, name, f"{size}-{light}")


VIOLATIONS = {"resultTypes": ["violations"]}
CONTRAST = VIOLATIONS | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}


def kept_picture(page: Page, name: str, size: str) -> None:
    """The page as it stands, as `name-size.png`, where PLURIVOX_PICTURES names a folder."""
    if folder := os.environ.get("PLURIVOX_PICTURES"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name.replace(':', '-')}-{size}.png", full_page=True)


def barriers(page: Page, lights: Iterable[str] = LIGHTS) -> list[str]:
    """What axe finds on the page as it is shown now, in both lights, one sentence each.

    All its rules in the first light; in another only what a light can change, which is contrast.
    """
    found = []
    for number, light in enumerate(lights):
        page.emulate_media(color_scheme="dark" if light == "dark" else "light")
        told = Axe().run(page, options=CONTRAST if number or lights == ("dark",) else VIOLATIONS)
        for violation in told.response["violations"]:
            for node in violation["nodes"]:
                found.append(f"{light}: {violation['help']}: {node['html'][:120]}")
    return found


def manual_picture(page: Page, name: str, folder: Path) -> None:
    """A picture of the page as it stands, for the manual and the README.

    It is taken in every run, and kept in docs/images where PLURIVOX_MANUAL_PICTURES is set: pixels
    of a font differ from machine to machine, and a test run must leave the checkout as it is. Fails
    where the manual has no picture of that name.
    """
    images = Path(__file__).resolve().parents[2] / "docs" / "images"
    if os.environ.get("PLURIVOX_MANUAL_PICTURES"):
        images.mkdir(exist_ok=True)
        folder = images
    page.screenshot(path=folder / f"{name}.png")
    assert (images / f"{name}.png").is_file(), f"make pictures: docs/images/{name}.png is missing"


LISTEN = """() => { document.activeElement.blur(); getSelection().removeAllRanges();
  window.reached = new Set();
  document.addEventListener("focusin", e => reached.add(e.target)); }"""
MISSED = """() => [...document.querySelectorAll("main :is(a[href], button, input, select,"
     + " textarea, summary)")]
  .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.type !== "hidden"
    && e.type !== "radio" && e.tabIndex >= 0 && !reached.has(e) && !e.closest(".leaf, svg"))
  .map(e => e.outerHTML.slice(0, 90))"""


def unreached(page: Page, most: int) -> list[str]:
    """The controls that Tab has not come to when it was pressed until none is left, or so often."""
    page.evaluate(LISTEN)
    for pressed in range(most):
        page.keyboard.press("Tab")
        if pressed % 10 == 9 and not page.evaluate(MISSED):
            break
    missed: list[str] = page.evaluate(MISSED)
    return missed
