"""An article on its way: imported, its voices confirmed, its study appraised by two people."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import sit_down
from tests.browser.looks import barriers, pictures
from tests.browser.served import Served
from tests.web.review.invented import JATS


def test_from_a_jats_file_to_an_appraised_study(page: Page, empty: Served, tmp_path: Path) -> None:
    (tmp_path / "lind.xml").write_text(JATS)
    sit_down(page, empty, "Lena M.")
    page.goto(f"{empty.address}/review/")
    expect(page.get_by_text("There is no study yet.")).to_be_visible()
    page.keyboard.press("i")
    page.wait_for_url("**/import/")
    page.get_by_label("Choose files").set_input_files(str(tmp_path / "lind.xml"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Keys without doors")
    assert barriers(page) == []
    pictures(page, "article")
    page.get_by_role("combobox", name="Study").fill("Lind 2017")
    page.get_by_role("button", name="Import", exact=True).click()

    # the voices, by keyboard
    expect(page.get_by_role("heading", level=1)).to_have_text("lind")
    expect(page.get_by_text("2 to confirm").first).to_be_visible()
    assert barriers(page) == []
    pictures(page, "voices")
    page.keyboard.press("p")
    expect(page.locator(".said.confirmed")).to_have_count(1)
    expect(page.locator(".said.proposed")).to_be_focused()  # where the next one waits
    page.keyboard.press("a")
    expect(page.locator(".said.author.confirmed")).to_have_count(1)
    page.wait_for_load_state()  # keys are heard once the scripts of the page have come
    page.keyboard.press("u")
    expect(page.locator(".said.proposed")).to_have_count(1)
    page.get_by_role("button", name="Confirm all 1 as proposed").click()
    expect(page.get_by_text("all confirmed")).to_be_visible()

    # other words, chosen on the page
    page.get_by_text("Nine talks on one ward.").click(click_count=3)
    expect(page.get_by_role("textbox", name="Words")).to_have_value("Nine talks on one ward.")
    page.get_by_role("button", name="Mark them").click()
    expect(page.locator(".said.confirmed")).to_have_count(3)

    # the reading page is that of transcripts
    page.get_by_role("link", name="Read and code").click()
    expect(page.get_by_role("heading", name="Results")).to_be_visible()
    expect(page.locator("p.said .voice").first).to_have_text("participant")
    assert barriers(page) == []

    # appraisal
    page.goto(f"{empty.address}/review/")
    page.get_by_role("link", name="appraise").click()
    for group in page.get_by_role("group").all():
        group.get_by_label("yes").check()
    page.keyboard.press("Enter")
    expect(page.get_by_text("10 of 10 saved")).to_be_visible()
    expect(page.get_by_text("Your answers only")).to_be_visible()
    assert barriers(page) == []
    pictures(page, "appraisal")
    page.goto(f"{empty.address}/review/")
    expect(page.get_by_text("yours complete")).to_be_visible()
    assert barriers(page) == []
