"""A synthesis by keyboard: through the grid, into a cell, to a judgement that has gone stale."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import sit_down
from tests.browser.looks import barriers, pictures
from tests.browser.served import Served


def test_a_synthesis_is_read_and_judged_by_keyboard(page: Page, demo: Served) -> None:
    sit_down(page, demo, "Lena M.")
    page.get_by_role("navigation", name="Stages").get_by_role("link", name="Synthesis").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Studies translated into one another")
    assert barriers(page) == []
    pictures(page, "synthesis")
    page.set_viewport_size({"width": 1366, "height": 768})

    # the arrows: what belongs to the cell, and the finding of its column, follow
    page.wait_for_load_state()
    expect(page.locator("#rat")).to_contain_text("Brandt 2019 refutes Halvorsen 2021")
    page.keyboard.press("ArrowRight")  # to the current cell
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#rat")).to_contain_text("Brandt 2019 says the same as Adeyemi 2018")
    expect(page.locator("#cerq h2")).to_contain_text("Peer workers carry words")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#rat")).to_contain_text("Ssemwanga 2022 says the same")

    # Enter opens the cell; it is translated anew, and stands so in the grid
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ssemwanga 2022")
    assert barriers(page) == []
    field = page.get_by_label("The construct in the terms of this study")
    field.fill("Two roads in one mouth.")
    page.get_by_role("button", name="Keep", exact=False).first.press("Enter")
    expect(page.get_by_text("The translation of this cell is kept.")).to_be_visible()
    page.get_by_role("link", name="Grid", exact=True).last.click()
    expect(page.locator("tbody td.cur")).to_contain_text("Two roads in one mouth.")

    # R: a relation is said, and what rested on it asks to be looked at once more
    page.wait_for_load_state()
    page.keyboard.press("r")
    expect(page).to_have_url(re.compile(r"/synthesis/cell/.+#relate$"))
    page.get_by_text("Say it anew").click()
    page.get_by_label("refutes it").check()
    page.get_by_label("To", exact=True).select_option(label="I speak patient (Adeyemi 2018)")
    page.get_by_label("Why").fill("Here the choice is the peer worker’s own.")
    page.get_by_role("button", name="Keep the relation").press("Enter")
    page.get_by_role("link", name="Grid", exact=True).last.click()
    expect(page.locator("#cerq .stale")).to_have_count(1)
    expect(page.locator("#cerq .stale")).to_contain_text("Look at “Coherence” once more.")
    page.get_by_role("button", name="Confirm again").press("Enter")
    expect(page.get_by_text("Confirmed again, on what it rests on now.")).to_be_visible()
    expect(page.locator("#cerq .stale")).to_have_count(0)

    # the other pages
    for name in ("constructs", "argument", "confidence", "beside", "checklist/entreq"):
        page.goto(f"{demo.address}/synthesis/{name}/")
        assert barriers(page, ("light",)) == [], name
        page.set_viewport_size({"width": 420, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
