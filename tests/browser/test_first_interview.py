"""A newcomer brings in their first interview: chooses it, looks at it, corrects it, reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sit_down
from tests.browser.looks import barriers, pictures
from tests.browser.served import Served, run

# Invented: two people in a day room; one of them has a label with a slip in it.
INVENTED = """12-Mar-2024 - 10:30 - 21m40s

Researcher 1: How did you hear of the second chair?
Marta: From the woman who brings the tea. She said somebody would sit beside me.
Researcher 1: And did somebody sit there?
Matra: The first week, no. Then every Tuesday.
Marta: He never asked why I was here. 🙂
Researcher 1: What did he ask?
Matra: Whether I take sugar.
Marta: That was all, and it was enough.
"""


@pytest.fixture
def interview(tmp_path: Path) -> Path:
    path = tmp_path / "Marta.txt"
    path.write_text(INVENTED, encoding="utf-8")
    return path


def choose(page: Page, *files: Path) -> None:
    page.get_by_role("link", name="Import your first interview").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Import")
    page.get_by_label("Choose files").set_input_files([str(file) for file in files])


def speaker(page: Page, label: str):  # type: ignore[no-untyped-def]
    return page.get_by_role("group", name=label, exact=False)


def test_a_newcomer_imports_an_interview_and_reads_it(
    page: Page, empty: Served, interview: Path, tmp_path: Path
) -> None:
    sit_down(page, empty, "Lena M.")
    page.get_by_role("link", name="Import your first interview").first.click()
    assert barriers(page) == []
    pictures(page, "import")
    page.get_by_label("Choose files").set_input_files(str(interview))

    # The preview: what will be read, who speaks, when it was held. Nothing is stored yet.
    expect(page.get_by_role("heading", level=1)).to_have_text("Marta")
    expect(page.get_by_text("8 turns, 3 speakers, English")).to_be_visible()
    expect(page.get_by_text("Nothing is stored yet.")).to_be_visible()
    expect(page.get_by_label("Held on")).to_have_value("2024-03-12")
    expect(page.get_by_label("at", exact=True)).to_have_value("10:30")
    expect(page.get_by_label("Length")).to_have_value("21:40")
    expect(speaker(page, "Researcher 1").get_by_label("Facilitator")).to_be_checked()
    assert barriers(page) == []
    pictures(page, "preview")
    assert "sources              0" in run("status", str(tmp_path / "new.plurivox"))

    # A slip in a label: it is the same speaker, and the text shows it at once.
    speaker(page, "Matra").get_by_label("This label is").select_option("the same speaker as Marta")
    expect(page.get_by_text("8 turns, 2 speakers, English")).to_be_visible()
    # A name is corrected; the facilitator is marked, taken back, and marked again.
    speaker(page, "Marta").get_by_label("Name").fill("Marta B.")
    page.keyboard.press("Tab")
    expect(page.locator("#as-read .sp", has_text="Marta B.")).to_have_count(5)
    speaker(page, "Researcher 1").get_by_label("Facilitator").uncheck()
    expect(page.locator("#as-read .asks")).to_have_count(0)
    speaker(page, "Researcher 1").get_by_label("Facilitator").check()
    expect(page.locator("#as-read .asks")).to_have_count(3)
    # Who is behind the label.
    marta = speaker(page, "Marta")
    marta.get_by_label("Participant").select_option("somebody new")
    marta.get_by_label("Number or id").fill("7")
    marta.get_by_label("Role").fill("service user")
    marta.get_by_label("Gender").fill("female")
    page.get_by_label("Site", exact=True).last.fill("Ravensburg")
    page.get_by_label("Session", exact=True).fill("RV 1")
    assert barriers(page) == []
    pictures(page, "preview-corrected")
    page.get_by_role("button", name="Import", exact=True).click()

    # The text.
    expect(page.get_by_role("heading", level=1)).to_have_text("Marta")
    expect(page.get_by_text("Marta: 8 turns, speakers Researcher 1, Marta B.")).to_be_visible()
    expect(page.get_by_text("Ravensburg, RV 1")).to_be_visible()
    expect(page.get_by_text("He never asked why I was here. 🙂")).to_be_visible()
    assert barriers(page) == []
    pictures(page, "source")
    project = str(tmp_path / "new.plurivox")
    assert "sound" in run("check", project)
    assert '"roles": {\n    "service user": 1' in run("participants", project, "--json")


def test_a_real_interview(page: Page, empty: Served, real_data: Path) -> None:
    sit_down(page, empty, "Lena M.")
    choose(page, real_data / "interviews" / "Jessica.docx")
    expect(page.get_by_text("147 turns, 2 speakers, English")).to_be_visible()
    expect(speaker(page, "Researcher 1").get_by_label("Facilitator")).to_be_checked()
    pictures(page, "preview-real")
    jessica = speaker(page, "Jessica")
    jessica.get_by_label("Name").fill("P1")
    jessica.get_by_label("Participant").select_option("somebody new")
    jessica.get_by_label("Number or id").fill("1")
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.locator(".turn")).to_have_count(147)
    expect(page.locator(".sp", has_text="P1").first).to_be_visible()
    pictures(page, "source-real")


DROP = """words => {
  const data = new DataTransfer();
  data.items.add(new File([words], "Marta.txt", {type: "text/plain"}));
  const said = {dataTransfer: data, bubbles: true, cancelable: true};
  for (const kind of ["dragover", "drop"]) document.body.dispatchEvent(new DragEvent(kind, said));
}"""


def test_a_file_is_dropped_anywhere_on_the_page(page: Page, empty: Served) -> None:
    sit_down(page, empty, "Lena M.")
    page.goto(f"{empty.address}/transcripts/import/")
    page.evaluate(DROP, INVENTED)
    expect(page.get_by_text("8 turns, 3 speakers, English")).to_be_visible(timeout=20_000)


def test_files_are_chosen_with_the_keyboard_alone(
    page: Page, empty: Served, interview: Path
) -> None:
    # Said before the page is there: told at the key itself, Chromium may hear of it after the key.
    page.on("filechooser", lambda chooser: chooser.set_files(str(interview)))
    sit_down(page, empty, "Lena M.")
    page.goto(f"{empty.address}/transcripts/import/")
    page.locator("#files").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("8 turns, 3 speakers, English")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Import", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("That was all, and it was enough.")).to_be_visible(timeout=20_000)


def test_a_long_import_tells_how_far_it_is_and_is_cancelled(
    page: Page, empty: Served, tmp_path: Path
) -> None:
    turns = "".join(f"Anna: We waited {n} days.\nBen: And then {n} more.\n" for n in range(4000))
    files = [tmp_path / f"talk {n}.txt" for n in range(150)]
    for n, file in enumerate(files):
        file.write_text(f"{turns}Anna: {n}\n")
    sit_down(page, empty, "Lena M.")
    page.goto(f"{empty.address}/transcripts/import/")
    page.get_by_label("Choose files").set_input_files([str(file) for file in files])
    expect(page.get_by_role("heading", level=1)).to_have_text("Reading", timeout=30_000)
    said = page.get_by_role("status").filter(has_text="of 150")
    first = said.inner_text(timeout=30_000)
    expect(said).not_to_have_text(first, timeout=30_000)  # it goes on by itself
    assert barriers(page) == []
    pictures(page, "reading")
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Cancelled; nothing was imported.")).to_be_visible()
    assert "sources              0" in run("status", str(tmp_path / "new.plurivox"))
