"""Coding right to left: Hebrew with niqqud and emoji, the same keys, edges that cut no letter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.coded_page import kept, opened, painted, saved, tinted
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


# Invented. Enough turns for a whole morning's work.
MORNING = """מנחה: איך שמעתם על הכיסא השני?

נעה: מהאישה שמביאה תה 🍵. היא אמרה שמישהו יֵשֵׁב לידי.

מנחה: ומישהו ישב שם?

נעה: בשבוע הראשון אף אחד לא בא. אחר כך בכל יום שלישי בא איש עם פעמון של אופניים.

נעה: הוא לא שאל למה אני כאן. הוא שאל אם אני לוקחת סוכר.

מנחה: איך זה היה?

נעה: כמו להיות אורחת 👨‍👩‍👧‍👦. אף אחד עם מפתח לא שאל אותי דבר כזה.

יוסף: אני הייתי האיש. לא הייתה לי רשימה של תפקידים.

נעה: היו לך עוגיות.

יוסף: שילמתי עליהן בעצמי עד האביב. החוזה לא אמר דבר על עוגיות.

מנחה: מי עזר לך כשהיה קשה?

יוסף: שָׂרָה, שעה אחת בימי חמישי, דלת סגורה 👋🏽. היא שאלה מה למדתי.
"""


@pytest.fixture
def morning(tmp_path: Path) -> Path:
    project, text = tmp_path / "morning.plurivox", tmp_path / "בוקר.txt"
    text.write_text(MORNING, encoding="utf-8")
    run("new", str(project), "--title", "הכיסא השני", "--owner", "Noa R.")
    run("import", str(project), str(text), "--yes")
    return project


def test_a_newcomer_codes_an_interview_in_hebrew_and_settles_the_codebook(
    page: Page, morning: Path
) -> None:
    with served(morning) as serving:
        sit_down(page, serving, "Noa R.")
        opened(page, serving.address, "בוקר")
        expect(page.locator("#text")).to_have_attribute("dir", "rtl")
        hands = Hands(page)
        code_ten_passages(hands, morning)
        write_move_and_take_back(hands, morning)
        find_and_code_two(hands, morning)
        merge_and_release(page, serving)


def code_ten_passages(hands: Hands, project: Path) -> None:
    """Five new codes, then five passages with codes that are there: the keys of the other journey,
    with left and right changed over."""
    page = hands.page
    hands.code("turn, new code", ("j", "Shift+Enter"), "שמועה", "Enter")
    hands.code("turn, new code", ("j", "j", "Shift+Enter"), "המתנה", "Enter")
    hands.code("turn, new code", ("j", "Shift+Enter"), "אורחת", "Enter")
    hands.code("turn, new code", ("j", "j", "j", "Shift+Enter"), "תפקיד לא ברור", "Enter")
    hands.code("turn, new code", ("j", "j", "Shift+Enter"), "מכיס שלו", "Enter")
    first = len(hands.done)
    hands.code("turn, two letters", ("j", "j", "Shift+Enter"), "או", "Enter")
    hands.code("words, recent code", ("k", "k", "Shift+ArrowLeft", "Shift+ArrowLeft"), "", "2")
    hands.code("sentence, two letters", ("Shift+Alt+ArrowLeft",), "המ", "Enter")
    hands.code("sentence, recent code", ("Shift+Alt+ArrowLeft",), "", "3")
    hands.code("turn, a code and one more", ("k", "Shift+Enter"), "או", "Shift+Enter")
    hands.code("one more code on the same words", (), "תפ", "Enter")
    saved(page)
    assert all(one.after <= 3 for one in hands.done[first:]), hands.done[first:]
    rows = kept(project)
    assert len(rows) == 11 and len({row["code"] for row in rows}) == 5
    words = "\n".join(MORNING.splitlines()) + "\n"
    assert all(words[row["start"] : row["end"]] == row["quote"] for row in rows)
    assert max(sum(r["start"] <= at < r["end"] for r in rows) for at in range(len(words))) >= 3
    biscuits = sorted(row["code"] for row in rows if row["quote"] == "היו לך עוגיות.")
    assert biscuits == ["אורחת", "תפקיד לא ברור"]
    assert all(tinted(page).count(stretch) <= 2 for stretch in tinted(page))


def write_move_and_take_back(hands: Hands, project: Path) -> None:
    """A memo, an edge moved back, two acts taken back and one put back."""
    page = hands.page
    hands.press("l", "Home", "Enter", "Alt+m")
    hands.type("מי אמר, ומה?")
    hands.press("Escape")
    expect(page.locator("#passages li").first).to_contain_text("memo")
    before = kept(project)[0]["quote"]
    assert before.endswith("יֵשֵׁב לידי.")
    hands.press("l", "Home", "Enter", "Shift+ArrowRight", "Enter")
    expect(page.locator("#said")).to_have_text("The edges are moved.")
    saved(page)
    assert kept(project)[0]["quote"] == before.removesuffix(".")
    hands.press("u")
    expect(page.locator("#said")).to_contain_text("Taken back")
    assert kept(project)[0]["quote"] == before
    hands.press("u")
    expect(page.locator("#said")).to_contain_text("memo")
    hands.press("Shift+U")
    expect(page.locator("#said")).to_contain_text("Put back")
    expect(page.locator("#passages li").first).to_contain_text("memo")
    assert barriers(page) == []


def find_and_code_two(hands: Hands, project: Path) -> None:
    """A word is looked for, and found with and without what stands before it."""
    page = hands.page
    hands.press("/")
    page.get_by_label("Words to find").fill("עוגיות")
    hands.press("Enter")
    expect(page.locator(".hit")).to_have_count(2)
    assert barriers(page) == []
    hands.press("j", "x", "j", "x")
    page.locator("#code").fill("המ")
    page.locator("#code").press("Enter")
    expect(page.locator(".notes")).to_contain_text("המתנה is on 2 passages now.")
    assert [r["quote"] for r in kept(project) if r["code"] == "המתנה"].count("עוגיות") == 2


def merge_and_release(page: Page, serving: Served) -> None:
    """The codebook is released before and after two of its codes become one."""
    page.goto(f"{serving.address}/coding/releases/")
    page.get_by_label("What is in it").fill("אחרי הבוקר הראשון")
    page.get_by_role("button", name="Release the codebook").click()
    expect(page.locator(".notes")).to_have_text("Release 1 is made.")
    page.goto(f"{serving.address}/coding/codebook/")
    page.get_by_role("treeitem", name="מכיס שלו").click()
    page.get_by_text("Merge into another").click()
    page.get_by_label("Read its codings as").select_option(label="תפקיד לא ברור")
    page.locator("#mr").fill("שניהם על מה שלא סוכם")
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.get_by_role("heading", level=2)).to_have_text("תפקיד לא ברור")
    page.goto(f"{serving.address}/coding/releases/")
    page.get_by_role("button", name="Release the codebook").click()
    page.get_by_role("link", name="since 1").click()
    expect(page.get_by_role("heading", name="Merged")).to_be_visible()
    expect(page.locator(".changes li")).to_contain_text("תפקיד לא ברור")
    assert barriers(page) == []
