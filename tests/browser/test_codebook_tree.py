"""The tree of the codebook by keyboard: a code is carried under another, and the page asks why."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import sit_down
from tests.browser.looks import barriers
from tests.browser.served import Served


def test_a_code_is_carried_under_another_with_a_reason(page: Page, demo: Served) -> None:
    sit_down(page, demo, "Lena M.")
    page.goto(f"{demo.address}/coding/codebook/")
    item = page.get_by_role("treeitem", name="Supervision")
    key = item.get_attribute("data-id")
    was = item.get_attribute("data-parent")
    why = page.get_by_label("Why is it moved?")

    # carried out to the root: before it is set down the page asks why; Esc takes it back
    item.focus()
    for pressed in ("Space", "ArrowLeft", "Space"):
        page.keyboard.press(pressed)
    expect(why).to_be_focused()
    assert barriers(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#carried")).to_have_text("Put back.")
    expect(item).to_be_focused()
    assert item.get_attribute("data-parent") == was

    # with a reason it stays there, and the reason stands at the code
    for pressed in ("Space", "ArrowLeft", "Space"):
        page.keyboard.press(pressed)
    page.keyboard.type("It has become a branch")
    page.keyboard.press("Enter")
    expect(page.locator("#carried")).to_have_text("Supervision is set down.")
    expect(why).to_be_hidden()
    page.goto(f"{demo.address}/coding/codebook/{key}/")
    expect(page.locator(".codehead")).to_contain_text("It has become a branch")
    assert page.get_by_role("treeitem", name="Supervision").get_attribute("data-parent") == ""

    # another order among the same codes needs no reason
    page.get_by_role("treeitem", name="Supervision").focus()
    for pressed in ("Space", "ArrowUp", "Space"):
        page.keyboard.press(pressed)
    expect(page.locator("#carried")).to_have_text("Supervision is set down.")
    expect(why).to_be_hidden()
