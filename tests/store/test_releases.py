"""Releases of the codebook in the store: numbered, frozen, told apart after a merge."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest

from plurivox.coding.release import changes
from plurivox.evidence.problem import Refused
from plurivox.store.codebook_acts import change_code, merge_codes, new_code, retire_code
from plurivox.store.merge import merge_project
from plurivox.store.project import Project
from plurivox.store.releases import codebook_now, load_release, load_releases, save_release
from plurivox.store.undo import undo
from tests.store.reading_study import Desk, reading_study

from .blind_study import Study


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Study:
    return reading_study(project, owner)


def test_a_release_is_what_the_codebook_was(study: Study) -> None:
    save_release(study.project, " first ", by=study.owner)
    before = codebook_now(study.project)
    change_code(study.project, study.code("Support"), by=study.owner, short="help")
    (release,) = load_releases(study.project)
    assert (release.number, release.label, release.note) == (1, "1", "first")
    assert release.by == study.owner
    assert release.book == before != codebook_now(study.project)


def test_proposals_are_in_no_release(study: Study) -> None:
    ada = Desk(study, "Ada")
    new_code(study.project, "Mine", by=ada.id, in_pass=ada.in_pass("first"))
    save_release(study.project, by=ada.id)
    assert "Mine" not in {code.name for code in load_releases(study.project)[0].book.codes}


def test_what_changed_between_two(study: Study) -> None:
    project, by = study.project, study.owner
    save_release(project, by=by)
    new_code(project, "Fresh", by=by)
    change_code(project, study.code("Support"), by=by, name="Help", full="from others")
    retire_code(project, study.code("Being met as an equal"), reason="", by=by)
    merge_codes(project, study.code("Help"), [study.code("Unclear duties")], reason="", by=by)
    save_release(project, by=by)
    first, second = load_releases(project)
    assert [(one.kind, one.before, one.after) for one in changes(first.book, second.book)] == [
        ("added", (), ("Fresh",)),
        ("merged", ("Unclear duties",), ("Help",)),
        ("renamed", ("Support",), ("Help",)),
        ("retired", ("Being met as an equal",), ("Being met as an equal",)),
        ("redefined", ("Support",), ("Help",)),
    ]


def test_a_release_is_taken_back_and_its_number_is_free_again(study: Study) -> None:
    save_release(study.project, by=study.owner)
    undo(study.project, study.owner)
    assert load_releases(study.project) == []
    save_release(study.project, "again", by=study.owner)
    assert [one.label for one in load_releases(study.project)] == ["1"]


def test_an_empty_codebook_is_not_released(project: Project, owner: uuid.UUID) -> None:
    with pytest.raises(Refused, match="no codes yet"):
        save_release(project, by=owner)


def test_a_release_that_is_not_there(study: Study) -> None:
    save_release(study.project, by=study.owner)
    with pytest.raises(Refused, match="no release 7; there are: 1"):
        load_release(study.project, "7")


def test_two_copies_that_released_the_same_number_keep_both(
    study: Study, copy_of: Callable[[Project], Project]
) -> None:
    other = copy_of(study.project)
    save_release(study.project, "here", by=study.owner)
    save_release(other, "there", by=study.owner)
    merge_project(study.project, other)
    assert {(one.label, one.number) for one in load_releases(study.project)} == {
        ("1a", 1),
        ("1b", 1),
    }
    assert {load_release(study.project, name).note for name in ("1a", "1B")} == {"here", "there"}
    save_release(study.project, by=study.owner)
    assert [one.label for one in load_releases(study.project)] == ["1a", "1b", "2"]
