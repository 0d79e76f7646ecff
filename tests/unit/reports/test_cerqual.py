"""CERQual's two tables as files, opened again; findings and judgements are invented."""

from __future__ import annotations

from dataclasses import replace

from plurivox.reports.cerqual import CerqualReport

from .synthesis import CERQUAL, Page, book, cells, no_formula, word, written

AGAIN = "To be judged again: A passage of Okello 2021 was added."
SUMMARY = [
    ["Finding", "Contributing studies", "Confidence", "Explanation"],
    ["1 =A door decides who is welcome.", "Brandt 2019; Okello 2021", "Moderate",
     f"Few and short accounts.\n{AGAIN}"],
    ["2 A chair is a welcome.", "Okello 2021; Sato 2018", "Not judged yet", ""],
    ["3 Our groups want a bell.", "", "Not assessed",
     "This finding rests on our own focus groups."],
]  # fmt: skip
NONE = "No or very minor concerns"
PROFILE = [
    ["Finding", "Methodological limitations", "Coherence", "Adequacy", "Relevance", "Confidence",
     "Contributing studies"],
    ["1 =A door decides who is welcome.", NONE, f"{NONE}\n{AGAIN}",
     f"Moderate concerns: Thin data.\n{AGAIN}", NONE, "Moderate: Few and short accounts.",
     "Brandt 2019; Okello 2021"],
    ["2 A chair is a welcome.", *["Not judged yet"] * 5, "Okello 2021; Sato 2018"],
    ["3 Our groups want a bell.", *["–"] * 4,
     "Not assessed: This finding rests on our own focus groups.", ""],
]  # fmt: skip


def test_word_has_both_tables_with_captions_and_header_rows() -> None:
    paper = word("cerqual", CERQUAL)
    assert [cells(table) for table in paper.tables] == [SUMMARY, PROFILE]
    styles = {p.text: p.style.name for p in paper.paragraphs}
    assert styles["Summary of Qualitative Findings"] == "Heading 1"
    assert styles["Table . Summary of Qualitative Findings."] == "Caption"
    assert styles["Table . CERQual Evidence Profile."] == "Caption"
    assert [p.text for p in paper.paragraphs].count("Read: consensus of four articles.") == 2
    for table in paper.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml
    assert paper.element.xml.count("SEQ Table") == 2


def test_the_page_has_both_tables() -> None:
    page = Page(written("cerqual", CERQUAL, ".html"))
    assert page.tables == [SUMMARY, PROFILE]
    assert page.fetched == []


def test_the_workbook_has_both_tables_what_changed_and_no_formula() -> None:
    found = book("cerqual", CERQUAL)
    assert found.sheetnames == ["About", "Summary", "Evidence Profile", "Changed"]
    assert no_formula(found)
    assert found["Summary"]["A2"].value == "1 =A door decides who is welcome."
    rows = [["" if c is None else c for c in row] for row in found["Evidence Profile"].values]
    assert rows == PROFILE
    changed = list(found["Changed"].values)[1:]
    assert [(component, what) for _, component, what in changed] == [
        ("Coherence", "A passage of Okello 2021 was added."),
        ("Adequacy", "A passage of Okello 2021 was added."),
    ]


def test_a_claim_that_begins_like_a_formula_stays_words() -> None:
    report = CerqualReport("x", tuple(replace(one, number="") for one in CERQUAL.findings))
    cell = book("cerqual", report)["Summary"]["A2"]
    assert (cell.value, cell.data_type) == ("=A door decides who is welcome.", "s")


def test_nothing_is_computed_from_the_judgements() -> None:
    """A moderate concern beside a confidence that nobody has judged leaves it unjudged."""
    first = CERQUAL.findings[0]
    unjudged = replace(first.assessment, overall="", explanation="")
    report = CerqualReport("x", (replace(first, assessment=unjudged, changed={}),))
    assert cells(word("cerqual", report).tables[0])[1][2:] == ["Not judged yet", ""]
