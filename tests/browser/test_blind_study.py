"""Two people code the same interview without seeing each other, and then agree on what it says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.coded_page import kept, opened
from tests.browser.conftest import sit_down
from tests.browser.looks import barriers, pictures
from tests.browser.served import Served, run
from tests.browser.team import Team, change_seats, code_all, lead_and_coders

# Invented: a conversation on how somebody works.
INVENTED = """Researcher: What do you do when you listen to a recording again?
Imke: I write down what I hear first, by hand, before I look at anything I thought last week.
Researcher: And then?
Imke: Then I open the table where everything goes, and I sort the sentences by colour.
Researcher: Alone?
Imke: Mostly at night, because by day there is the ward and nobody lets me sit.
Researcher: What helps?
Imke: A word that somebody used themselves, like “the second chair”, and I keep it as it is.
Researcher: Does anybody check you?
Imke: My sister reads it. She says colours are no argument, and mostly she is right.
"""
BOOK = "name,short\nMethods,How somebody goes about it\nTools,What somebody works with\n"
OWN = "In her own words"  # the code that Ada invents


@pytest.fixture(params=["an invented interview", "a real interview"])
def team(
    request: pytest.FixtureRequest, tmp_path: Path, chromium: Browser, errors: list[str]
) -> Iterator[Team]:
    """A project with one interview, a small codebook, a lead and two coders."""
    if request.param == "a real interview":
        text = request.getfixturevalue("real_data") / "interviews" / "Kelly.txt"
    else:
        text = tmp_path / "Imke.txt"
        text.write_text(INVENTED, encoding="utf-8")
    project, book = tmp_path / "study.plurivox", tmp_path / "codebook.csv"
    book.write_text(BOOK, encoding="utf-8")
    run("new", str(project), "--title", "Listening again", "--owner", "Lena")
    run("import", str(project), str(text), str(book), "--yes")
    with lead_and_coders(project, text.stem, chromium, errors) as team:
        yield team


def settle(page: Page, key: str, reason: str) -> None:
    """By keyboard: the reason first, then the key of the decision."""
    before = page.locator("#settling h2").inner_text()
    page.keyboard.press("r")
    page.keyboard.type(reason)
    page.keyboard.press("Enter")
    page.keyboard.press(key)
    expect(page.locator("#settling h2")).not_to_have_text(before)


def test_two_people_code_blind_and_come_to_a_consensus(team: Team, tmp_path: Path) -> None:
    # The lead sets up a pass. What will be computed is declared before anybody has seen a number.
    page = team.page
    team.go(page, "coding/passes/")
    page.get_by_role("link", name="Set up a pass").click()
    expect(page.get_by_label("Name")).to_have_value("first reading")
    expect(page.get_by_label("Ada")).to_be_checked()
    expect(page.get_by_label("Lena")).not_to_be_checked()
    assert barriers(page) == []
    pictures(page, "pass-new")
    page.get_by_role("button", name="Open the pass").click()
    expect(page.locator(".notes")).to_contain_text("The pass “first reading” is open")

    # Ada codes four turns; for the last no code fits, and she makes one of her own.
    page = change_seats(team, "Ada", first=True)
    code_all(team, page, {2: "Methods", 4: "Tools", 6: "Methods", 8: OWN})
    team.go(page, "coding/passes/")
    page.get_by_role("button", name="I am done").click()
    expect(page.locator(".notes")).to_contain_text("the others see that, and nothing else")

    # Bo, at the same computer, sees nothing of it: no passage, no code, no count.
    page = change_seats(team, "Bo", first=True)
    opened(page, team.serving.address, team.source)
    expect(page.locator("#passages li button")).to_have_count(0)
    expect(page.locator("#tree")).not_to_contain_text(OWN)
    code_all(team, page, {2: "Methods", 4: "Methods", 8: "Tools", 10: "Tools"})

    # The lead sees who is done, and that is all.
    page = change_seats(team, "Lena")
    team.go(page, "coding/passes/")
    line = page.locator("li", has=page.get_by_role("heading", name="first reading"))
    expect(line).to_contain_text("Ada declared done, Bo")
    assert barriers(page) == []
    pictures(page, "passes")
    assert kept(team.project, "--as-user", "Lena") == []
    assert json.loads(run("status", str(team.project), "--json"))["codings"] == 0
    team.go(page, "coding/codebook/")
    expect(page.locator("main")).not_to_contain_text(OWN)

    page = change_seats(team, "Bo")
    team.go(page, "coding/passes/")
    page.get_by_role("button", name="I am done").click()

    # All are done: the lead closes the pass. It asks once, because it is final.
    page = change_seats(team, "Lena")
    page.get_by_role("link", name="Close “first reading”").click()
    page.get_by_role("link", name="Close…").click()
    expect(page.get_by_text("Closing is final.")).to_be_visible()
    expect(page.get_by_text("Declared done: Ada, Bo.")).to_be_visible()
    assert barriers(page) == []
    pictures(page, "pass-close")
    page.get_by_role("button", name="Close it for good").click()

    # Ada's own code is read as Tools from now on; no coding changes by that.
    expect(page.get_by_role("heading", level=1)).to_have_text("Proposed codes")
    expect(page.get_by_text("proposed by Ada")).to_be_visible()
    assert barriers(page) == []
    pictures(page, "proposals")
    page.get_by_label("Reason").fill("Words are what she works with")
    page.get_by_label(f"Read “{OWN}” as").select_option("Tools")
    page.get_by_role("button", name="Map").click()
    expect(page.locator(".notes")).to_contain_text("its coders can be compared")

    # Where they differ: one turn read in another way, and one that each coded alone.
    page.get_by_role("link", name="compare its coders").click()
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator("#settling h2")).to_have_text("3 to settle")
    expect(page.locator(".lane-head.a")).to_have_text("A Ada")
    assert barriers(page) == []
    pictures(page, "comparison")
    page.set_viewport_size({"width": 1366, "height": 768})
    page.keyboard.press("t")
    page.keyboard.type("What would she say herself?")
    page.keyboard.press("Enter")
    expect(page.locator(".thread")).to_contain_text("What would she say herself?")

    settle(page, "a", "She names it so")
    settle(page, "b", "It is how she works, not what with")
    page.keyboard.press("u")
    expect(page.locator("#settling h2")).to_have_text("2 to settle")
    expect(page.locator("#said")).to_contain_text("Taken back: settling of")
    settle(page, "b", "It is how she works, not what with")
    settle(page, "2", "Both are there")
    expect(page.locator("#settling h2")).to_have_text("All settled")
    assert sorted(decisions(team)) == ["both", "one", "one"]

    # The consensus stands, remembers both coders, and is closed with a note and a release.
    page.keyboard.press("c")
    expect(page.locator("#said")).to_contain_text("The consensus is shown")
    page.get_by_role("link", name="See the consensus").click()
    expect(page.locator("main")).to_contain_text("Both are there")
    page.get_by_label("What was agreed").fill("A tool is what is used, a method how.")
    page.get_by_role("button", name="Write the note").click()
    expect(page.locator(".closing").first).to_contain_text("Agreed by Ada, Bo.")
    page.get_by_role("button", name="Release the codebook").click()
    expect(page.locator(".notes")).to_contain_text("Release 1 of the codebook is made")
    assert barriers(page) == []
    pictures(page, "consensus")
    rows = [r for r in kept(team.project) if r["pass"] == "first reading, consensus"]
    assert {row["code"] for row in rows} == {"Methods", "Tools"}

    # Agreement: what was declared and percent first; the others behind “more”.
    page.get_by_role("link", name="Agreement").click()
    expect(page.get_by_role("heading", level=2).first).to_have_text("Krippendorff's alpha, by turn")
    expect(page.get_by_role("heading", name="Cohen's kappa, by turn")).not_to_be_visible()
    page.get_by_text("More statistics").click()
    expect(page.get_by_role("heading", name="Cohen's kappa, by turn")).to_be_visible()
    assert barriers(page) == []
    pictures(page, "agreement")
    page.locator(".cells a.number").first.click()
    expect(page.locator(".units li").first).to_be_visible()
    assert barriers(page) == []
    pictures(page, "units")

    # And the report reads the consensus.
    report = tmp_path / "report.docx"
    run("report", str(team.project), str(report))
    assert report.stat().st_size > 5000
    team.go(page, "reports/")
    expect(page.locator("main")).to_contain_text("first reading, consensus")


def decisions(team: Team) -> list[str | None]:
    rows: list[dict[str, Any]] = json.loads(
        run("disagreements", str(team.project), "--pass", "first reading", "--json")
    )
    return [row["settled"] for row in rows]


def focus_groups(page: Page) -> Locator:
    """The pass over the focus groups; another is over the articles."""
    return page.locator("li", has=page.get_by_role("heading", name="first four", exact=True))


def test_a_meeting_without_computers_has_it_on_paper(page: Page, demo: Served) -> None:
    sit_down(page, demo, "Lena M.")
    page.goto(f"{demo.address}/coding/passes/")
    focus_groups(page).get_by_role("link", name="Print for a meeting").click()
    assert barriers(page) == []
    pictures(page, "discussion")
    page.emulate_media(media="print")
    expect(page.locator(".top")).not_to_be_visible()
    expect(page.locator(".lines").first).to_be_visible()
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert paper.startswith(b"%PDF") and len(paper) > 10_000
    for article in page.locator("article").all()[:5]:
        assert article.evaluate("e => getComputedStyle(e).breakInside") == "avoid"


def test_a_new_span_is_chosen_by_keyboard(page: Page, demo: Served) -> None:
    sit_down(page, demo, "Lena M.")
    page.goto(f"{demo.address}/coding/passes/")
    focus_groups(page).get_by_role("link", name="Compare").click()
    page.wait_for_selector("html[data-ready]", state="attached")
    page.keyboard.press("s")
    words = page.locator("#new-words")
    before = words.inner_text()
    page.keyboard.press("Shift+ArrowLeft")
    expect(words).not_to_have_text(before)
    page.keyboard.press("Escape")
    expect(page.locator("#new")).not_to_be_visible()
    page.keyboard.press("s")
    page.locator("#new-code").select_option("Supervision")
    page.get_by_role("button", name="This stands").click()
    expect(page.locator("#settling")).to_contain_text("17 of 132 settled")
