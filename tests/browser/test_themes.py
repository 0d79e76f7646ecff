"""Themes by keyboard alone: arranged in the list and on the board, told with living figures."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import sit_down
from tests.browser.looks import barriers, pictures
from tests.browser.served import Served


def test_themes_are_arranged_and_told_by_keyboard(page: Page, demo: Served) -> None:
    sit_down(page, demo, "Lena M.")
    page.goto(f"{demo.address}/themes/")
    assert barriers(page) == []
    pictures(page, "themes")

    # the list: “At the gate” is carried up a place, before “Who carries it with you”
    page.get_by_role("treeitem", name="At the gate").focus()
    for key in ("Space", "ArrowUp", "Space"):
        page.keyboard.press(key)
    expect(page.locator("#carried")).to_have_text("At the gate is set down.")
    page.reload()
    names = page.get_by_role("treeitem").locator("bdi").all_text_contents()
    assert names.index("At the gate") == names.index("Who carries it with you") - 1

    # the board: a code that stands in no theme is carried into the one before
    page.goto(f"{demo.address}/themes/board/")
    assert barriers(page) == []
    pictures(page, "board")
    page.get_by_role("button", name="Carrying words across").focus()
    for key in ("Space", "ArrowLeft", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#said")).to_contain_text("Carrying words across is set down in")
    page.keyboard.press("u")
    expect(page.get_by_text("Taken back: what belongs to a theme.")).to_be_visible()

    # the narrative: a figure is put in by keys, and prints what it counts
    page.goto(f"{demo.address}/themes/")
    page.get_by_role("treeitem", name="Heart and key").press("Enter")
    expect(page.get_by_role("heading", level=2).first).to_have_text("Heart and key")
    living = page.locator(".prints .number").count()
    page.wait_for_load_state()  # the keys are there once the scripts have run
    page.keyboard.press("r")
    expect(page.get_by_role("searchbox", name="Find")).to_be_focused()
    page.keyboard.type("speakers")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Narrative")).to_be_focused()
    page.get_by_role("button", name="Keep").first.press("Enter")
    expect(page.locator(".prints .number")).to_have_count(living + 1)
    assert barriers(page) == []
    pictures(page, "theme")

    # a finding: its words are weighed
    page.get_by_role("link", name="F5").first.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Peer workers are made welcome")
    assert barriers(page) == []
    pictures(page, "finding")
    page.locator(".weigh select").first.select_option("against")
    page.get_by_role("button", name="Keep what speaks").press("Enter")
    expect(page.get_by_text("Kept: what speaks for it and against it.")).to_be_visible()
