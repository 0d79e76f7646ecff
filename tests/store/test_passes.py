"""Passes: opened, declared done, closed for good, ready once every proposed code is decided."""

from __future__ import annotations

import uuid

import pytest

from plurivox.evidence.problem import Refused
from plurivox.store.agreement import load_agreement
from plurivox.store.check import check_project
from plurivox.store.codebook import load_read_as
from plurivox.store.codings import load_codings
from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.pass_acts import Plan, close_pass, declare_done, open_pass
from plurivox.store.passes import load_layers, load_pass, load_passes
from plurivox.store.people import save_person
from plurivox.store.project import Project
from plurivox.store.proposals import decide_proposal, load_proposals
from plurivox.store.settlements import Ruling, load_disagreements, settle
from plurivox.store.status import load_status
from plurivox.store.undo import redo, undo

from .blind_study import Study, blind_study


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Study:
    return blind_study(project, owner)


def close(study: Study) -> str:
    return close_pass(study.project, load_pass(study.project, "first"), by=study.owner)


def test_a_pass_opens_with_what_it_is_to_be(study: Study) -> None:
    one = load_pass(study.project, "first")
    assert (one.kind, one.state, one.scope, one.unit) == (
        "independent",
        "open",
        "participants",
        "turn",
    )
    assert one.coders == {study.person("Ada"), study.person("Bo")}
    assert len(one.sources) == 2


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        (Plan("first", ("Ada",)), "already"),
        (Plan("", ("Ada",)), "needs a name"),
        (Plan("x", ()), "needs coders"),
        (Plan("x", ("Ada",), kind="secret"), "kind of pass"),
        (Plan("x", ("Ada",), unit="page"), "no unit"),
        (Plan("x", ("Ada",), scope="page"), "no scope"),
        (Plan("x", ("Ada",), statistic="kappa"), "no statistic"),
        (Plan("x", ("Ada",), sources=("nobody",)), "no source “nobody”"),
        (Plan("x", ("Ada",), release=4), "no release 4"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_in_words(study: Study, plan: Plan, sentence: str) -> None:
    before = load_passes(study.project)
    with pytest.raises(Refused, match=sentence):
        open_pass(study.project, plan, by=study.owner)
    assert load_passes(study.project) == before


def test_while_it_is_open_each_coder_sees_their_own_and_nobody_else_anything(study: Study) -> None:
    study.mark("Ada", "first", "noa", "The nurse who sat down.", study.code("Support"))
    study.mark("Bo", "first", "noa", "I made tea.", study.code("Unclear duties"))

    def seen(name: str) -> list[str]:
        layers = load_layers(study.project, study.person(name))
        return load_codings(study.project, layers=layers).quote

    assert seen("Ada") == ["The nurse who sat down."]
    assert seen("Bo") == ["I made tea."]
    assert seen("Owner") == []
    assert load_status(study.project)["codings"] == 0
    assert load_status(study.project)["passages"] == 0


def test_done_is_said_by_the_coder_alone_and_can_be_taken_back(study: Study) -> None:
    one = load_pass(study.project, "first")
    declare_done(study.project, one, by=study.person("Ada"))
    assert load_pass(study.project, "first").done == {study.person("Ada")}
    declare_done(study.project, one, by=study.person("Ada"), done=False)
    assert load_pass(study.project, "first").done == frozenset()
    with pytest.raises(Refused, match="do not code"):
        declare_done(study.project, one, by=study.owner)


def test_without_proposals_a_closed_pass_is_ready_at_once(study: Study) -> None:
    study.mark("Ada", "first", "noa", "The nurse who sat down.", study.code("Support"))
    assert close(study) == "ready"
    with pytest.raises(Refused, match="final"):
        close(study)
    with pytest.raises(Refused, match="final"):
        undo(study.project, study.owner)


def test_agreement_waits_until_every_proposed_code_is_decided(study: Study) -> None:
    own = study.propose("Ada", "first", "Sitting down")
    study.mark("Ada", "first", "noa", "The nurse who sat down.", own)
    study.mark("Bo", "first", "noa", "The nurse who sat down.", study.code("Support"))
    with pytest.raises(Refused, match="open"):
        load_agreement(study.project, "first")
    with pytest.raises(Refused, match="shows when it closes"):
        load_proposals(study.project, load_pass(study.project, "first"))
    assert close(study) == "closed"
    with pytest.raises(Refused, match="wait for a decision"):
        load_disagreements(study.project, "first")
    one = load_pass(study.project, "first")
    assert [view.name for view in load_proposals(study.project, one)] == ["Sitting down"]
    decide_proposal(study.project, one, own, "map", to=study.code("Support"), by=study.owner)
    assert load_pass(study.project, "first").state == "ready"
    assert load_read_as(study.project) == {own: study.code("Support")}
    rows = load_agreement(study.project, "first", statistic="percent")
    support = next(row for row in rows if row["code"] == "Support" and row["source"] is None)
    assert support["value"] == 1, "the mapped code counts as the one that it was mapped to"


@pytest.mark.parametrize(("decision", "read_as"), [("accept", "itself"), ("refuse", "nothing")])
def test_an_accepted_code_is_read_as_itself_and_a_refused_one_as_none(
    study: Study, decision: str, read_as: str
) -> None:
    own = study.propose("Ada", "first", "Sitting down")
    study.mark("Ada", "first", "noa", "The nurse who sat down.", own)
    close(study)
    one = load_pass(study.project, "first")
    decide_proposal(study.project, one, own, decision, by=study.owner, reason="We talked")
    names = {row["code"] for row in load_agreement(study.project, "first", statistic="percent")}
    assert ("Sitting down" in names) == (read_as == "itself")


def test_what_comes_after_closing_never_enters_its_agreement(study: Study) -> None:
    study.mark("Ada", "first", "noa", "The nurse who sat down.", study.code("Support"))
    study.mark("Bo", "first", "noa", "The nurse who sat down.", study.code("Support"))
    close(study)
    before = load_agreement(study.project, "first", statistic="all")
    study.mark("Bo", "first", "ben", "My supervisor, every second week.", study.code("Support"))
    assert load_agreement(study.project, "first", statistic="all") == before
    assert check_project(study.project) == []


def test_proposals_are_decided_by_a_table_and_bad_rows_refuse_it(study: Study) -> None:
    study.propose("Ada", "first", "Sitting down")
    study.propose("Bo", "first", "Tea")
    close(study)

    def decide(rows: str) -> tuple[bool, str]:
        file = File("decided.csv", f"pass,code,decision,to,reason\n{rows}".encode())
        outcomes = store_files(
            study.project, read_files([file], "proposals"), Choices(), by=study.owner
        )
        return outcomes[0].stored, outcomes[0].sentence

    stored, sentence = decide("first,Sitting down,map,Support,\nfirst,Cake,refuse,,\n")
    assert not stored
    assert "nobody proposed a code “Cake”" in sentence
    assert load_pass(study.project, "first").state == "closed"
    stored, sentence = decide("first,Sitting down,map,Support,same\nfirst,Tea,refuse,,a drink\n")
    assert stored, sentence
    assert load_pass(study.project, "first").state == "ready"


def test_what_was_done_in_a_closed_pass_is_not_taken_back(study: Study) -> None:
    coding = study.mark("Ada", "first", "noa", "I made tea.", study.code("Support"))
    undo(study.project, study.person("Ada"))
    redo(study.project, study.person("Ada"))
    close(study)
    for back in (undo, redo):
        with pytest.raises(Refused, match=r"closed since|nothing of yours"):
            back(study.project, study.person("Ada"))
    layers = load_layers(study.project, study.person("Ada"))
    assert load_codings(study.project, layers=layers).id == [coding]


def two_proposals(study: Study, one: str, other: str) -> tuple[uuid.UUID, uuid.UUID]:
    """Ada and Bo each propose a code and put it on the tea; the pass is closed."""
    made = study.propose("Ada", "first", one), study.propose("Bo", "first", other)
    for coder, code in zip(("Ada", "Bo"), made, strict=True):
        study.mark(coder, "first", "noa", "I made tea.", code)
    close(study)
    return made


def decide(study: Study, code: uuid.UUID, decision: str, to: uuid.UUID | None = None) -> None:
    one = load_pass(study.project, "first")
    decide_proposal(study.project, one, code, decision, to=to, by=study.owner)


def test_two_coders_who_thought_of_one_word_do_not_make_two_codes_of_it(study: Study) -> None:
    hers, his = two_proposals(study, "Warm tea", "Warm tea")
    decide(study, hers, "accept")
    with pytest.raises(Refused, match="map the proposed one"):
        decide(study, his, "accept")
    decide(study, his, "map", hers)
    assert load_disagreements(study.project, "first") == []


def test_a_table_that_accepts_a_word_of_two_coders_makes_one_code_of_it(study: Study) -> None:
    hers, his = two_proposals(study, "Warm tea", "Warm tea")
    file = File("decided.csv", b"pass,code,decision\nfirst,Warm tea,accept\n")
    reads = read_files([file], "proposals")
    assert store_files(study.project, reads, Choices(), by=study.owner)[0].stored
    assert load_read_as(study.project) == {his: hers}
    assert load_pass(study.project, "first").state == "ready"


def test_a_proposal_is_mapped_to_codes_of_the_codebook_alone(study: Study) -> None:
    hers, his = two_proposals(study, "Cups", "Warm tea")
    for nowhere in (his, hers, uuid.uuid4(), None):
        with pytest.raises(Refused, match="which code of the codebook"):
            decide(study, hers, "map", nowhere)
    decide(study, hers, "accept")
    decide(study, his, "map", hers)
    with pytest.raises(Refused, match="which code of the codebook"):
        decide(study, hers, "map", his)  # each would be read as the other


def test_once_disagreements_are_settled_the_codes_stay_as_they_were_decided(study: Study) -> None:
    hers, his = two_proposals(study, "Cups", "Warm tea")
    decide(study, hers, "accept")
    decide(study, his, "accept")
    decide(study, his, "refuse")
    decide(study, his, "accept")
    (tea,) = load_disagreements(study.project, "first")
    settle(study.project, "first", tea.place, Ruling("one", "Ada"), by=study.person("Ada"))
    with pytest.raises(Refused, match="settled already"):
        decide(study, hers, "refuse")
    with pytest.raises(Refused, match="settled already"):
        undo(study.project, study.owner)
    undo(study.project, study.person("Ada"))
    decide(study, hers, "refuse")


def test_a_decision_is_not_taken_back_under_a_pass_that_is_ready(study: Study) -> None:
    """Owner decides on the first, Lena on the last: the pass is ready, and stays decided."""
    hers, his = two_proposals(study, "Cups", "Warm tea")
    lena = save_person(study.project, "Lena", "lead", by=study.owner)
    decide(study, hers, "accept")
    one = load_pass(study.project, "first")
    decide_proposal(study.project, one, his, "refuse", by=lena)
    with pytest.raises(Refused, match="ready by now"):
        undo(study.project, study.owner)
    undo(study.project, lena)
    assert load_pass(study.project, "first").state == "closed"
    undo(study.project, study.owner)
    assert [view.decision for view in load_proposals(study.project, one)] == ["", ""]
