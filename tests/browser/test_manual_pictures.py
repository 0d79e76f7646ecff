"""The pictures of the README and of the manual's first pages, taken of the demonstration."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import sit_down
from tests.browser.looks import manual_picture
from tests.browser.served import Served


def test_home_as_the_readme_shows_it(page: Page, demo: Served, tmp_path: Path) -> None:
    sit_down(page, demo, "Lena M.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Companions on the ward")
    manual_picture(page, "home", tmp_path)
