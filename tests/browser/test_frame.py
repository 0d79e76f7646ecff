"""The frame in a browser: coming in, sitting down, keys, light and dark, how every page looks."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import PIN, sit_down
from tests.browser.looks import barriers, pictures
from tests.browser.served import Served


def test_a_newcomer_comes_in_and_finds_what_to_do_first(page: Page, empty: Served) -> None:
    sit_down(page, empty, "Lena M.")
    expect(page.get_by_role("heading", level=1)).to_have_text("The second chair")
    expect(page.get_by_role("heading", name="Begin with an interview")).to_be_visible()
    page.get_by_role("link", name="Add who works with you").click()
    page.get_by_label("Name").fill("Sipho N.")
    page.get_by_label("Reader").check()
    page.get_by_role("button", name="Add").click()
    expect(page.locator(".notes")).to_contain_text("Sipho N. is on the project as reader.")


def test_the_address_lets_in_one_browser_only(
    page: Page, context: BrowserContext, empty: Served
) -> None:
    page.goto(empty.entry)
    expect(page.get_by_role("heading", level=1)).to_have_text("Who are you?")
    page.goto(empty.entry)  # the same browser just goes on
    expect(page.get_by_role("heading", level=1)).to_have_text("Who are you?")
    browser = context.browser
    assert browser
    other = browser.new_context().new_page()
    answer = other.goto(empty.entry)
    assert answer and answer.status == 403
    expect(other.get_by_role("heading", level=1)).to_have_text("The door is closed")
    other.context.close()


def test_leaving_gives_the_chair_to_somebody_else(page: Page, demo: Served) -> None:
    sit_down(page, demo, "Lena M.")
    page.get_by_role("link", name="Lena M.", exact=True).click()
    page.get_by_role("button", name="Leave").click()
    page.get_by_role("link", name="Lena M.").click()
    page.get_by_label("PIN", exact=True).fill("1357")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("This is not the PIN of this name.")).to_be_visible()
    page.get_by_label("PIN", exact=True).fill(PIN)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("A wrong PIN was typed once under this name.")).to_be_visible()


def test_keys_lead_on_and_can_be_switched_off(page: Page, demo: Served) -> None:
    sit_down(page, demo, "Lena M.")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys of this page")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.goto(f"{demo.address}/you/")
    page.get_by_label("Single letters are keys").uncheck()
    page.goto(f"{demo.address}/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_light_and_dark_are_remembered(page: Page, empty: Served) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(empty.entry)
    page.get_by_role("button", name="Light as the system").click()
    page.get_by_role("button", name="Always light").click()
    expect(page.get_by_role("button", name="Always dark")).to_be_visible()
    page.reload()
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert dark == "rgb(16, 19, 22)"


def test_a_server_that_is_gone_is_said_and_the_page_stays(
    page: Page, errors: list[str], demo: Served
) -> None:
    sit_down(page, demo, "Lena M.")
    expect(page.get_by_role("status")).to_have_text("Saved")
    page.route("**/*", lambda route: route.abort("connectionrefused"))
    page.evaluate("void htmx.ajax('POST', '/you/leave/', {swap: 'none'}).catch(() => 0)")
    expect(page.get_by_role("status")).to_have_text("Not saved")
    expect(page.get_by_role("alert")).to_contain_text("The server cannot be reached.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Companions on the ward")
    page.unroute("**/*")
    page.evaluate("void htmx.ajax('GET', '/people/', {swap: 'none'}).catch(() => 0)")
    expect(page.get_by_role("status")).to_have_text("Saved")
    expect(page.get_by_role("alert")).to_have_count(0)
    errors.clear()


def test_a_page_reads_from_right_to_left_too(page: Page, demo: Served) -> None:
    sit_down(page, demo, "Lena M.")
    page.evaluate("document.documentElement.dir = 'rtl'")
    for width in (1366, 420):
        page.set_viewport_size({"width": width, "height": 768})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        brand, who = (page.locator(one).bounding_box() for one in (".brand", ".who"))
        assert brand and who and brand["x"] > who["x"]
    assert barriers(page) == []


def test_nothing_of_a_page_stays_in_the_browser(page: Page, demo: Served) -> None:
    sit_down(page, demo, "Lena M.")
    kept = page.evaluate("[{...localStorage}, {...sessionStorage}]")
    assert kept == [{}, {"htmx-current-path-for-history": "/"}]
    assert page.evaluate("document.cookie") == ""  # the one cookie is out of reach of scripts


def test_the_policy_blocks_a_script_of_the_page_itself(
    page: Page, errors: list[str], empty: Served
) -> None:
    page.goto(empty.entry)
    page.evaluate(
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        "document.body.append(s)"
    )
    assert page.evaluate("window.ran") is None
    assert len(errors) == 1
    assert "Content Security Policy" in errors.pop()


PAGES = {"home": "/", "you": "/you/", "people": "/people/", "not-here": "/nowhere/"}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_looks_right_and_shuts_nobody_out(name: str, page: Page, demo: Served) -> None:
    sit_down(page, demo, "Lena M.")
    page.goto(demo.address + PAGES[name])
    expect(page.get_by_text("Invented: no person")).to_be_visible()
    assert barriers(page) == []
    pictures(page, name)
    page.set_viewport_size({"width": 420, "height": 900})
    assert barriers(page) == []


def test_the_doors_look_right_and_shut_nobody_out(page: Page, empty: Served) -> None:
    page.goto(empty.address)
    assert barriers(page) == []
    pictures(page, "closed")
    page.goto(empty.entry)
    assert barriers(page) == []
    pictures(page, "who")
    page.get_by_role("link", name="Lena M.").click()
    page.get_by_label("PIN", exact=True).fill("12")
    page.get_by_label("The same once more").fill("12")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("A PIN has at least 4 digits")).to_be_visible()
    assert barriers(page) == []
    pictures(page, "pin")
    page.get_by_label("PIN", exact=True).fill(PIN)
    page.get_by_label("The same once more").fill(PIN)
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url(f"{empty.address}/")
    assert barriers(page) == []
    pictures(page, "home-empty")
