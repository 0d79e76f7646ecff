"""What a report gathers: findings with chosen quotations, references, and what is missing."""

from __future__ import annotations

import uuid

import pytest

from plurivox.store.acts import act
from plurivox.store.analysis import load_analysis
from plurivox.store.checked import save_read_again
from plurivox.store.counting import save_without_counts
from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.project import Project
from plurivox.store.reporting import load_report
from plurivox.store.stance import save_stance
from plurivox.store.themes import load_themes
from plurivox.themes.references import short
from tests.store.test_influences import QUOTES

FINDINGS = (
    "claim,theme,polarity,stated_setting,paper_quantifier,quote_ids\n"
    "Invented: a chair is a welcome.,Welcome,facilitator,low (mainly),many,Q1\n"
)


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Project:
    quotes = QUOTES.replace("quote,", "quote_id,quote,").replace("\nInvented", "\n{},Invented")
    files = [
        File("quotes.csv", quotes.format("Q1", "Q2").encode()),
        File("findings.csv", FINDINGS.encode()),
    ]
    for one in (read_files(files[:1]), read_files(files[1:], "findings")):
        outcomes = store_files(project, one, Choices(), by=owner)
        assert outcomes[0].stored, outcomes
    return project


def test_a_finding_is_told_with_its_quotations_and_the_theme_with_the_others(
    study: Project, owner: uuid.UUID
) -> None:
    themes = {one.name: one for one in load_report(study, person=owner).themes}
    (finding,) = themes["Welcome"].findings
    assert [one.label for one in finding.quotations] == ["[#1, Leeds, PSW]"]
    assert themes["Welcome"].quotations == ()
    assert [one.label for one in themes["Role"].quotations] == ["[#2, Leeds, nurse]"]
    assert finding.about == "facilitator; setting: low (mainly); said of: many"


def test_facts_and_what_is_missing(study: Project, owner: uuid.UUID) -> None:
    save_stance(study, "critical realist", by=owner)
    report = load_report(study, person=owner)
    assert report.facts[0] == "Stance: critical realist."
    assert "“Welcome” has no narrative." in report.missing
    assert report.matrix is not None
    assert report.matrix.rows == (("Role", "1", "1"), ("Welcome", "1", "1")) or (
        report.matrix.rows == (("Welcome", "1", "1"), ("Role", "1", "1"))
    )
    assert report.matrix.note.startswith("Read: quotations of quotes.")


def test_a_narrative_is_marked_when_what_it_rests_on_has_changed(
    study: Project, owner: uuid.UUID
) -> None:
    theme = next(one for one in load_themes(study) if one.name == "Welcome")
    narrative = f"Said {{{{count theme {short(theme.id)} passages}}}} times."
    with act(study, owner, "write") as deed:
        deed.set("theme", theme.id, "narrative", narrative)
    save_read_again(study, ("theme", theme.id), narrative, load_analysis(study), by=owner)

    def told() -> tuple[str, list[str]]:
        report = load_report(study, person=owner)
        (view,) = [one for one in report.themes if one.name == "Welcome"]
        words = "".join(piece.words for piece in view.narrative)
        return words, [one for one in report.missing if "has changed since" in one]

    assert told() == ("Said 1 times.", [])
    with study.cursor() as cursor:
        cursor.execute("SELECT id FROM theme_passage WHERE theme = %s", [theme.id])
        (member,) = cursor.fetchone()
    with act(study, owner, "take out") as deed:
        deed.remove("theme_passage", uuid.UUID(bytes=member) if study.is_file else member)
    words, changed = told()
    assert words == "Said 0 times."
    assert len(changed) == 1


def test_a_study_that_does_not_count_prints_no_count(study: Project, owner: uuid.UUID) -> None:
    save_without_counts(study, True, by=owner)
    report = load_report(study, person=owner)
    assert report.matrix is not None
    assert {cell for row in report.matrix.rows for cell in row[1:]} == {"said"}
    assert report.pictures == ()
