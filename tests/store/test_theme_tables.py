"""Themes and findings as tables: what is exported comes in again as the same."""

from __future__ import annotations

import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from plurivox.cli import main
from plurivox.store.exporting import export_table
from plurivox.store.findings import load_findings
from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.project import Project
from plurivox.store.theme_tables import finding_entries, theme_entries
from plurivox.store.themes import load_themes

QUOTES = (
    "quote_id,quote,participant_no,site,role,theme_no,theme\n"
    "q1,Invented: I had a chair.,9,Leeds,PSW,1,Welcome\n"
    "q2,Invented: I stood.,10,Leeds,nurse,1,Welcome\n"
)
BOOK = "name,parent,short\nChair,,\nKey,,\n"
THEMES = (
    "name,parent,theme_no,definition,boundaries,narrative,codes\n"
    "Welcome,,1,Who is let in.,Not pay.,Told once.,Chair; Key\n"
    "Doors,Welcome,1a,,,,Key\n"
)
FINDINGS = (
    "claim_id,theme,claim,polarity,level,stated_setting,paper_quantifier,quote_ids,against_ids\n"
    "F1,Welcome,A chair is a welcome.,facilitator,organisation,low (mainly),many,q1,q2\n"
    "F2,Doors,Doors stay shut.,both,,,,,\n"
)


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Project:
    bring(project, owner, "quotes", QUOTES)
    bring(project, owner, "codebook", BOOK)
    bring(project, owner, "themes", THEMES)
    bring(project, owner, "findings", FINDINGS, kind="findings")
    return project


def bring(project: Project, owner: uuid.UUID, name: str, words: str, kind: str = "") -> None:
    read = read_files([File(f"{name}.csv", words.encode())], kind or None)
    (outcome,) = store_files(project, read, Choices(), by=owner)
    assert outcome.stored, outcome.problems


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_goes_out_comes_in_again(
    ending: str, study: Project, owner: uuid.UUID, tmp_path: Path
) -> None:
    themes, findings = theme_entries(study), finding_entries(study)
    assert [one.path for one in themes] == [("Welcome",), ("Welcome", "Doors")]
    assert (findings[0].quotes, findings[0].against) == (("q1",), ("q2",))
    for kind, count in (("themes", 2), ("findings", 2)):
        out = tmp_path / f"{kind}{ending}"
        assert export_table(study, kind, str(out), by=owner) == (count, [])
        (read,) = read_files([File(out.name, out.read_bytes())])
        assert read.kind == kind
        assert read.table is not None
        rows = [replace(row, line=0) for row in read.table.rows]
        expected = themes if kind == "themes" else findings
        if kind == "findings":  # the setting that is read in the author's words
            rows = [replace(row, setting="") for row in rows]
        assert rows == expected


def test_themes_that_come_in_again_change_nothing(
    study: Project, owner: uuid.UUID, tmp_path: Path
) -> None:
    before = load_themes(study)
    out = tmp_path / "themes.csv"
    export_table(study, "themes", str(out), by=owner)
    bring(study, owner, "themes", out.read_text("utf-8-sig") + "\n")
    assert load_themes(study) == before


def test_a_passage_without_a_quotation_is_cited_by_its_key(
    study: Project, owner: uuid.UUID, tmp_path: Path
) -> None:
    first = load_findings(study)[0]
    with study.cursor() as cursor:
        cursor.execute("UPDATE quotation SET number = ''")
    (row, _) = finding_entries(study)
    assert row.quotes == (first.passages[0][0].hex,)
    out = tmp_path / "findings.csv"
    export_table(study, "findings", str(out), by=owner)
    bring(study, owner, "findings", out.read_text("utf-8-sig"), kind="findings")
    again = load_findings(study)[2]
    assert again.passages == first.passages


def test_the_command_writes_them(
    study: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "themes.xlsx"
    assert main(["export", study.location, str(out), "--as", "themes"]) == 0
    assert "2 themes." in capsys.readouterr().out
