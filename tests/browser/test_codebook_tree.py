"""The codebook by keyboard: a code is carried under another, with a reason; hints of keys."""

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


# A sentence of the page whose keys are gone while its words are left.
BROKEN = """() => [...document.querySelectorAll("main kbd")]
  .filter(key => !key.checkVisibility() && key.parentElement.checkVisibility()
    && !key.closest("button, a, summary, label") && key.nextSibling?.textContent.trim())
  .map(key => key.parentElement.textContent)"""


def test_where_there_is_no_room_for_keys_their_sentences_go_as_well(
    page: Page, demo: Served
) -> None:
    sit_down(page, demo, "Lena M.")
    page.goto(f"{demo.address}/coding/codebook/")
    expect(page.get_by_text("lifts a code")).to_be_visible()
    page.set_viewport_size({"width": 420, "height": 900})
    assert page.evaluate(BROKEN) == []
    page.goto(f"{demo.address}/coding/passes/")
    page.get_by_role("link", name="Compare", exact=True).first.click()
    page.wait_for_selector("html[data-ready]", state="attached")
    page.goto(f"{page.url}?all=yes")
    page.wait_for_selector("html[data-ready]", state="attached")
    page.locator("[data-new]").click()
    expect(page.get_by_text("Choose words in the text")).to_be_visible()
    assert page.evaluate(BROKEN) == []
