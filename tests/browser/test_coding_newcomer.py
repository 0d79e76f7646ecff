"""A newcomer codes their first interview by keyboard alone, and tidies the codebook afterwards."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.coded_page import kept, opened, painted, said, saved, tinted
from tests.browser.conftest import sit_down
from tests.browser.hands import Coded, Hands
from tests.browser.looks import barriers, manual_picture
from tests.browser.served import Served, run, served

# Invented: two people talk in a day room.
INVENTED = """Researcher: How did you hear of the second chair?

Marta: From the woman who brings the tea. She said somebody would sit beside me.

Researcher: And did somebody sit there?

Marta: The first week nobody came. Then every Tuesday a man with a bicycle bell in his pocket.

Marta: He never asked why I was here. He asked whether I take sugar.

Researcher: What was that like?

Marta: Like being a guest. Nobody with a key had ever asked me such a thing.

Pavel: I was the man. I had no list of tasks, and the nurses had no paper about me.

Marta: You had biscuits.

Pavel: I paid for them myself until the spring. The contract said nothing of biscuits.

Researcher: Who helped you when it was hard?

Pavel: Mrs Lind, one hour on Thursdays, door closed. She asked what I had learned.
"""


@pytest.fixture
def interview(tmp_path: Path) -> Path:
    """A project with one invented interview and no codes."""
    project, text = tmp_path / "chair.plurivox", tmp_path / "Marta and Pavel.txt"
    text.write_text(INVENTED, encoding="utf-8")
    run("new", str(project), "--title", "The second chair", "--owner", "Lena M.")
    run("import", str(project), str(text), "--yes")
    return project


@pytest.fixture
def serving(interview: Path) -> Iterator[Served]:
    with served(interview) as one:
        yield one


def test_a_newcomer_codes_an_interview_and_settles_the_codebook(
    page: Page, serving: Served, interview: Path, tmp_path: Path
) -> None:
    sit_down(page, serving, "Lena M.")
    opened(page, serving.address, "Marta and Pavel")
    expect(page.get_by_text("Lena M. codes in")).to_be_visible()
    hands = Hands(page)

    # Five codes, each made from the words at which it came to mind.
    hands.code("turn, new code", ("j", "Shift+Enter"), "Being told of it", "Enter")
    hands.code("turn, new code", ("j", "j", "Shift+Enter"), "Waiting", "Enter")
    hands.code("turn, new code", ("j", "Shift+Enter"), "Met as a guest", "Enter")
    hands.code("turn, new code", ("j", "j", "j", "Shift+Enter"), "Unclear duties", "Enter")
    hands.code("turn, new code", ("j", "j", "Shift+Enter"), "Own pocket", "Enter")
    saved(page)
    assert [row["code"] for row in kept(interview)] == [
        "Being told of it", "Waiting", "Met as a guest", "Unclear duties", "Own pocket",
    ]  # fmt: skip

    # Five more passages with codes that are there; three lie over one another, one has two codes.
    first = len(hands.done)
    hands.code("turn, two letters", ("j", "j", "Shift+Enter"), "me", "Enter")
    hands.code("words, recent code", ("k", "k", "Shift+ArrowRight", "Shift+ArrowRight"), "", "2")
    hands.code("sentence, two letters", ("Shift+Alt+ArrowRight",), "wa", "Enter")
    hands.code("sentence, recent code", ("Shift+Alt+ArrowRight",), "", "3")
    hands.code("turn, a code and one more", ("k", "Shift+Enter"), "me", "Shift+Enter")
    hands.code("one more code on the same words", (), "un", "Enter")
    manual_picture(page, "reading", tmp_path)
    saved(page)
    rows = kept(interview)
    assert len(rows) == 11
    pocket = [row for row in rows if row["quote"].startswith("I paid")]
    assert len(pocket) == 4
    assert max(sum(r["start"] <= at < r["end"] for r in rows) for at in range(2000)) >= 3
    guest = [row["code"] for row in rows if row["quote"] == "You had biscuits."]
    assert sorted(guest) == ["Met as a guest", "Unclear duties"]

    # No word lies under more than two tints, however many codings it has.
    assert all(tinted(page).count(words) <= 2 for words in tinted(page))
    assert {name for name, _ in painted(page) if name.startswith("t")}

    # Three keys at most from the moment the words are chosen, where the code is there already.
    assert all(one.after <= 3 for one in hands.done[first:]), hands.done[first:]
    tell_counts(hands.done)

    # A memo on a passage, and one edge of it a word further.
    hands.press("l", "Home", "Enter", "Alt+m")
    hands.type("Told by whom, and told what?")
    hands.press("Escape")
    expect(page.locator("#passages li").first).to_contain_text("memo")
    before = kept(interview)[0]["quote"]
    hands.press("l", "Home", "Enter", "Shift+ArrowLeft", "Enter")
    expect(page.locator("#said")).to_have_text("The edges are moved.")
    saved(page)
    assert len(kept(interview)[0]["quote"]) < len(before)

    # Two acts taken back, one of them put back; the page names each.
    hands.press("u")
    expect(page.locator("#said")).to_contain_text("Taken back")
    assert kept(interview)[0]["quote"] == before
    hands.press("u")
    expect(page.locator("#said")).to_contain_text("memo")
    hands.press("Shift+U")
    expect(page.locator("#said")).to_contain_text("Put back")
    assert "memo" in said(page)
    expect(page.locator("#passages li").first).to_contain_text("memo")
    assert barriers(page) == []

    # A word is looked for; two of its places are coded together.
    hands.press("/")
    page.get_by_label("Words to find").fill("nobody")
    hands.press("Enter")
    expect(page.locator(".hit")).to_have_count(2)
    assert barriers(page) == []
    hands.press("j", "x", "j", "x")
    page.locator("#code").fill("wait")
    manual_picture(page, "find", tmp_path)
    page.locator("#code").press("Enter")
    expect(page.locator(".notes")).to_contain_text("Waiting is on 2 passages now.")
    waiting = {row["quote"] for row in kept(interview) if row["code"] == "Waiting"}
    assert {"Nobody", "nobody"} <= waiting

    # The codebook is released, two codes become one, and the difference stands on one page.
    page.goto(f"{serving.address}/coding/releases/")
    page.get_by_label("What is in it").fill("After the first interview")
    page.get_by_role("button", name="Release the codebook").click()
    expect(page.locator(".notes")).to_have_text("Release 1 is made.")
    page.goto(f"{serving.address}/coding/codebook/")
    page.get_by_role("treeitem", name="Own pocket").click()
    page.get_by_text("Merge into another").click()
    page.get_by_label("Read its codings as").select_option(label="Unclear duties")
    page.locator("#mr").fill("Both are about what was not settled")
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.get_by_role("heading", level=2)).to_have_text("Unclear duties")
    manual_picture(page, "codebook", tmp_path)
    assert not any(row["code"] == "Own pocket" for row in kept(interview))
    page.goto(f"{serving.address}/coding/releases/")
    page.get_by_role("button", name="Release the codebook").click()
    page.get_by_role("link", name="since 1").click()
    expect(page.get_by_role("heading", name="Merged")).to_be_visible()
    expect(page.locator(".changes li")).to_have_text(
        re.compile(r"Own pocket.*Own pocket.*Unclear duties", re.DOTALL)
    )
    manual_picture(page, "difference", tmp_path)
    assert barriers(page) == []


COUNTED = Path(__file__).resolve().parents[2] / "docs" / "reading.md"
BEGIN, END = "<!-- counted by a test -->", "<!-- end -->"


def tell_counts(done: list[Coded]) -> None:
    """Write what was counted into the manual, where its pictures are made."""
    text = COUNTED.read_text(encoding="utf-8")
    assert BEGIN in text and END in text
    if not os.environ.get("PLURIVOX_MANUAL_PICTURES"):
        return
    rows = [f"| {one.what} | {one.choosing} | {one.after} | {one.seconds:.1f} |" for one in done]
    table = "\n".join(
        ["| what | keys to choose | keys after | seconds |", "| --- | --: | --: | --: |", *rows]
    )
    head, _, rest = text.partition(BEGIN)
    tail = rest.partition(END)[2]
    COUNTED.write_text(f"{head}{BEGIN}\n\n{table}\n\n{END}{tail}", encoding="utf-8")
