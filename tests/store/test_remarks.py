"""Remarks on disagreements, the closing note, the approach, and what undo says of each."""

from __future__ import annotations

import uuid

import pytest

from plurivox.evidence.problem import Refused
from plurivox.store.agreement import Chosen, cells, units_of, what_is_left_out
from plurivox.store.approach import save_approach
from plurivox.store.check import check_project
from plurivox.store.closing_note import load_closing_note, save_closing_note
from plurivox.store.erase import erase_words
from plurivox.store.layers import load_frozen
from plurivox.store.overview import load_about
from plurivox.store.pass_acts import close_pass
from plurivox.store.passes import load_pass
from plurivox.store.project import Project
from plurivox.store.proposals import decide_proposal
from plurivox.store.remarks import load_remarks, save_remark
from plurivox.store.settlements import Place, Ruling, load_disagreements, settle
from plurivox.store.told import told
from plurivox.store.undo import undo

from .blind_study import Study, blind_study

NURSE, TEA, MONEY = "The nurse who sat down.", "I made tea.", "The contract ran for six months."


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Study:
    return blind_study(project, owner)


@pytest.fixture
def ready(study: Study) -> Study:
    """Ada and Bo agree on the nurse and differ on the tea; the pass can be compared."""
    for coder in ("Ada", "Bo"):
        study.mark(coder, "first", "noa", NURSE, study.code("Support"))
    study.mark("Ada", "first", "noa", TEA, study.code("Unclear duties"))
    study.mark("Bo", "first", "noa", TEA, study.code("Being met as an equal"))
    close_pass(study.project, load_pass(study.project, "first"), by=study.owner)
    return study


def tea(study: Study) -> Place:
    return load_disagreements(study.project, "first")[0].place


def said(study: Study, who: str = "Ada") -> list[tuple[str, str, bool]]:
    found = load_remarks(study.project, [tea(study)], person=study.person(who))
    return [(one.who, one.words, one.own) for one in found.get(tea(study), [])]


def test_remarks_make_a_thread_that_everybody_reads(ready: Study) -> None:
    for who, words in (("Ada", "She made it."), ("Bo", " But as a guest. "), ("Owner", "Both?")):
        save_remark(ready.project, "first", tea(ready), words, by=ready.person(who))
    assert said(ready) == [
        ("Ada", "She made it.", True),
        ("Bo", "But as a guest.", False),
        ("Owner", "Both?", False),
    ]
    assert check_project(ready.project) == []


def test_a_remark_is_taken_back_by_name(ready: Study) -> None:
    save_remark(ready.project, "first", tea(ready), "No.", by=ready.person("Ada"))
    taken = undo(ready.project, ready.person("Ada"))
    assert told(ready.project, taken) == "Taken back: remark on turn 6."
    assert said(ready) == []


def test_a_settlement_is_taken_back_by_name(ready: Study) -> None:
    settle(ready.project, "first", tea(ready), Ruling("both"), by=ready.owner)
    taken = undo(ready.project, ready.owner)
    assert told(ready.project, taken) == "Taken back: settling of Being met as an equal on turn 6."
    assert load_disagreements(ready.project, "first")[0].settled is None


def test_nobody_remarks_on_what_is_still_blind(study: Study) -> None:
    text = study.text("noa")
    place = Place(text.id, 0, 5, study.code("Support"))
    with pytest.raises(Refused, match="is open"):
        save_remark(study.project, "first", place, "x", by=study.owner)


def test_a_remark_needs_words(ready: Study) -> None:
    with pytest.raises(Refused, match="no words"):
        save_remark(ready.project, "first", tea(ready), "  ", by=ready.owner)


def test_a_remark_goes_where_the_words_go(ready: Study) -> None:
    """A participant withdraws: what was said about their words may repeat them."""
    place = tea(ready)
    save_remark(ready.project, "first", place, "“I made tea” is Noa's.", by=ready.owner)
    erase_words(ready.project, [(place.text, place.start, place.end)], by=ready.owner)
    found = load_remarks(ready.project, [place], person=ready.owner)
    assert [one.words for one in found.get(place, [])] in ([], [""])


def test_the_closing_note_keeps_who_agreed(ready: Study) -> None:
    one = load_pass(ready.project, "first")
    assert load_closing_note(ready.project, one).words == ""
    words = "Two codes may stand on one sentence.\nAgreed by: is no heading here"
    save_closing_note(ready.project, one, words, ["Ada", "Bo"], by=ready.owner)
    note = load_closing_note(ready.project, one)
    assert (note.words, note.agreed) == (words, ("Ada", "Bo"))
    save_closing_note(ready.project, one, "Nothing agreed.", [], by=ready.owner)
    assert load_closing_note(ready.project, one).agreed == ()
    taken = undo(ready.project, ready.owner)
    assert told(ready.project, taken) == "Taken back: closing note of first."
    assert load_closing_note(ready.project, one).agreed == ("Ada", "Bo")


def test_no_note_while_the_pass_is_open_and_none_without_words(study: Study, ready: Study) -> None:
    one = load_pass(ready.project, "first")
    with pytest.raises(Refused, match="no words"):
        save_closing_note(ready.project, one, " \n ", ["Ada"], by=ready.owner)


def test_a_note_waits_for_the_closing(study: Study) -> None:
    with pytest.raises(Refused, match="is open"):
        save_closing_note(study.project, load_pass(study.project, "first"), "x", [], by=study.owner)


def test_the_approach_is_agreement_until_another_is_declared(study: Study) -> None:
    assert load_about(study.project).approach == "agreement"
    save_approach(study.project, "reflexive", by=study.owner)
    assert load_about(study.project).reflexive
    with pytest.raises(Refused, match="no approach"):
        save_approach(study.project, "positivist", by=study.owner)
    undo(study.project, study.owner)
    assert not load_about(study.project).reflexive
    assert check_project(study.project) == []


def test_cells_count_what_they_open(ready: Study) -> None:
    frozen = load_frozen(ready.project, "first")
    chosen = Chosen.of(frozen)
    by_code = cells(frozen, chosen)
    assert by_code[ready.code("Support")][frozenset(("Ada", "Bo"))] == 1
    for code, counts in by_code.items():
        for who, many in counts.items():
            assert len(units_of(frozen, chosen, code, who)) == many
    with pytest.raises(Refused, match="no such code"):
        units_of(frozen, chosen, uuid.uuid4(), frozenset())


def test_a_refused_proposal_is_left_out_and_that_is_said(study: Study) -> None:
    made = study.propose("Bo", "first", "Tea")
    study.mark("Bo", "first", "noa", TEA, made)
    one = load_pass(study.project, "first")
    close_pass(study.project, one, by=study.owner)
    one = load_pass(study.project, "first")
    decide_proposal(study.project, one, made, "refuse", by=study.owner, reason="too narrow")
    frozen = load_frozen(study.project, "first")
    assert what_is_left_out(study.project, frozen, Chosen.of(frozen)) == [
        "5 of 10 turns: a facilitator’s, or without words",
        "1 coding with proposed codes that were refused",
    ]
