"""Three people at one computer, one after the other, on one study."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.coded_page import awake, opened, saved
from tests.browser.conftest import sit_down
from tests.browser.served import Served, served


@dataclass(slots=True)
class Team:
    """Three people at one computer, one after the other, on one study."""

    page: Page
    serving: Served
    project: Path
    source: str

    def go(self, page: Page, address: str) -> None:
        page.goto(f"{self.serving.address}/{address}")


@contextmanager
def lead_and_coders(
    project: Path, source: str, chromium: Browser, errors: list[str]
) -> Iterator[Team]:
    """Lena leads, Ada and Bo code; afterwards no script of any page has failed."""
    with served(project) as serving:
        # The printed address lets one browser in: the three take turns at one, as at one computer.
        size = {"width": 1366, "height": 768}
        context = chromium.new_context(viewport=size, reduced_motion="reduce")  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        sit_down(page, serving, "Lena")
        add(page, serving, "Ada")
        add(page, serving, "Bo")
        yield Team(page, serving, project, source)
        context.close()
    assert errors == []


def add(page: Page, serving: Served, name: str) -> None:
    page.goto(f"{serving.address}/people/")
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("rowheader", name=name)).to_be_visible()


def change_seats(team: Team, name: str, *, first: bool = False) -> Page:
    """Somebody else sits down: they choose their name and type their PIN."""
    page = team.page
    page.goto(f"{team.serving.address}/you/")
    page.get_by_role("button", name="Leave").click()
    page.get_by_role("link", name=name).click()
    page.get_by_label("PIN", exact=True).fill("2468")
    if first:
        page.get_by_label("The same once more").fill("2468")
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url(f"{team.serving.address}/")
    return page


def code_turn(page: Page, number: int, code: str) -> None:
    """Go to a turn, choose it, type a code, take it."""
    there = page.locator("#passages li button").count()
    page.evaluate(f"location.hash = 't{number}'")
    expect(page.locator(f"#t{number}")).to_contain_class("here")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    page.wait_for_function(
        "n => document.querySelectorAll('#passages li button').length > n", arg=there
    )


def code_all(team: Team, page: Page, codes: dict[int, str]) -> None:
    opened(page, team.serving.address, team.source)
    awake(page)
    for number, code in codes.items():
        code_turn(page, number, code)
    saved(page)
