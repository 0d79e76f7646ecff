"""What the page says is saved: a server that dies, that comes back, and each act once."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.coded_page import kept, opened, saved
from tests.browser.conftest import sit_down
from tests.browser.hands import Hands
from tests.browser.served import Served, quiet_port, served


def coded(project: Path) -> int:
    """How many codings the server has on disk of the source that is open here."""
    rows = kept(project, "--pass", "Joint coding")
    return sum(row["source"] == "RV 1" for row in rows)


def expect_lost_connections(errors: list[str]) -> None:
    """The console tells of each request that did not arrive, and of nothing else."""
    assert errors and all("net::ERR" in error for error in errors)
    errors.clear()


@pytest.fixture
def project_file(tmp_path: Path) -> Path:
    """Where `demo` serves its copy from."""
    return tmp_path / "companions.plurivox"


def test_without_a_connection_work_goes_on_and_each_act_is_sent_once(
    page: Page, demo: Served, project_file: Path, errors: list[str]
) -> None:
    sit_down(page, demo, "Lena M.")
    opened(page, demo.address, "RV 1")
    lost: list[str] = []

    def swallow(route: Route) -> None:  # the act arrives, its answer does not
        route.fetch()
        lost.append(route.request.post_data or "")
        route.abort()

    hands = Hands(page)
    page.route("**/act/", swallow, times=1)
    hands.code("the answer is lost", ("j", "Shift+Enter"), "eq")
    expect(page.locator(".saved")).to_have_text("Offline, 1 coding waits here")
    page.route("**/act/", lambda route: route.abort())
    hands.code("no connection", ("j", "Shift+Enter"), "eq")
    hands.code("no connection", ("j", "Shift+Enter"), "dut")
    expect(page.locator(".saved")).to_have_text("Offline, 3 codings wait here")
    expect(page.get_by_role("alert")).to_contain_text("No connection. You can go on.")
    page.unroute("**/act/")
    page.evaluate("dispatchEvent(new Event('online'))")
    saved(page)
    expect(page.locator("#waits")).to_be_hidden()
    assert len(lost) == 1
    assert coded(project_file) == 3
    expect_lost_connections(errors)


def test_leaving_while_something_waits_is_asked_about(
    page: Page, demo: Served, errors: list[str]
) -> None:
    sit_down(page, demo, "Lena M.")
    opened(page, demo.address, "RV 1")
    page.route("**/act/", lambda route: route.abort())
    Hands(page).code("no connection", ("j", "Shift+Enter"), "eq")
    expect(page.locator(".saved")).to_contain_text("Offline")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(f"{demo.address}/coding/")
    assert asked == ["beforeunload"]
    expect_lost_connections(errors)


def test_what_is_saved_survives_a_killed_server_and_the_rest_arrives_later(
    page: Page, context: BrowserContext, demonstration: Path, tmp_path: Path, errors: list[str]
) -> None:
    path = tmp_path / "companions.plurivox"
    shutil.copyfile(demonstration, path)
    hands = Hands(page)
    port = quiet_port()  # the open page finds its server again where it was
    with served(path, port) as first:
        sit_down(page, first, "Lena M.")
        opened(page, first.address, "RV 1")
        hands.code("before", ("j", "Shift+Enter"), "eq")
        saved(page)
        first.process.send_signal(signal.SIGKILL)
        first.process.wait()
        assert coded(path) == 1
        hands.code("while it is dead", ("j", "Shift+Enter"), "dut")
        expect(page.locator(".saved")).to_have_text("Offline, 1 coding waits here")
    with served(path, port) as second:
        assert second.address == first.address
        again = page.get_by_role("alert")
        expect(again).to_contain_text("The server was started again.", timeout=20_000)
        tab = context.new_page()
        tab.goto(second.entry)
        tab.get_by_role("link", name="Lena M.").click()
        tab.get_by_label("PIN", exact=True).fill("2468")
        tab.get_by_role("button", name="Go on").click()
        tab.wait_for_url(f"{second.address}/")
        expect(page.locator(".saved")).to_have_text("Saved", timeout=20_000)
        assert coded(path) == 2
    expect_lost_connections(errors)


def test_a_refused_act_is_taken_off_the_page_again(
    page: Page, demo: Served, project_file: Path
) -> None:
    sit_down(page, demo, "Lena M.")
    opened(page, demo.address, "RV 1")
    other = page.context.new_page()
    other.goto(f"{demo.address}/coding/codebook/")
    other.get_by_role("treeitem", name="Supervision").click()
    other.get_by_text("Retire", exact=True).first.click()
    other.locator("#rr").fill("Nobody needs it")
    other.get_by_role("button", name="Retire").click()
    expect(other.locator(".notes")).to_contain_text("Retired.")
    page.bring_to_front()
    page.keyboard.press("j")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("superv")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("is retired and takes no new codings")
    expect(page.locator("#passages li button")).to_have_count(0)
    saved(page)
    assert coded(project_file) == 0
