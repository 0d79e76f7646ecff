"""From a sentence of the report to the words, and what if they had not been said."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import sit_down
from tests.browser.looks import barriers, pictures
from tests.browser.served import Served


def test_a_sentence_of_the_report_opens_onto_the_words(page: Page, demo: Served) -> None:
    sit_down(page, demo, "Lena M.")
    page.goto(f"{demo.address}/reports/")
    assert barriers(page) == []
    pictures(page, "report")

    # the sentence, the finding, the theme
    page.get_by_role("link", name="Peer workers are made welcome as persons").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Peer workers are made welcome")
    assert barriers(page) == []
    pictures(page, "trace-finding")
    page.wait_for_load_state()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Heart and key")

    # a passage of it that two coders saw differently: their lanes, what was decided, and why
    passage = "Wir hatten das in der Leitungsrunde zweimal besprochen"
    page.get_by_role("link", name=passage).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(passage)
    expect(page.locator("#lanes")).to_contain_text(
        "Lena M. · first four (independent, ready, release 1)"
    )
    expect(page.locator("#settled")).to_contain_text("Lena M.’s was kept")
    assert barriers(page) == []
    pictures(page, "trace-passage")

    # what if it were not there; and the words, in their place
    page.get_by_role("link", name="What if it were not there?").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("were not there?")
    expect(page.get_by_role("region", name="Themes")).to_contain_text("Heart and key")
    page.locator("select[name=without]").first.select_option(label="[#2, Gulu, PSW]")
    page.get_by_role("button", name="See").click()
    expect(page.get_by_role("heading", level=2, name="Findings")).to_be_visible()
    assert barriers(page) == []
    pictures(page, "whatif")
    page.go_back()
    page.go_back()
    page.get_by_role("link", name="in its place").first.click()
    expect(page).to_have_url(re.compile(r"/coding/.+from=\d+&to=\d+$"))
    expect(page.get_by_text(passage).first).to_be_in_viewport()
