"""Undo and redo: one's own latest act, exactly, or a sentence and nothing done."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from plurivox.evidence.problem import Refused
from plurivox.store import fold
from plurivox.store.check import check_project
from plurivox.store.erase import erase_row, erase_words
from plurivox.store.keys import member_id
from plurivox.store.merge import merge_project
from plurivox.store.project import Project
from plurivox.store.undo import redo, undo
from tests.store.bare_study import Study, lay
from tests.store.whole import dump, heads

CopyOf = Callable[[Project], Project]


@pytest.fixture
def study(project: Project) -> Study:
    return lay(project)


def in_force(project: Project) -> dict[Any, Any]:
    """The values of living rows; what was never said and what is empty are the same."""
    found, now = {}, heads(project)
    for (table, row, field), values in now.items():
        said = [fold.plain(table, field, value) for value in values]
        if said not in ([""], [None]) and now[table, row, "alive"] != [False]:
            found[table, row, field] = said
    return found


def refused(study: Study, by: uuid.UUID, what: Callable[..., Any], match: str) -> None:
    before = dump(study.project)
    with pytest.raises(Refused, match=match):
        what(study.project, by)
    assert dump(study.project) == before


def test_undo_and_redo_through_all_that_was_done(study: Study) -> None:
    """Back through every step to the state before each, and forth again."""
    states = [in_force(study.project)]
    steps: list[Callable[[Any], object]] = [
        lambda deed: deed.set("code", study.code, "name", "Hours"),
        lambda deed: deed.set("code", study.child, "parent", None),
        lambda deed: deed.add("code", name="New", parent=study.code, full="x"),
        lambda deed: deed.set("participant", study.participant, "attributes.age", "42"),
        lambda deed: deed.set("participant", study.participant, "attributes.new", "x"),
        lambda deed: deed.put(
            "theme_code", member_id(study.theme, study.code), theme=study.theme, code=study.code
        ),
        lambda deed: deed.remove("coding", study.coding),
        lambda deed: [deed.set("code", study.code, "name", name) for name in ("A", "B", "Hours")],
        lambda deed: deed.remove("theme_code", member_id(study.theme, study.code)),
    ]
    for step in steps:
        with study.by(study.ben) as deed:
            step(deed)
        states.append(in_force(study.project))
    for _ in range(2):
        for state in reversed(states[:-1]):
            undo(study.project, study.ben)
            assert in_force(study.project) == state
        refused(study, study.ben, undo, "nothing of yours to take back")
        for state in states[1:]:
            redo(study.project, study.ben)
            assert in_force(study.project) == state
        refused(study, study.ben, redo, "nothing of yours to put in force")
    assert check_project(study.project) == []


def test_what_was_taken_back_is_told(study: Study) -> None:
    with study.by(study.ben, "rename") as deed:
        deed.set("code", study.code, "name", "Hours")
    taken = undo(study.project, study.ben)
    assert (taken.act, taken.verb, taken.rows) == (deed.id, "rename", (("code", study.code),))
    with study.project.cursor() as cursor:
        cursor.execute("SELECT verb, undoes IS NOT NULL FROM act ORDER BY at DESC, id DESC LIMIT 1")
        verb, of = cursor.fetchone()
    assert (verb, bool(of)) == ("undo", True)


def test_each_takes_back_their_own(study: Study) -> None:
    study.set(study.ann, "code", study.code, "name", "Ann's")
    study.set(study.ben, "code", study.child, "name", "Ben's")
    undo(study.project, study.ann)
    assert heads(study.project)["code", study.code, "name"] == ["Time"]
    assert heads(study.project)["code", study.child, "name"] == ["Ben's"]


def test_the_same_field_twice_in_one_act_then_the_act_before(study: Study) -> None:
    study.set(study.ben, "code", study.code, "name", "first")
    with study.by(study.ben) as deed:
        deed.set("code", study.code, "name", "second")
        deed.set("code", study.code, "name", "third")
    undo(study.project, study.ben)
    assert heads(study.project)["code", study.code, "name"] == ["first"]
    undo(study.project, study.ben)
    assert heads(study.project)["code", study.code, "name"] == ["Time"]


def test_a_thousand_changes_of_mind(study: Study) -> None:
    for n in range(150):
        study.set(study.ben, "code", study.code, "name", f"try {n}")
        undo(study.project, study.ben)
    assert heads(study.project)["code", study.code, "name"] == ["Time"]
    redo(study.project, study.ben)
    assert heads(study.project)["code", study.code, "name"] == ["try 149"]


def test_where_somebody_has_set_it_since_it_is_refused(study: Study) -> None:
    study.set(study.ann, "code", study.code, "name", "Ann's")
    study.set(study.ben, "code", study.code, "name", "Ben's")
    refused(study, study.ann, undo, "Somebody has since changed the same code")
    undo(study.project, study.ben)  # and when they take theirs back, it can be
    undo(study.project, study.ann)
    assert heads(study.project)["code", study.code, "name"] == ["Time"]


def test_a_row_that_somebody_has_worked_on_since_is_not_unmade(study: Study) -> None:
    with study.by(study.ann) as deed:
        code = deed.add("code", name="Ann's")
    study.set(study.ben, "code", code, "full", "Ben's definition.")
    refused(study, study.ann, undo, "Somebody has since changed the same code")
    undo(study.project, study.ben)
    undo(study.project, study.ann)
    assert heads(study.project)["code", code, "alive"] == [False]


def test_after_something_new_nothing_is_redone(study: Study) -> None:
    study.set(study.ben, "code", study.code, "name", "Hours")
    undo(study.project, study.ben)
    study.set(study.ben, "site", study.site, "name", "Kampala 2")
    refused(study, study.ben, redo, "nothing of yours to put in force")
    undo(study.project, study.ben)
    redo(study.project, study.ben)
    assert heads(study.project)["site", study.site, "name"] == ["Kampala 2"]


def test_an_act_that_changed_nothing_is_passed_over(study: Study) -> None:
    study.set(study.ben, "code", study.code, "name", "Hours")
    study.set(study.ben, "code", study.code, "name", "Hours")
    undo(study.project, study.ben)
    assert heads(study.project)["code", study.code, "name"] == ["Time"]


@pytest.mark.parametrize(("verb", "match"), [("close pass", "final"), ("erase", "words are gone")])
def test_what_is_final_is_not_taken_back(study: Study, verb: str, match: str) -> None:
    study.set(study.ben, "code", study.code, "name", "Hours")
    if verb == "erase":
        erase_words(study.project, [(study.text, 30, 40)], by=study.ben)
    else:
        with study.by(study.ben, verb) as deed:
            deed.set("pass", study.in_pass, "state", "closed")
    refused(study, study.ben, undo, match)


def test_the_beginning_is_not_taken_back(project: Project, owner: uuid.UUID) -> None:
    with pytest.raises(Refused, match="nothing of yours"):
        undo(project, owner)


def test_what_was_erased_does_not_come_back_by_undo(study: Study) -> None:
    study.set(study.ben, "participant", study.participant, "attributes.age", "42")
    study.set(study.ben, "participant", study.participant, "alive", False)
    erase_row(study.project, "participant", study.participant, by=study.owner)
    undo(study.project, study.ben)
    assert heads(study.project)["participant", study.participant, "alive"] == [True]
    refused(study, study.ben, undo, "erased")
    assert check_project(study.project) == []


def test_a_conflict_that_was_settled_is_one_again(study: Study, copy_of: CopyOf) -> None:
    other = copy_of(study.project)
    study.set(study.ann, "code", study.code, "name", "Ann's")
    Study.set(_at(study, other), study.ben, "code", study.code, "name", "Ben's")
    merge_project(study.project, other)
    both = heads(study.project)["code", study.code, "name"]
    assert both == ["Ann's", "Ben's"]
    refused(study, study.ann, undo, "Somebody has since changed")
    study.set(study.ben, "code", study.code, "name", "settled")
    undo(study.project, study.ben)
    assert heads(study.project)["code", study.code, "name"] == both
    redo(study.project, study.ben)
    assert heads(study.project)["code", study.code, "name"] == ["settled"]
    assert check_project(study.project) == []


def test_taken_back_in_two_copies_it_is_put_in_force_once(study: Study, copy_of: CopyOf) -> None:
    study.set(study.ben, "code", study.code, "name", "Hours")
    other = copy_of(study.project)
    undo(study.project, study.ben)
    undo(other, study.ben)
    merge_project(study.project, other)
    assert heads(study.project)["code", study.code, "name"] == ["Time", "Time"]
    redo(study.project, study.ben)
    assert heads(study.project)["code", study.code, "name"] == ["Hours"]
    refused(study, study.ben, redo, "nothing of yours to put in force")
    undo(study.project, study.ben)
    assert heads(study.project)["code", study.code, "name"] == ["Time"]
    refused(study, study.ben, undo, "nothing of yours to take back")


def test_redo_is_refused_where_another_copy_set_something_since(
    study: Study, copy_of: CopyOf
) -> None:
    study.set(study.ann, "code", study.code, "name", "Ann's")
    undo(study.project, study.ann)
    other = copy_of(study.project)
    Study.set(_at(study, other), study.ben, "code", study.code, "name", "Ben's")
    merge_project(study.project, other)
    refused(study, study.ann, redo, "cannot be put in force again")


def test_an_import_of_thousands_of_rows_is_taken_back(study: Study) -> None:
    with study.by(study.ben, "import") as deed:
        sites = [deed.add("site", name=f"site {n}", country="x") for n in range(3000)]
    assert len(undo(study.project, study.ben).rows) == 3000
    found = heads(study.project)
    assert all(found["site", row, "alive"] == [False] for row in sites)
    redo(study.project, study.ben)
    assert check_project(study.project) == []


def _at(study: Study, project: Project) -> Study:
    """The same study in another copy."""
    return replace(study, project=project)
