"""The map of influences: a link is drawn by keyboard, given its words, and looked at."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import sit_down
from tests.browser.looks import barriers, pictures
from tests.browser.served import Served


def test_a_link_is_drawn_and_stands_in_the_picture(page: Page, demo: Served) -> None:
    sit_down(page, demo, "Lena M.")
    page.goto(f"{demo.address}/themes/map/")
    before = page.locator(".picture path[stroke-width]").count()
    page.locator("[name=start]").select_option(label="At the gate")
    page.locator("[name=end]").select_option(label="Heart and key")
    page.locator("[name=claim]").select_option("hypothesis")
    page.get_by_role("button", name="Draw it").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("At the gate")
    page.get_by_role("searchbox").fill("church")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("checkbox").first.press("Space")
    page.get_by_role("button", name="Keep the ticked ones").press("Enter")
    expect(page.get_by_role("heading", level=2)).to_have_text("It rests on 1 passage")
    assert barriers(page) == []
    pictures(page, "link")
    page.get_by_role("link", name="Map of influences").click()
    expect(page.locator(".picture path[stroke-width]")).to_have_count(before + 1)
    assert barriers(page) == []
    pictures(page, "map")
