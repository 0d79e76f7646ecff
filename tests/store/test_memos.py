"""Memos: on what, by whom, who reads them, and what becomes of them."""

from __future__ import annotations

import uuid

import pytest

from plurivox.evidence.problem import Refused
from plurivox.store.check import check_project
from plurivox.store.codebook_acts import new_code
from plurivox.store.coding_acts import move_coding, remove_coding
from plurivox.store.erase import erase_words
from plurivox.store.keys import new_id, passage_id
from plurivox.store.memos import (
    change_memo,
    load_memos,
    remove_memo,
    save_memo,
    save_passage_memo,
)
from plurivox.store.project import Project
from plurivox.store.undo import undo
from tests.store.reading_study import NURSE, TEA, Desk, acts_of, close, reading_study

from .blind_study import Study


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Study:
    return reading_study(project, owner)


@pytest.fixture
def ada(study: Study) -> Desk:
    return Desk(study, "Ada")


@pytest.fixture
def bo(study: Study) -> Desk:
    return Desk(study, "Bo")


def reads(desk: Desk) -> list[str]:
    return [memo.words for memo in load_memos(desk.project, layers=desk.layers)]


def on_text(desk: Desk) -> list[str]:
    text = desk.study.text("noa").id
    return [memo.words for memo in load_memos(desk.project, layers=desk.layers, text=text)]


def test_on_everything_that_there_is_to_think_about(ada: Desk) -> None:
    project, by = ada.project, ada.id
    coding = ada.code(TEA, "Support")
    save_memo(project, ("coding", coding), "on the coding", in_pass=None, by=by)
    save_passage_memo(project, **ada.span(NURSE), words="on words", in_pass=None, by=by)
    source = ada.study.text("ben").source
    save_memo(project, ("source", source), "on the source", in_pass=None, by=by)
    save_memo(project, ("code", ada.study.code("Support")), "on the code", in_pass=None, by=by)
    one = ada.in_pass("first")
    assert one
    save_memo(project, ("pass", one), "on the pass", in_pass=None, by=by)
    save_memo(project, ("project", project.id), "on myself", in_pass=None, by=by)
    assert set(reads(ada)) >= {"on the coding", "on words", "on the code", "on myself"}
    assert len(reads(ada)) == 6
    assert check_project(project) == []


def test_a_memo_says_what_it_is_about_and_when_it_was_written(ada: Desk) -> None:
    coding = ada.code(TEA, "Support")
    key = save_memo(ada.project, ("coding", coding), " Tea? \n", in_pass=None, by=ada.id)
    (memo,) = load_memos(ada.project, layers=ada.layers, about=[("coding", coding)])
    assert (memo.id, memo.about, memo.coder, memo.words) == (
        key,
        ("coding", coding),
        ada.id,
        "Tea?",
    )
    assert memo.at > 1_700_000_000_000


def test_memos_of_one_text_are_those_on_its_words_and_on_itself(ada: Desk) -> None:
    save_passage_memo(ada.project, **ada.span(NURSE), words="here", in_pass=None, by=ada.id)
    elsewhere = ada.span("second week", "ben")
    save_passage_memo(ada.project, **elsewhere, words="there", in_pass=None, by=ada.id)
    source = ada.study.text("noa").source
    save_memo(ada.project, ("source", source), "whole", in_pass=None, by=ada.id)
    assert sorted(on_text(ada)) == ["here", "whole"]


def test_a_memo_goes_with_its_coding_when_edges_move(ada: Desk) -> None:
    coding, span = ada.code(TEA, "Support"), ada.span(TEA)
    save_memo(ada.project, ("coding", coding), "Tea?", in_pass=None, by=ada.id)
    for cut in (1, 2):
        where = {"start": span["start"], "end": span["end"] - cut}
        coding = move_coding(ada.project, coding, **where, by=ada.id)
    text = ada.study.text("noa").id
    (memo,) = load_memos(ada.project, layers=ada.layers, text=text)
    assert (memo.about, memo.words) == (("coding", coding), "Tea?")
    remove_coding(ada.project, coding, by=ada.id)
    assert on_text(ada) == []


def test_changing_and_taking_away_ones_own(ada: Desk) -> None:
    key = save_passage_memo(ada.project, **ada.span(TEA), words="one", in_pass=None, by=ada.id)
    change_memo(ada.project, key, "two", by=ada.id)
    assert reads(ada) == ["two"]
    remove_memo(ada.project, key, by=ada.id)
    assert reads(ada) == []
    undo(ada.project, ada.id)
    undo(ada.project, ada.id)
    assert reads(ada) == ["one"]


def test_nobody_changes_the_memos_of_others(ada: Desk, bo: Desk) -> None:
    key = save_memo(ada.project, ("project", ada.project.id), "mine", in_pass=None, by=ada.id)
    for other in (key, new_id()):
        with pytest.raises(Refused, match="You have no such memo"):
            change_memo(bo.project, other, "yours", by=bo.id)
        with pytest.raises(Refused, match="You have no such memo"):
            remove_memo(bo.project, other, by=bo.id)


def test_a_memo_that_is_sent_twice_is_written_once(ada: Desk) -> None:
    key, before = uuid.uuid4(), acts_of(ada.project)
    about = ("project", ada.project.id)
    sent = [
        save_memo(ada.project, about, "once", in_pass=None, by=ada.id, act_id=key) for _ in range(2)
    ]
    assert sent[0] == sent[1]
    assert acts_of(ada.project) == before + 1


# ------------------------------------------------------------ blind


def test_what_is_written_in_a_blind_pass_is_its_coders_own(ada: Desk, bo: Desk) -> None:
    one = ada.in_pass("first")
    coding = ada.code(TEA, "Support", in_pass="first")
    save_memo(ada.project, ("coding", coding), "on the coding", in_pass=None, by=ada.id)
    save_passage_memo(ada.project, **ada.span(NURSE), words="on words", in_pass=one, by=ada.id)
    save_memo(ada.project, ("code", ada.study.code("Support")), "code", in_pass=one, by=ada.id)
    assert one
    save_memo(ada.project, ("pass", one), "on how I code", in_pass=one, by=ada.id)
    assert len(reads(ada)) == 4
    owner = Desk(ada.study, "Owner")
    assert (reads(bo), reads(owner), on_text(bo)) == ([], [], [])
    close(ada.study, "first")
    assert len(reads(bo)) == len(reads(owner)) == 4


def test_words_that_one_codes_blind_are_not_remarked_on_in_the_open(ada: Desk, bo: Desk) -> None:
    """Without a pass named the memo goes into the blind one: elsewhere it would betray the work."""
    save_passage_memo(ada.project, **ada.span(TEA), words="hm", in_pass=None, by=ada.id)
    source = ada.study.text("noa").source
    save_memo(ada.project, ("source", source), "long", in_pass=None, by=ada.id)
    assert (reads(ada), reads(bo)) == (["hm", "long"], [])


def test_a_coding_that_one_may_not_see_takes_no_memo(ada: Desk, bo: Desk) -> None:
    coding = ada.code(TEA, "Support", in_pass="first")
    own = new_code(ada.project, "Mine", by=ada.id, in_pass=ada.in_pass("first"))
    for about in (("coding", coding), ("code", own), ("coding", new_id()), ("source", new_id())):
        with pytest.raises(Refused, match="is not there"):
            save_memo(bo.project, about, "?", in_pass=None, by=bo.id)


def test_a_closed_pass_keeps_its_memos_as_they_are(ada: Desk) -> None:
    coding = ada.code(TEA, "Support", in_pass="first")
    key = save_memo(ada.project, ("coding", coding), "then", in_pass=None, by=ada.id)
    close(ada.study, "first")
    with pytest.raises(Refused, match="is closed"):
        change_memo(ada.project, key, "now", by=ada.id)
    save_memo(ada.project, ("coding", coding), "afterwards", in_pass=None, by=ada.id)
    assert reads(Desk(ada.study, "Bo")) == ["then", "afterwards"]


# ------------------------------------------------------------ what is refused


@pytest.mark.parametrize("words", ["", " \n"])
def test_a_memo_without_words(ada: Desk, words: str) -> None:
    with pytest.raises(Refused, match="no words"):
        save_memo(ada.project, ("project", ada.project.id), words, in_pass=None, by=ada.id)


def test_a_memo_on_what_has_none(ada: Desk) -> None:
    with pytest.raises(Refused, match="no memos on a version"):
        save_memo(ada.project, ("version", new_id()), "?", in_pass=None, by=ada.id)


def test_erased_words_take_no_memo(ada: Desk) -> None:
    span = ada.span(TEA)
    erase_words(ada.project, [tuple(span.values())], by=ada.study.owner)  # type: ignore[list-item]
    with pytest.raises(Refused, match="erased"):
        save_passage_memo(ada.project, **span, words="?", in_pass=None, by=ada.id)


def test_a_memo_does_not_tell_whether_a_colleague_marked_some_words(ada: Desk, bo: Desk) -> None:
    """The key of a passage is its place: anybody can tell it, so that it must open nothing."""
    span = ada.span(TEA)
    key = passage_id(span["text"], span["start"], span["end"])
    for coded in (False, True):
        if coded:
            ada.code(TEA, "Support", in_pass="first")
        with pytest.raises(Refused, match="is not there"):
            save_memo(bo.project, ("passage", key), "?", in_pass=None, by=bo.id)
    save_memo(ada.project, ("passage", key), "mine", in_pass=None, by=ada.id)
    close(ada.study, "first")
    save_memo(bo.project, ("passage", key), "yours", in_pass=None, by=bo.id)
