"""Two reviewers extract constructs from an article without seeing each other, and agree on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.coded_page import awake, opened, saved
from tests.browser.looks import pictures
from tests.browser.served import run
from tests.browser.team import Team, change_seats, code_turn, lead_and_coders
from tests.web.review.invented import JATS

HEARD = "A key and no door"  # what participants say of it, as Ada names it
READ = "Access without place"  # how the authors read it, as Ada names it
ALSO = "Doors"  # what Bo calls the first


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


def paragraph(page: Page, selector: str) -> int:
    """The number of a paragraph of the reading page."""
    return int((page.locator(selector).first.get_attribute("id") or "").removeprefix("t"))


def define(team: Team, page: Page, code: str, definition: str) -> None:
    """Write at a code what the study means by it."""
    team.go(page, "coding/codebook/")
    page.get_by_role("link", name=code).click()
    page.get_by_label("Full definition").fill(definition)
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_label("Full definition")).to_have_value(definition)


def extract(team: Team, page: Page, heard: str, read: str) -> None:
    """Code one quotation and one paragraph of the authors with codes that are made for them."""
    opened(page, team.serving.address, team.source)
    awake(page)
    quotation = paragraph(page, "p.said")
    authors = paragraph(page, f"p.said#t{quotation} ~ p:not(.said)")
    code_turn(page, quotation, heard)
    code_turn(page, authors, read)
    saved(page)


def done(team: Team, page: Page) -> None:
    team.go(page, "coding/passes/")
    page.get_by_role("button", name="I am done").click()
    expect(page.locator(".notes")).to_contain_text("the others see that, and nothing else")


def test_two_reviewers_extract_constructs_blind(team: Team) -> None:
    # The lead confirms whose words are whose, and opens a pass.
    page = team.page
    team.go(page, "review/")
    page.get_by_role("link", name="to confirm").first.click()
    page.get_by_role("button", name="Confirm all").click()
    expect(page.get_by_text("all confirmed")).to_be_visible()
    team.go(page, "coding/passes/")
    page.get_by_role("link", name="Set up a pass").click()
    page.get_by_label("Name").fill("extraction")
    page.get_by_role("button", name="Open the pass").click()
    expect(page.locator(".notes")).to_contain_text("The pass “extraction” is open")

    # Both reviewers find two constructs, and name them each in their way.
    page = change_seats(team, "Ada", first=True)
    extract(team, page, HEARD, READ)
    define(team, page, READ, "To be let in is not to belong.")
    done(team, page)
    page = change_seats(team, "Bo", first=True)
    extract(team, page, ALSO, READ)
    done(team, page)

    page = change_seats(team, "Lena")
    team.go(page, "synthesis/constructs/")
    pictures(page, "x")
