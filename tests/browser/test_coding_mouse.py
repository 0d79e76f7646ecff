"""Coding with a mouse: drag, type, choose; a click on painted words or a lane finds them."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.coded_page import opened, saved, tinted
from tests.browser.conftest import sit_down
from tests.browser.served import Served


def drag(page: Page, turn: str, first: str, last: str) -> None:
    """Drag from one word of a turn to the end of another."""
    place = page.evaluate(
        """([id, first, last]) => {
          const words = document.getElementById(id).lastChild, range = new Range();
          const at = words.data.indexOf(first), end = words.data.indexOf(last, at) + last.length;
          range.setStart(words, at); range.setEnd(words, end);
          const boxes = [...range.getClientRects()], a = boxes[0], b = boxes.at(-1);
          return [a.left + 1, a.top + a.height / 2, b.right - 1, b.top + b.height / 2]; }""",
        [turn, first, last],
    )
    page.mouse.move(place[0], place[1])
    page.mouse.down()
    page.mouse.move(place[2], place[3], steps=4)
    page.mouse.up()


def test_words_are_dragged_coded_found_again_and_taken_away(page: Page, demo: Served) -> None:
    sit_down(page, demo, "Lena M.")
    opened(page, demo.address, "GU 1")
    last = page.locator("#t4").inner_text().split()[-3:]
    drag(page, "t4", last[0], last[-1])
    field = page.get_by_role("combobox", name="Code", exact=True)
    expect(field).to_be_focused()
    field.press_sequentially("equal")
    page.locator("#quick-list").get_by_role("option").first.click()
    expect(page.locator("#quick")).to_be_hidden()
    saved(page)
    (words,) = tinted(page)

    # A click on the painted words, then on the lane beside them, chooses the passage.
    for click in (lambda: click_on(page, "t4", words), lambda: page.locator(".lane").click()):
        click()
        expect(page.locator("#quick-held")).to_contain_text("Being met as an equal")
        expect(page.locator("#passages li.on")).to_contain_text(words[:20])
        page.keyboard.press("Escape")

    page.locator(".lane").click()
    page.get_by_role("button", name="Remove").click()
    expect(page.locator("#said")).to_have_text("Removed: Being met as an equal. U brings it back.")
    saved(page)
    assert tinted(page) == []
    page.keyboard.press("u")
    expect(page.locator("#said")).to_contain_text("Taken back")
    assert tinted(page) == [words]


def click_on(page: Page, turn: str, words: str) -> None:
    """A plain click in the middle of words."""
    x, y = page.evaluate(
        """([id, said]) => {
          const words = document.getElementById(id).lastChild, range = new Range();
          const at = words.data.indexOf(said);
          range.setStart(words, at); range.setEnd(words, at + said.length);
          const box = range.getClientRects()[0];
          return [box.left + box.width / 2, box.top + box.height / 2]; }""",
        [turn, words],
    )
    page.mouse.click(x, y)


def test_a_switch_leaves_the_facilitators_words_out(page: Page, demo: Served) -> None:
    sit_down(page, demo, "Lena M.")
    opened(page, demo.address, "RV 1")
    page.get_by_label("leave out who asks").check()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("Shift+Enter")
    for _ in range(2):  # over the facilitator's turn to the one behind it
        page.keyboard.press("Shift+ArrowDown")
    page.keyboard.type("equal")
    page.keyboard.press("Enter")
    saved(page)
    expect(page.locator("#passages li")).to_have_count(2)  # two parts, and nothing of who asked
    asked = page.locator("#t3.asks").inner_text()
    assert not any(words in asked for words in tinted(page))
    page.reload()
    expect(page.get_by_label("leave out who asks")).to_be_checked()
