"""Pages in Debian's Chromium: a served demonstration, a person who has sat down, and the pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from tests.browser.served import Served, run, served

PIN = "2468"
PATIENCE = 30_000  # milliseconds: a slow machine is no failure, and what must be fast is measured
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, built once; tests serve a copy of it."""
    path = tmp_path_factory.mktemp("demonstration") / "companions.plurivox"
    run("demo", str(path), "--no-serve")
    return path


# A module at most: while Playwright runs, Django refuses its database in the same thread.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser that Debian packages."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("needs chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that nobody has used before, at the size of an old laptop."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def errors() -> list[str]:
    """What scripts and the policy complained of; a test that means it to happen empties it."""
    return []


@pytest.fixture
def page(context: BrowserContext, errors: list[str]) -> Iterator[Page]:
    """An empty page. Afterwards: nothing was refused by the policy, and no script failed."""
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.extend(_error(message)))
    yield page
    assert errors == []


def _error(message: ConsoleMessage) -> list[str]:
    """An error of the console, but not that an answer had the status of a refusal."""
    refused = message.text.startswith("Failed to load resource: the server responded")
    return [message.text] if message.type == "error" and not refused else []


@pytest.fixture
def demo(demonstration: Path, tmp_path: Path) -> Iterator[Served]:
    """A copy of the demonstration, served."""
    path = tmp_path / "companions.plurivox"
    shutil.copyfile(demonstration, path)
    with served(path) as serving:
        yield serving


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Served]:
    """A project with nothing in it yet, served."""
    path = tmp_path / "new.plurivox"
    run("new", str(path), "--title", "The second chair", "--owner", "Lena M.")
    with served(path) as serving:
        yield serving


def sit_down(page: Page, serving: Served, name: str, pin: str = PIN) -> None:
    """Come in by the printed address, choose a name for the first time, set its PIN."""
    page.goto(serving.entry)
    page.get_by_role("link", name=name).click()
    page.get_by_label("PIN", exact=True).fill(pin)
    page.get_by_label("The same once more").fill(pin)
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url(f"{serving.address}/")
