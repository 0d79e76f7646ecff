"""The pages around a transcript, with the demonstration in them: every size, both lights, axe."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

from tests.browser.conftest import sit_down
from tests.browser.looks import barriers, pictures
from tests.browser.served import Served

PAGES = {
    "sources": ("/transcripts/", "Transcripts"),
    "fieldwork": ("/fieldwork/", "Fieldwork"),
    "participants": ("/fieldwork/participants/", "Participants"),
    "new-site": ("/fieldwork/sites/new/", "A new site"),
    "new-participant": ("/fieldwork/participants/new/", "A new participant"),
    "export": ("/exchange/", "Export"),
}


@pytest.mark.parametrize("name", PAGES)
def test_every_list_looks_right_and_shuts_nobody_out(name: str, page: Page, demo: Served) -> None:
    path, heading = PAGES[name]
    sit_down(page, demo, "Lena M.")
    page.goto(demo.address + path)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert barriers(page) == []
    pictures(page, name)


def test_from_the_totals_to_a_person_and_a_site(page: Page, demo: Served) -> None:
    sit_down(page, demo, "Lena M.")
    page.goto(f"{demo.address}/fieldwork/")
    row = page.get_by_role("region", name="Who took part").get_by_role("row").nth(2)
    row.get_by_role("link").nth(1).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Participants, ")
    page.get_by_role("row").nth(1).get_by_role("link").click()
    assert barriers(page) == []
    pictures(page, "participant")
    page.get_by_label("Role", exact=True).fill("companion")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("is saved.")).to_be_visible()
    page.goto(f"{demo.address}/fieldwork/")
    page.get_by_role("region", name="Who took part").get_by_role("row").nth(2).get_by_role(
        "link"
    ).first.click()
    assert barriers(page) == []
    pictures(page, "site")


def test_a_text_from_right_to_left(page: Page, demo: Served) -> None:
    sit_down(page, demo, "Lena M.")
    page.goto(f"{demo.address}/transcripts/")
    page.get_by_role("row").filter(has_text="Hebrew").first.get_by_role("link").first.click()
    turn = page.locator(".turn .tx").first
    assert turn.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert barriers(page) == []
    pictures(page, "source-hebrew")
    page.get_by_role("link", name="Who speaks").click()
    assert barriers(page) == []
    pictures(page, "speakers")


def test_a_table_is_exported(page: Page, demo: Served) -> None:
    sit_down(page, demo, "Lena M.")
    page.goto(f"{demo.address}/exchange/")
    came: list[Download] = []

    def keep(download: Download) -> None:  # Playwright can mark no method of a list as its own
        came.append(download)

    page.on("download", keep)
    page.get_by_role("button", name="Participants as CSV").click()
    link = page.get_by_role("link", name="Download participants.csv")  # where it took longer
    for _ in range(240):
        if came:
            break
        if link.is_visible():
            link.click()
        page.wait_for_timeout(250)
    assert came[0].suggested_filename == "participants.csv"
    words = Path(came[0].path()).read_text("utf-8-sig")
    assert words.startswith("id,site,setting")


def test_files_of_several_kinds(page: Page, demo: Served, tmp_path: Path) -> None:
    files = {
        "second talk.txt": "Anna: Where?\nBen: Here.\nAnna: When?\nBen: Now.\n",
        "people.csv": "id,site,role,session\n1,Akko,nurse,X\n,Akko,nurse,X\n",
        "empty.docx": "",
        "song.mp3": "ID3",
    }
    for name, words in files.items():
        (tmp_path / name).write_text(words)
    sit_down(page, demo, "Lena M.")
    page.goto(f"{demo.address}/transcripts/import/")
    page.get_by_label("Choose files").set_input_files([str(tmp_path / name) for name in files])
    expect(page.get_by_role("heading", level=1)).to_have_text("What was read")
    expect(page.get_by_text("people.csv, line 3:")).to_be_visible()
    assert barriers(page) == []
    pictures(page, "found")
    page.get_by_label("Take the good rows").check()
    page.get_by_role("button", name="Import the 2 that were read").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Imported")
    expect(page.get_by_text("people.csv: 1 participant.")).to_be_visible()
    expect(page.get_by_text("empty.docx: the file is empty")).to_be_visible()
    assert barriers(page) == []
    pictures(page, "ended")
