"""The codebook under many hands: the tree, definitions, merging, splitting, retiring, proposals."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plurivox.evidence.problem import Refused
from plurivox.store.check import check_project
from plurivox.store.codebook import load_codes, load_read_as
from plurivox.store.codebook_acts import (
    change_code,
    merge_codes,
    move_code,
    new_code,
    restore_code,
    retire_code,
    split_code,
)
from plurivox.store.examples import load_examples, remove_example, save_example
from plurivox.store.keys import new_id
from plurivox.store.project import Project
from plurivox.store.proposals import decide_proposal
from plurivox.store.undo import redo, undo
from tests.store.reading_study import NURSE, TEA, Desk, close, reading_study

from .blind_study import Study


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Study:
    return reading_study(project, owner)


@pytest.fixture
def ada(study: Study) -> Desk:
    return Desk(study, "Ada")


def tree(desk: Desk) -> list[str]:
    return ["/".join(code.path) for code in load_codes(desk.project, layers=desk.layers)]


FIRST = ["Support", "Unclear duties", "Pay and contract", "Being met as an equal"]


def test_a_new_code_stands_last_and_has_its_definition(ada: Desk) -> None:
    key = new_code(
        ada.project,
        "  Making   tea ",
        by=ada.id,
        parent=ada.study.code("Unclear duties"),
        short="tea",
        not_for="coffee",
        level="latent",
    )
    assert tree(ada) == [*FIRST[:2], "Unclear duties/Making tea", *FIRST[2:]]
    one = next(code for code in load_codes(ada.project) if code.id == key)
    assert (one.short, one.not_for, one.level, one.is_proposal) == (
        "tea",
        "coffee",
        "latent",
        False,
    )


@pytest.mark.parametrize("name", ["Support", "support", " SUPPORT "])
def test_siblings_have_different_names(ada: Desk, name: str) -> None:
    with pytest.raises(Refused, match="in this place already"):
        new_code(ada.project, name, by=ada.id)
    with pytest.raises(Refused, match="in this place already"):
        change_code(ada.project, ada.study.code("Unclear duties"), by=ada.id, name=name)
    new_code(ada.project, name, by=ada.id, parent=ada.study.code("Support"))


@pytest.mark.parametrize("name", ["", "  "])
def test_a_code_needs_a_name(ada: Desk, name: str) -> None:
    with pytest.raises(Refused, match="needs a name"):
        new_code(ada.project, name, by=ada.id)


def test_a_level_that_is_none(ada: Desk) -> None:
    with pytest.raises(Refused, match="semantic, latent"):
        new_code(ada.project, "X", by=ada.id, level="deep")


def test_a_redefinition_is_undone_field_by_field(ada: Desk) -> None:
    code = ada.study.code("Support")
    change_code(ada.project, code, by=ada.id, full="one", use="often")
    change_code(ada.project, code, by=ada.id, full="two", name="Help")
    undo(ada.project, ada.id)
    one = next(c for c in load_codes(ada.project) if c.id == code)
    assert (one.name, one.full, one.use) == ("Support", "one", "often")


def test_codes_are_moved_before_each_other_and_under_each_other(ada: Desk) -> None:
    code = ada.study.code
    move_code(ada.project, code("Pay and contract"), None, before=code("Support"), by=ada.id)
    assert tree(ada)[0] == "Pay and contract"
    move_code(ada.project, code("Support"), code("Pay and contract"), by=ada.id)
    move_code(
        ada.project,
        code("Unclear duties"),
        code("Pay and contract"),
        before=code("Support"),
        by=ada.id,
    )
    assert tree(ada) == [
        "Pay and contract",
        "Pay and contract/Unclear duties",
        "Pay and contract/Support",
        "Being met as an equal",
    ]
    with pytest.raises(Refused, match="below itself"):
        move_code(ada.project, code("Pay and contract"), code("Support"), by=ada.id)
    for _ in range(3):
        undo(ada.project, ada.id)
    assert tree(ada) == FIRST


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), max_size=12))
def test_however_codes_are_moved_they_stand_as_told(
    ada: Desk, moves: list[tuple[int, int]]
) -> None:
    order = [code.id for code in load_codes(ada.project)]
    for which, place in moves:
        key = order.pop(which)
        before = order[place] if place < len(order) else None
        move_code(ada.project, key, None, before=before, by=ada.id)
        order.insert(place if before else len(order), key)
        assert [code.id for code in load_codes(ada.project)] == order


# ------------------------------------------------------------ merging


def test_merging_rewrites_nothing_and_is_read_everywhere(ada: Desk) -> None:
    support, duties = ada.study.code("Support"), ada.study.code("Unclear duties")
    below = new_code(ada.project, "Tea", by=ada.id, parent=duties)
    ada.code(TEA, duties)
    ada.code(NURSE, support)
    merge_codes(ada.project, support, [duties], reason="the same", by=ada.id)
    assert [code for _, code, _ in ada.sees()] == ["Support", "Support"]
    assert tree(ada) == ["Support", "Support/Tea", *FIRST[2:]]
    with ada.project.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM coding WHERE code = %s", [duties])
        assert cursor.fetchone()[0] == 1
    undo(ada.project, ada.id)
    assert sorted(code for _, code, _ in ada.sees()) == ["Support", "Unclear duties"]
    assert f"Unclear duties/{'Tea'}" in tree(ada)
    redo(ada.project, ada.id)
    assert load_read_as(ada.project) == {duties: support}
    restore_code(ada.project, duties, by=ada.id)
    assert load_read_as(ada.project) == {}
    assert below
    assert check_project(ada.project) == []


def test_merging_a_code_into_what_hangs_below_it(ada: Desk) -> None:
    duties = ada.study.code("Unclear duties")
    tea = new_code(ada.project, "Tea", by=ada.id, parent=duties)
    cups = new_code(ada.project, "Cups", by=ada.id, parent=tea)
    keys = new_code(ada.project, "Keys", by=ada.id, parent=duties)
    merge_codes(ada.project, cups, [duties], reason="", by=ada.id)
    assert sorted(tree(ada)) == sorted(["Tea", "Tea/Cups", "Tea/Cups/Keys", "Support", *FIRST[2:]])
    assert keys


def test_a_chain_of_mergings_is_read_to_its_end(ada: Desk) -> None:
    code = ada.study.code
    support, duties, pay = code("Support"), code("Unclear duties"), code("Pay and contract")
    ada.code(TEA, duties)
    merge_codes(ada.project, support, [duties], reason="", by=ada.id)
    merge_codes(ada.project, pay, [support], reason="", by=ada.id)
    assert ada.sees() == [("Ada", "Pay and contract", TEA)]


@pytest.mark.parametrize("chosen", [[], ["Support"]])
def test_merging_needs_two(ada: Desk, chosen: list[str]) -> None:
    codes = [ada.study.code(name) for name in chosen]
    with pytest.raises(Refused, match="Choose the codes"):
        merge_codes(ada.project, ada.study.code("Support"), codes, reason="", by=ada.id)


def test_splitting_keeps_the_codings_above_the_new_codes(ada: Desk) -> None:
    code = ada.study.code("Support")
    ada.code(NURSE, code)
    made = split_code(ada.project, code, ["From nurses", "From peers"], reason="wide", by=ada.id)
    assert tree(ada)[:3] == ["Support", "Support/From nurses", "Support/From peers"]
    assert ada.sees() == [("Ada", "Support", NURSE)]
    assert len(made) == 2
    assert next(c for c in load_codes(ada.project) if c.id == code).reason == "wide"
    undo(ada.project, ada.id)
    assert tree(ada) == FIRST


@pytest.mark.parametrize("names", [[], ["One"], ["One", "one"]])
def test_splitting_needs_two_names(ada: Desk, names: list[str]) -> None:
    with pytest.raises(Refused):
        split_code(ada.project, ada.study.code("Support"), names, reason="", by=ada.id)


def test_a_retired_code_keeps_its_codings(ada: Desk) -> None:
    code = ada.study.code("Support")
    ada.code(NURSE, code)
    retire_code(ada.project, code, reason="unclear", by=ada.id)
    one = next(c for c in load_codes(ada.project) if c.id == code)
    assert (one.status, one.reason) == ("retired", "unclear")
    assert len(ada.sees()) == 1
    restore_code(ada.project, code, by=ada.id)
    assert ada.code(TEA, code)


# ------------------------------------------------------------ taking back what others use


def test_a_code_that_others_use_in_the_open_is_not_taken_back(ada: Desk) -> None:
    code = new_code(ada.project, "Fresh", by=ada.id)
    Desk(ada.study, "Bo").code(TEA, code)
    with pytest.raises(Refused, match="in use by now"):
        undo(ada.project, ada.id)


def test_a_code_that_others_use_blind_is_taken_back_without_a_word_of_it(ada: Desk) -> None:
    bo = Desk(ada.study, "Bo")
    code = new_code(ada.project, "Fresh", by=ada.id)
    bo.code(TEA, code, in_pass="first")
    undo(ada.project, ada.id)
    assert "Fresh" not in tree(ada)
    (kept,) = [one for one in load_codes(bo.project, layers=bo.layers) if one.id == code]
    assert (kept.name, kept.status) == ("Fresh", "retired")
    close(ada.study, "first")
    assert "Fresh" in tree(ada)
    assert "Fresh" in [one.name for one in load_codes(ada.project)]


# ------------------------------------------------------------ proposals


def test_a_code_made_in_a_blind_pass_is_its_makers_until_it_closes(ada: Desk) -> None:
    bo, one = Desk(ada.study, "Bo"), ada.in_pass("first")
    own = new_code(ada.project, "Mine", by=ada.id, in_pass=one)
    assert "Mine" in tree(ada)
    assert "Mine" not in tree(bo) + tree(Desk(ada.study, "Owner"))
    assert new_code(bo.project, "Mine", by=bo.id, in_pass=one) != own  # nobody hears of the other
    change_code(ada.project, own, by=ada.id, name="Still mine")
    with pytest.raises(Refused, match="no such code"):
        change_code(bo.project, own, by=bo.id, name="Ours")
    with pytest.raises(Refused, match="proposal"):
        merge_codes(ada.project, ada.study.code("Support"), [own], reason="", by=ada.id)
    with pytest.raises(Refused, match="put the code elsewhere"):
        move_code(ada.project, ada.study.code("Support"), own, by=ada.id)
    close(ada.study, "first")
    assert {"Still mine", "Mine"} <= set(tree(bo))


def test_a_decision_on_a_proposal_is_applied_when_reading(ada: Desk) -> None:
    from plurivox.store.passes import load_pass

    made = {
        name: new_code(ada.project, name, by=ada.id, in_pass=ada.in_pass("first"))
        for name in ("Good", "Same", "Bad")
    }
    for quote, code in ((TEA, "Good"), (NURSE, "Same"), ("with a key", "Bad")):
        ada.code(quote, made[code], in_pass="first")
    close(ada.study, "first")
    one, lead = load_pass(ada.project, "first"), ada.study.owner
    decide_proposal(ada.project, one, made["Good"], "accept", by=lead)
    to = ada.study.code("Support")
    decide_proposal(ada.project, one, made["Same"], "map", by=lead, to=to)
    decide_proposal(ada.project, one, made["Bad"], "refuse", by=lead)
    assert sorted(tree(Desk(ada.study, "Bo"))) == sorted([*FIRST, "Good"])
    read = {words: code for _, code, words in ada.sees()}
    assert (read[TEA], read[NURSE]) == ("Good", "Support")
    assert not any(code.is_proposal for code in load_codes(ada.project))


def test_outside_of_blind_passes_a_new_code_is_everybodys(ada: Desk) -> None:
    ada.code(TEA, "Support")
    joint = ada.in_pass("Joint coding")
    new_code(ada.project, "Ours", by=ada.id, in_pass=joint)
    assert "Ours" in tree(Desk(ada.study, "Bo"))


# ------------------------------------------------------------ examples


def test_examples_of_a_code_are_linked_to_words(ada: Desk) -> None:
    code = ada.study.code("Support")
    key = save_example(ada.project, code, **ada.span(NURSE), by=ada.id)
    assert save_example(ada.project, code, **ada.span(NURSE), by=ada.id) == key
    bo = Desk(ada.study, "Bo")
    (example,) = load_examples(bo.project, layers=bo.layers)[code]
    assert (example.name, example.quote) == ("noa", NURSE)
    remove_example(ada.project, key, by=ada.id)
    assert load_examples(bo.project, layers=bo.layers) == {}
    save_example(ada.project, code, **ada.span(NURSE), by=ada.id)
    assert len(load_examples(bo.project, layers=bo.layers)[code]) == 1


def test_an_example_from_a_blind_pass_is_private(ada: Desk) -> None:
    code, bo = ada.study.code("Support"), Desk(ada.study, "Bo")
    where = ada.span(NURSE)
    key = save_example(ada.project, code, **where, by=ada.id, in_pass=ada.in_pass("first"))
    assert load_examples(bo.project, layers=bo.layers) == {}
    assert len(load_examples(ada.project, layers=ada.layers)[code]) == 1
    for example in (key, new_id()):
        with pytest.raises(Refused, match="no such example"):
            remove_example(bo.project, example, by=bo.id)
    other = save_example(bo.project, code, **where, by=bo.id, in_pass=bo.in_pass("first"))
    assert other != key
    assert check_project(ada.project) == []


def test_an_example_goes_with_a_merged_code(ada: Desk) -> None:
    support, duties = ada.study.code("Support"), ada.study.code("Unclear duties")
    save_example(ada.project, duties, **ada.span(TEA), by=ada.id)
    merge_codes(ada.project, support, [duties], reason="", by=ada.id)
    assert load_examples(ada.project, layers=ada.layers).keys() == {support}
