"""Summaries of cells: written, gone stale when their passages change, and undone."""

from __future__ import annotations

import uuid

import pytest

import plurivox
from plurivox.cli import main
from plurivox.evidence.problem import Refused
from plurivox.store.cells import load_summaries, save_summary
from plurivox.store.check import check_project
from plurivox.store.counting import save_without_counts
from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.keys import new_id
from plurivox.store.overview import load_about
from plurivox.store.project import Project
from plurivox.store.undo import undo
from tests.store.test_influences import QUOTES


def test_a_summary_says_what_has_changed_since(project: Project, owner: uuid.UUID) -> None:
    theme, one, two, three = new_id(), new_id(), new_id(), new_id()
    where = ("site", "Gulu")
    save_summary(project, ("theme", theme), where, " Warm. ", [one, two], by=owner)
    kept = load_summaries(project)[theme, "site", "Gulu"]
    assert kept.words == "Warm."
    assert kept.stale([two, one]) == ""
    assert kept.stale([one, two, three]) == "before 1 passage was added"
    assert kept.stale([three]) == "before 1 passage was added and 2 passages were taken away"
    save_summary(project, ("theme", theme), where, "Warm, and late.", [one], by=owner)
    assert len(load_summaries(project)) == 1
    undo(project, owner)
    assert load_summaries(project)[theme, "site", "Gulu"].words == "Warm."
    save_summary(project, ("theme", theme), where, "", [one], by=owner)
    assert load_summaries(project) == {}
    assert check_project(project) == []


def test_a_summary_is_of_a_theme_a_code_or_a_finding(project: Project, owner: uuid.UUID) -> None:
    with pytest.raises(Refused, match="not of a person"):
        save_summary(project, ("person", new_id()), ("site", "Gulu"), "x", [], by=owner)


def test_a_study_may_hide_its_counts(project: Project, owner: uuid.UUID) -> None:
    assert not load_about(project).without_counts
    save_without_counts(project, True, by=owner)
    assert load_about(project).without_counts
    undo(project, owner)
    assert not load_about(project).without_counts


@pytest.mark.parametrize("command", ["matrix", "saturation", "cooccurrence"])
def test_a_study_that_does_not_count_gives_no_counts_unless_they_are_asked_for(
    command: str, project: Project, owner: uuid.UUID, capsys: pytest.CaptureFixture[str]
) -> None:
    read = read_files([File("quotes.csv", QUOTES.encode())])
    assert store_files(project, read, Choices(), by=owner)[0].stored
    place = project.location
    assert main([command, place, "--json"]) == 0
    counted = capsys.readouterr().out
    save_without_counts(project, True, by=owner)
    for words in ([command, place], [command, place, "--json"]):
        assert main(words) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert "This study does not count" in err
    assert main([command, place, "--json", "--counts"]) == 0
    assert capsys.readouterr().out == counted
    with plurivox.open(place) as book:
        ask = getattr(book, command)
        with pytest.raises(Refused, match="counts=True"):
            ask()
        assert ask(counts=True) is not None
