"""Coding right to left: Hebrew with niqqud and emoji, the same keys, edges that cut no letter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.coded_page import kept, opened, painted, saved
from tests.browser.conftest import sit_down
from tests.browser.hands import Hands
from tests.browser.looks import barriers, manual_picture
from tests.browser.served import Served, run, served

# Invented. With niqqud, a family of four joined into one sign, a hand with a skin, and English.
HEBREW = """מנחה: איך היה השבוע הראשון?

נעה: שָׁלוֹם לכולם 👋🏽. ישבתי ליד השולחן ושתקתי.

נעה: הבן שלי צייר אותנו 👨‍👩‍👧‍👦 ושם עליי תג.

יוסף: I said it in English, nobody minded.

נעה: אחרי חודש כבר חיכו לשמוע מה אני חושבת. זה היה טוב.
"""
FAMILY = "👨‍👩‍👧‍👦"


@pytest.fixture
def interview(tmp_path: Path) -> Path:
    project, text = tmp_path / "chair.plurivox", tmp_path / "נעה.txt"
    text.write_text(HEBREW, encoding="utf-8")
    run("new", str(project), "--title", "הכיסא השני", "--owner", "Noa R.")
    run("import", str(project), str(text), "--yes")
    return project


@pytest.fixture
def serving(interview: Path) -> Iterator[Served]:
    with served(interview) as one:
        yield one


def test_hebrew_is_coded_by_keyboard_in_its_own_direction(
    page: Page, serving: Served, interview: Path, tmp_path: Path
) -> None:
    sit_down(page, serving, "Noa R.")
    opened(page, serving.address, "נעה")
    text = page.locator("#text")
    expect(text).to_have_attribute("dir", "rtl")
    expect(text).to_have_attribute("lang", "he")
    expect(page.locator("#t4")).to_have_attribute("dir", "ltr")  # the English turn keeps its own
    hands = Hands(page)

    # The words run to the left, so that the left arrow goes on.
    hands.code("two words", ("j", "Shift+ArrowLeft", "Shift+ArrowLeft"), "ברכה", "Enter")
    saved(page)
    assert [row["quote"] for row in kept(interview)] == ["שָׁלוֹם לכולם"]
    assert ("u1-0", "שָׁלוֹם לכולם") in painted(page)

    # A word behind the emoji: places are counted in code points, not in halves of a sign.
    hands.code("turn", ("j", "Shift+Enter"), "משפחה", "Enter")
    hands.code("sentence", ("j", "j", "Shift+Alt+ArrowLeft"), "קול", "Enter")
    hands.code("with niqqud left out", ("k", "Shift+Enter"), "בר", "Enter")
    saved(page)
    rows = kept(interview)
    words = "\n".join(HEBREW.splitlines()) + "\n"
    assert {words[row["start"] : row["end"]] == row["quote"] for row in rows} == {True}
    assert FAMILY in rows[1]["quote"]
    assert rows[3]["quote"] == "אחרי חודש כבר חיכו לשמוע מה אני חושבת."
    assert rows[2]["quote"].startswith("I said it") and rows[2]["code"] == "ברכה"
    assert page.locator("#passages .q").nth(1).get_attribute("dir") == "rtl"
    assert page.locator("#passages .q").nth(2).get_attribute("dir") == "ltr"

    # The margin lies behind the words: at the left of a text that runs to the left.
    lane, line = page.locator(".lane").first.bounding_box(), page.locator("#t2").bounding_box()
    assert lane and line and lane["x"] < line["x"]
    manual_picture(page, "reading-hebrew", tmp_path)
    assert barriers(page) == []


def test_a_mouse_never_cuts_a_letter_from_its_marks(
    page: Page, serving: Served, interview: Path
) -> None:
    sit_down(page, serving, "Noa R.")
    opened(page, serving.address, "נעה")
    # From the middle of the first letter with its three marks to the middle of the waving hand.
    page.evaluate(
        """() => {
          const words = document.getElementById("t2").lastChild;
          const hand = words.data.indexOf("👋") + 2;
          getSelection().setBaseAndExtent(words, 1, words, hand);
          document.getElementById("t2").dispatchEvent(
            new PointerEvent("pointerup", {bubbles: true, button: 0, pointerType: "mouse"}));
        }"""
    )
    expect(page.get_by_role("dialog", name="Code the chosen words")).to_be_visible()
    expect(page.get_by_role("combobox", name="Code", exact=True)).to_be_focused()
    page.keyboard.type("all")
    page.keyboard.press("Enter")
    saved(page)
    assert [row["quote"] for row in kept(interview)] == ["שָׁלוֹם לכולם 👋🏽"]


def test_the_popup_stands_under_the_words_and_never_over_them(page: Page, serving: Served) -> None:
    sit_down(page, serving, "Noa R.")
    opened(page, serving.address, "נעה")
    for _ in range(4):
        page.keyboard.press("j")
        page.keyboard.press("Shift+Enter")
        box = page.locator("#quick").bounding_box()
        bottom = page.evaluate(
            """() => Math.max(...[...CSS.highlights.get("draft")].flatMap(r => {
                 const live = new Range();
                 live.setStart(r.startContainer, r.startOffset);
                 live.setEnd(r.endContainer, r.endOffset);
                 return [...live.getClientRects()].map(rect => rect.bottom); }))"""
        )
        assert box and bottom < box["y"] and box["y"] + box["height"] <= 768
        page.keyboard.press("Escape")
        expect(page.locator("#quick")).to_be_hidden()
        assert page.evaluate("document.activeElement.matches('.here')")
