"""Two reviewers extract constructs from an article without seeing each other, and agree on them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.coded_page import opened, saved
from tests.browser.looks import barriers, pictures
from tests.browser.served import run
from tests.browser.team import Team, change_seats, code_turn, lead_and_coders
from tests.web.review.invented import JATS

HEARD = "A key and no door"  # what participants say of it, as Ada names it
READ = "Access without place"  # how the authors read it, as both name it
ALSO = "Doors"  # what Bo calls the first
MEANS = "To be let in is not to belong."


@pytest.fixture(params=["an invented article", "a real article"])
def team(
    request: pytest.FixtureRequest, tmp_path: Path, chromium: Browser, errors: list[str]
) -> Iterator[Team]:
    """A project with one article from JATS, a lead and two reviewers; no codebook at all."""
    if request.param == "a real article":
        article = max((request.getfixturevalue("real_data") / "fulltext").glob("*.xml"), key=quotes)
    else:
        article = tmp_path / "lind.xml"
        article.write_text(JATS, encoding="utf-8")
    project = tmp_path / "synthesis.plurivox"
    run("new", str(project), "--title", "Keys", "--owner", "Lena")
    run("import", str(project), str(article), "--as", "article", "--study", "Lind 2017", "--yes")
    with lead_and_coders(project, article.stem, chromium, errors) as team:
        yield team


def quotes(article: Path) -> int:
    return article.read_text(encoding="utf-8").count("<disp-quote")


def paragraphs(page: Page) -> tuple[int, int]:
    """The first that a participant says, and the first of the authors after it, by number."""
    said = page.locator("p.said").first
    after = page.locator(f"#{said.get_attribute('id')} ~ p[id]:not(.said)").first
    one, other = (int((p.get_attribute("id") or "t").removeprefix("t")) for p in (said, after))
    return one, other


def extract(team: Team, page: Page, heard: str, read: str) -> None:
    """Code a quotation and a paragraph of the authors with codes that are made for them."""
    opened(page, team.serving.address, team.source)
    expect(page.locator("#passages li button")).to_have_count(0)  # nothing of the other reviewer
    for number, code in zip(paragraphs(page), (heard, read), strict=True):
        code_turn(page, number, code)
    saved(page)


def define(team: Team, page: Page, code: str, definition: str) -> None:
    """Write at a code what the study means by it."""
    team.go(page, "coding/codebook/")
    page.get_by_role("treeitem", name=code).click()
    expect(page.get_by_role("heading", level=2)).to_have_text(code)
    page.get_by_label("In full").fill(definition)
    page.get_by_role("button", name="Keep").click()
    expect(page.locator(".notes")).to_contain_text(f"{code} is kept.")


def done(team: Team, page: Page) -> None:
    team.go(page, "coding/passes/")
    page.get_by_role("button", name="I am done").click()
    expect(page.locator(".notes")).to_contain_text("the others see that, and nothing else")


def decide(page: Page, coder: str, name: str, decision: str, to: str = "") -> None:
    """Decide on a code that somebody proposed."""
    one = page.locator("li", has=page.get_by_role("heading", name=name)).filter(
        has_text=f"proposed by {coder}"
    )
    one.get_by_label("Reason").fill("Both mean the same")
    if to:
        one.get_by_label(f"Read “{name}” as").select_option(to)
    one.get_by_role("button", name=decision).click()
    expect(one.locator(".push")).to_contain_text("accepted" if not to else f"read as {to}")


def test_two_reviewers_extract_constructs_blind(team: Team) -> None:
    # The lead confirms whose words are whose, and opens a pass over the article.
    page = team.page
    team.go(page, "review/")
    page.get_by_role("link", name=re.compile("to confirm")).first.click()
    page.get_by_role("button", name=re.compile("Confirm all")).click()
    expect(page.get_by_text("all confirmed")).to_be_visible()
    team.go(page, "coding/passes/")
    page.get_by_role("link", name="Set up a pass").click()
    page.get_by_label("Name").fill("extraction")
    page.get_by_role("button", name="Open the pass").click()
    expect(page.locator(".notes")).to_contain_text("The pass “extraction” is open")

    # Both reviewers find two constructs, and name one of them each in their own way.
    page = change_seats(team, "Ada", first=True)
    extract(team, page, HEARD, READ)
    define(team, page, READ, MEANS)
    done(team, page)
    page = change_seats(team, "Bo", first=True)
    team.go(page, "synthesis/constructs/")
    expect(page.locator("main")).not_to_contain_text(READ)
    extract(team, page, ALSO, READ)
    done(team, page)

    # The lead closes the pass and decides which of the four names are one construct.
    page = change_seats(team, "Lena")
    page.get_by_role("link", name="Close “extraction”").click()
    page.get_by_role("link", name="Close…").click()
    page.get_by_role("button", name="Close it for good").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Proposed codes")
    expect(page.get_by_text(MEANS)).to_be_visible()
    assert barriers(page, ("light",)) == []
    decide(page, "Ada", HEARD, "Accept it")
    decide(page, "Ada", READ, "Accept it")
    decide(page, "Bo", ALSO, "Map", HEARD)
    decide(page, "Bo", READ, "Map", READ)

    # They chose the same words, so there is nothing to settle; that it stands is said once.
    page.get_by_role("link", name="compare its coders").click()
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator("#settling h2")).to_have_text("No disagreement")
    page.get_by_role("link", name="Let it stand as the consensus").click()
    assert barriers(page, ("light",)) == []
    pictures(page, "consensus-without-disagreement")
    page.get_by_role("button", name="It stands as the consensus").click()
    expect(page.locator(".notes")).to_contain_text("is its consensus now")

    # Each construct has the order proposed that the voice of its passages speaks for.
    team.go(page, "synthesis/constructs/")
    waiting = page.get_by_role("region", name="Waiting for a person to confirm")
    for name, order in ((HEARD, "first"), (READ, "second")):
        one = waiting.locator("li.construct", has=page.get_by_role("heading", name=name))
        expect(one).to_contain_text(f"{order} order proposed · Ada and Bo")
    expect(waiting).to_contain_text(MEANS)
    assert barriers(page, ("light",)) == []
    pictures(page, "extraction-constructs")
    page.get_by_role("button", name=f"{HEARD}: first order").click()
    page.get_by_role("button", name=f"{READ}: second order").click()
    expect(page.locator("main")).to_contain_text(
        "1 of first order, 1 of second order, 0 of third order"
    )
    team.go(page, "synthesis/")
    expect(page.locator("main")).to_contain_text("Lind 2017")
    told = json.loads(run("constructs", str(team.project), "--json"))
    assert told["orders"] == {"first": 1, "second": 1, "third": 0}
    assert {one["study"] for one in told["constructs"]} == {"Lind 2017"}
