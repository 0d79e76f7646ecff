"""Codes on passages: where they go, in whose layer, once each, and what is refused."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest

from plurivox.evidence.problem import Refused
from plurivox.store.acts import act
from plurivox.store.check import check_project
from plurivox.store.codebook_acts import merge_codes, new_code, retire_code
from plurivox.store.coding_acts import (
    code_hits,
    move_coding,
    remove_coding,
    remove_codings,
    save_coding,
    save_codings,
)
from plurivox.store.erase import erase_words
from plurivox.store.keys import new_id
from plurivox.store.passes import load_passes
from plurivox.store.project import Project
from plurivox.store.undo import redo, undo
from tests.store.reading_study import NURSE, TEA, Desk, acts_of, close, count, reading_study

from .blind_study import Study


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Study:
    return reading_study(project, owner)


@pytest.fixture
def ada(study: Study) -> Desk:
    return Desk(study, "Ada")


def test_the_joint_pass_is_begun_by_the_first_coding(ada: Desk) -> None:
    ada.code(TEA, "Unclear duties")
    joint = next(one for one in load_passes(ada.project) if one.kind == "joint")
    assert joint.coders == {ada.id}
    assert joint.sources == {ada.study.text("noa").source}
    assert ada.sees() == [("Ada", "Unclear duties", TEA)]
    assert check_project(ada.project) == []


def test_the_joint_pass_takes_whoever_codes_and_whatever_they_code(ada: Desk) -> None:
    ada.code(TEA, "Unclear duties")
    bo = Desk(ada.study, "Bo")
    bo.code("every second week", "Support", "ben")
    joint = [one for one in load_passes(ada.project) if one.kind == "joint"]
    assert [len(one.coders) for one in joint] == [2]
    assert len(joint[0].sources) == 2
    assert len(ada.sees()) == 2


def test_the_joint_pass_stays_when_the_coding_that_began_it_is_taken_back(ada: Desk) -> None:
    ada.code(TEA, "Unclear duties")
    Desk(ada.study, "Bo").code(NURSE, "Support")
    undo(ada.project, ada.id)
    assert ada.sees() == [("Bo", "Support", NURSE)]
    with pytest.raises(Refused, match="nothing of yours"):
        undo(ada.project, ada.id)


def test_a_pass_in_which_others_code_is_not_taken_back(study: Study) -> None:
    """Nor is one in which they might: the answer tells nothing."""
    from plurivox.store.pass_acts import Plan, open_pass

    open_pass(study.project, Plan("alone", ("Owner",)), by=study.owner)
    undo(study.project, study.owner)
    assert "alone" not in {one.name for one in load_passes(study.project)}
    open_pass(study.project, Plan("second", ("Ada", "Bo")), by=study.owner)
    said = words_of(lambda: undo(study.project, study.owner))
    Desk(study, "Bo").code(TEA, "Support", in_pass="second")
    assert words_of(lambda: undo(study.project, study.owner)) == said
    assert "Others may have coded" in said


def test_several_codes_on_one_passage_are_one_act(ada: Desk) -> None:
    ada.code(NURSE, "Support")
    before = acts_of(ada.project)
    codes = [ada.study.code("Unclear duties"), ada.study.code("Pay and contract")]
    made = save_codings(ada.project, **ada.span(TEA), codes=codes, in_pass=None, by=ada.id)
    assert len(set(made)) == 2
    assert acts_of(ada.project) == before + 1
    undo(ada.project, ada.id)
    assert ada.sees() == [("Ada", "Support", NURSE)]
    redo(ada.project, ada.id)
    assert len(ada.sees()) == 3


def test_the_same_code_again_writes_nothing(ada: Desk) -> None:
    first = ada.code(TEA, "Support")
    before = {table: count(ada.project, table) for table in ("act", "version", "coding", "passage")}
    assert ada.code(TEA, "Support") == first
    assert before == {table: count(ada.project, table) for table in before}


def test_a_code_that_was_taken_away_can_be_put_again(ada: Desk) -> None:
    first = ada.code(TEA, "Support")
    remove_coding(ada.project, first, by=ada.id)
    assert ada.sees() == []
    assert ada.code(TEA, "Support") != first
    assert len(ada.sees()) == 1


def test_one_of_two_codes_is_there_already(ada: Desk) -> None:
    first = ada.code(TEA, "Support")
    codes = [ada.study.code("Unclear duties"), ada.study.code("Support")]
    made = save_codings(ada.project, **ada.span(TEA), codes=codes, in_pass=None, by=ada.id)
    assert made[1] == first
    assert len(ada.sees()) == 2


def test_an_act_that_is_sent_twice_is_written_once(ada: Desk) -> None:
    key = uuid.uuid4()
    codes = [ada.study.code("Support"), ada.study.code("Unclear duties")]

    def send() -> list[uuid.UUID]:
        return save_codings(
            ada.project, **ada.span(TEA), codes=codes, in_pass=None, by=ada.id, act_id=key
        )

    first = send()
    before = acts_of(ada.project)
    assert send() == first
    assert acts_of(ada.project) == before
    undo(ada.project, ada.id)
    assert send() == first  # also where it was taken back since: it is not put a second time
    assert ada.sees() == []


@pytest.mark.parametrize("who", ["Bo", "Ada"])
def test_a_key_of_another_act_is_not_taken_for_ones_own(ada: Desk, who: str) -> None:
    key = uuid.uuid4()
    new_code(ada.project, "Fresh", by=ada.id, act_id=key)
    desk = Desk(ada.study, who)
    with pytest.raises(Refused, match="Another act"):
        save_coding(
            ada.project,
            code=ada.study.code("Support"),
            **ada.span(TEA),
            in_pass=None,
            by=desk.id,
            act_id=key,
        )


def test_an_act_that_is_refused_leaves_nothing_behind(ada: Desk) -> None:
    before = {t: count(ada.project, t) for t in ("act", "pass", "passage", "coding", "version")}
    with pytest.raises(Refused):
        save_coding(ada.project, code=new_id(), **ada.span(TEA), in_pass=None, by=ada.id)
    assert before == {table: count(ada.project, table) for table in before}


def test_edges_snap_to_whole_letters(ada: Desk) -> None:
    with act(ada.project, ada.id, "import") as deed:
        from tests.store.bare_study import transcript

        words = "א: שָׁלוֹם 👩\u200d👩\u200d👧 ok\n"
        _, _, text = transcript(deed, "Haifa", words)
    place = words.index("👩")
    save_coding(
        ada.project,
        text=text,
        start=4,
        end=place + 2,
        code=ada.study.code("Support"),
        in_pass=None,
        by=ada.id,
    )
    assert ada.sees() == [("Ada", "Support", words[3 : place + 5])]
    assert check_project(ada.project) == []


def test_edges_are_moved_by_a_coding_that_replaces_the_first(ada: Desk) -> None:
    first = ada.code(TEA, "Support")
    span = ada.span(TEA)
    second = move_coding(
        ada.project, first, start=span["start"] + 2, end=span["end"] - 1, by=ada.id
    )
    assert ada.sees() == [("Ada", "Support", TEA[2:-1])]
    with ada.project.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM coding WHERE id = %s AND replaces = %s", [second, first]
        )
        assert cursor.fetchone()[0] == 1
    undo(ada.project, ada.id)
    assert ada.sees() == [("Ada", "Support", TEA)]
    redo(ada.project, ada.id)
    assert ada.sees() == [("Ada", "Support", TEA[2:-1])]


def test_moving_nowhere_writes_nothing(ada: Desk) -> None:
    first = ada.code(TEA, "Support")
    span, before = ada.span(TEA), acts_of(ada.project)
    assert move_coding(ada.project, first, start=span["start"], end=span["end"], by=ada.id) == first
    assert acts_of(ada.project) == before


def test_moving_onto_the_same_code_leaves_one(ada: Desk) -> None:
    first, there = ada.code(TEA, "Support"), ada.code(NURSE, "Support")
    span = ada.span(NURSE)
    assert move_coding(ada.project, first, start=span["start"], end=span["end"], by=ada.id) == there
    assert ada.sees() == [("Ada", "Support", NURSE)]


def test_moving_twice_under_one_key_moves_once(ada: Desk) -> None:
    first, span, key = ada.code(TEA, "Support"), ada.span(TEA), uuid.uuid4()

    def send() -> uuid.UUID:
        where = {"start": span["start"], "end": span["end"] - 1}
        return move_coding(ada.project, first, **where, by=ada.id, act_id=key)

    assert send() == send()
    assert len(ada.sees()) == 1


def test_hits_are_coded_together(ada: Desk) -> None:
    text = ada.study.text("noa")
    hits = [
        (text.id, at, at + 4) for at in range(len(text.words)) if text.words[at:].startswith("what")
    ]
    assert len(hits) >= 3
    made = code_hits(
        ada.project, hits=hits, code=ada.study.code("Support"), in_pass=None, by=ada.id
    )
    assert len(made) == len(hits)
    assert len(ada.sees()) == len(hits)
    undo(ada.project, ada.id)
    assert ada.sees() == []


def test_one_bad_hit_refuses_all(ada: Desk) -> None:
    text = ada.study.text("noa")
    hits = [(text.id, 0, 4), (text.id, 4, 10**6)]
    with pytest.raises(Refused, match="no words"):
        code_hits(ada.project, hits=hits, code=ada.study.code("Support"), in_pass=None, by=ada.id)
    assert ada.sees() == []


def test_removing_several_is_one_act(ada: Desk) -> None:
    made = [ada.code(TEA, "Support"), ada.code(NURSE, "Support")]
    before = acts_of(ada.project)
    remove_codings(ada.project, made, by=ada.id)
    assert (ada.sees(), acts_of(ada.project)) == ([], before + 1)


def test_a_coding_knows_the_release_it_was_made_under(ada: Desk) -> None:
    from plurivox.store.releases import save_release

    made = [ada.code(TEA, "Support")]
    for quote in (NURSE, "with a key"):
        save_release(ada.project, by=ada.study.owner)
        made.append(ada.code(quote, "Support"))
    with ada.project.cursor() as cursor:
        cursor.execute("SELECT release FROM coding ORDER BY id")
        assert [row[0] for row in cursor.fetchall()] == [None, 1, 2]


# ------------------------------------------------------------ what is refused


def words_of(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return str(refused.value)


def test_only_coders_of_a_pass_code_in_it(study: Study) -> None:
    said = words_of(lambda: Desk(study, "Owner").code(TEA, "Support", in_pass="first"))
    assert "You do not code in “first”" in said


def test_only_sources_of_a_pass_are_coded_in_it(study: Study) -> None:
    from plurivox.store.pass_acts import Plan, open_pass

    open_pass(study.project, Plan("second", ("Ada",), sources=("ben",)), by=study.owner)
    said = words_of(lambda: Desk(study, "Ada").code(TEA, "Support", in_pass="second"))
    assert "not part of “second”" in said


def test_a_closed_pass_takes_nothing_and_loses_nothing(ada: Desk) -> None:
    made = ada.code(TEA, "Support", in_pass="first")
    close(ada.study, "first")
    span = ada.span(TEA)
    for deed in (
        lambda: ada.code(NURSE, "Support", in_pass="first"),
        lambda: remove_coding(ada.project, made, by=ada.id),
        lambda: move_coding(ada.project, made, start=span["start"], end=span["end"] - 2, by=ada.id),
        lambda: undo(ada.project, ada.id),
    ):
        assert "closed" in words_of(deed)
    assert ada.sees() == [("Ada", "Support", TEA)]


def test_nobody_touches_the_codings_of_others(ada: Desk) -> None:
    made, bo = ada.code(TEA, "Support"), Desk(ada.study, "Bo")
    said = words_of(lambda: remove_coding(ada.project, made, by=bo.id))
    nothing = words_of(lambda: remove_coding(ada.project, new_id(), by=bo.id))
    assert said == nothing  # whether there is one is not told
    assert words_of(lambda: move_coding(ada.project, made, start=1, end=2, by=bo.id)) == said


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (0, 10**6), (-1, 4)])
def test_places_outside_of_the_text(ada: Desk, start: int, end: int) -> None:
    where = {"text": ada.study.text("noa").id, "start": start, "end": end}
    code = ada.study.code("Support")
    assert "no words" in words_of(
        lambda: save_coding(ada.project, **where, code=code, in_pass=None, by=ada.id)
    )


def test_erased_words_take_no_code(ada: Desk) -> None:
    span = ada.span(TEA)
    erase_words(ada.project, [(span["text"], span["start"] + 2, span["end"])], by=ada.study.owner)
    assert "erased" in words_of(lambda: ada.code("I █", "Support"))


def test_retired_and_merged_codes_take_nothing_new(ada: Desk) -> None:
    support, duties = ada.study.code("Support"), ada.study.code("Unclear duties")
    retire_code(ada.project, support, reason="too wide", by=ada.study.owner)
    assert "retired" in words_of(lambda: ada.code(TEA, support))
    merge_codes(ada.project, support, [duties], reason="same", by=ada.study.owner)
    assert "merged" in words_of(lambda: ada.code(TEA, duties))


def test_nobody_codes_with_a_proposal_of_others(ada: Desk) -> None:
    bo = Desk(ada.study, "Bo")
    own = new_code(ada.project, "Mine", by=bo.id, in_pass=bo.in_pass("first"))
    said = words_of(lambda: ada.code(TEA, own, in_pass="first"))
    assert said == words_of(lambda: ada.code(TEA, new_id(), in_pass="first"))
    assert "no such code" in said
    assert bo.code(TEA, own, in_pass="first")


def test_nothing_chosen_is_refused(ada: Desk) -> None:
    assert "Choose" in words_of(
        lambda: save_codings(ada.project, **ada.span(TEA), codes=[], in_pass=None, by=ada.id)
    )
