"""Disagreements, settled one by one or by a table, and the consensus layer that comes of it."""

from __future__ import annotations

import uuid

import pytest

from plurivox.evidence.problem import Refused
from plurivox.store.analysis import load_analysis
from plurivox.store.check import check_project
from plurivox.store.codebook_acts import change_code, merge_codes
from plurivox.store.codings import load_codings, named_codings
from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.pass_acts import close_pass
from plurivox.store.passes import load_layers, load_pass
from plurivox.store.project import Project
from plurivox.store.settlements import (
    Ruling,
    begin_consensus,
    load_disagreements,
    load_origins,
    settle,
)
from plurivox.store.undo import redo, undo

from .blind_study import Study, blind_study

NURSE, TEA, MONEY = "The nurse who sat down.", "I made tea.", "The contract ran for six months."


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Study:
    """Ada and Bo agree on the nurse, differ on the tea, and only Bo has coded the contract."""
    study = blind_study(project, owner)
    for coder in ("Ada", "Bo"):
        study.mark(coder, "first", "noa", NURSE, study.code("Support"))
    study.mark("Ada", "first", "noa", TEA, study.code("Unclear duties"))
    study.mark("Bo", "first", "noa", TEA, study.code("Being met as an equal"))
    study.mark("Bo", "first", "ben", MONEY, study.code("Pay and contract"))
    close_pass(study.project, load_pass(study.project, "first"), by=study.owner)
    return study


def consensus(study: Study) -> list[tuple[str, str]]:
    """Code and words of the consensus layer."""
    layers = load_layers(study.project, study.owner)
    rows = named_codings(study.project, load_codings(study.project, layers=layers))
    return sorted((one.code, one.quote) for one in rows if one.in_pass == "first, consensus")


def test_the_disagreements_are_two_and_the_substitution_is_one(study: Study) -> None:
    found = load_disagreements(study.project, "first")
    assert [(one.found.kind, one.quote, dict(one.found.codes)) for one in found] == [
        ("only", MONEY, {"Ada": (), "Bo": ("Pay and contract",)}),
        ("substitution", TEA, {"Ada": ("Unclear duties",), "Bo": ("Being met as an equal",)}),
    ]


def test_the_first_settlement_takes_over_what_was_agreed(study: Study) -> None:
    tea = load_disagreements(study.project, "first")[1]
    settle(
        study.project,
        "first",
        tea.place,
        Ruling("one", "Ada", reason="She made it"),
        by=study.owner,
    )
    assert consensus(study) == [("Support", NURSE), ("Unclear duties", TEA)]
    found = load_disagreements(study.project, "first")
    assert [one.settled and one.settled.reason for one in found] == [None, "She made it"]
    assert check_project(study.project) == []


@pytest.mark.parametrize(
    ("decision", "codes"),
    [("both", ["Being met as an equal", "Unclear duties"]), ("none", [])],
)
def test_both_stand_or_none(study: Study, decision: str, codes: list[str]) -> None:
    tea = load_disagreements(study.project, "first")[1]
    ruling = Ruling("both" if decision == "both" else "none")
    settle(study.project, "first", tea.place, ruling, by=study.owner)
    assert [code for code, words in consensus(study) if words == TEA] == codes


def test_a_new_span_and_code_take_the_place_of_both(study: Study) -> None:
    tea = load_disagreements(study.project, "first")[1]
    words = study.text("noa").words
    start = words.index("Nobody told me")
    ruling = Ruling("new", "", start, words.index("I made tea.") + 11, study.code("Support"))
    settle(study.project, "first", tea.place, ruling, by=study.owner)
    assert ("Support", "Nobody told me what the work was. I made tea.") in consensus(study)


def test_settling_anew_replaces_what_was_settled(study: Study) -> None:
    tea = load_disagreements(study.project, "first")[1]
    for name in ("Ada", "Bo"):
        settle(study.project, "first", tea.place, Ruling("one", name), by=study.owner)
    assert consensus(study) == [("Being met as an equal", TEA), ("Support", NURSE)]
    undo(study.project, study.owner)
    assert consensus(study) == [("Support", NURSE), ("Unclear duties", TEA)]
    redo(study.project, study.owner)
    assert consensus(study) == [("Being met as an equal", TEA), ("Support", NURSE)]
    assert check_project(study.project) == []


def test_the_consensus_remembers_where_each_coding_came_from(study: Study) -> None:
    tea = load_disagreements(study.project, "first")[1]
    settle(study.project, "first", tea.place, Ruling("both", reason="Both true"), by=study.owner)
    layers = load_layers(study.project, study.owner)
    codings = load_codings(study.project, layers=layers)
    rows = {one.id: one for one in named_codings(study.project, codings)}
    told = {
        (one.code, one.quote): sorted(
            (rows[origin].coder, why) for origin, why in load_origins(study.project, key) if origin
        )
        for key, one in rows.items()
        if one.in_pass == "first, consensus"
    }
    assert told == {
        ("Support", NURSE): [("Ada", ""), ("Bo", "")],
        ("Unclear duties", TEA): [("Ada", "Both true")],
        ("Being met as an equal", TEA): [("Bo", "Both true")],
    }


def test_nonsense_is_refused_and_changes_nothing(study: Study) -> None:
    money, tea = load_disagreements(study.project, "first")
    cases = [
        (tea.place, Ruling("one", "Nobody"), "whose reading"),
        (tea.place, Ruling("new", "", 5, 2, study.code("Support")), "no words from 5 to 2"),
        (type(tea.place)(tea.place.text, 0, 3, tea.place.code), Ruling("none"), "no such"),
    ]
    for place, ruling, sentence in cases:
        with pytest.raises(Refused, match=sentence):
            settle(study.project, "first", place, ruling, by=study.owner)
    assert consensus(study) == []
    assert money.settled is None


def test_a_table_settles_and_its_bad_rows_are_told(study: Study) -> None:
    money, tea = (one.found for one in load_disagreements(study.project, "first"))
    head = "pass,source,start,end,code,decision,coder,reason\n"
    good = f"first,noa,{tea.start},{tea.end},Unclear duties,one,Bo,Met\n"
    bad = f"first,ben,{money.start},{money.end},Support,both,,\n"

    def bring(words: str, *, skip: bool) -> tuple[bool, str]:
        read = read_files([File("settled.csv", words.encode())], "settlements")
        outcome = store_files(study.project, read, Choices(skip_bad_rows=skip), by=study.owner)[0]
        return outcome.stored, " ".join(problem.sentence for problem in outcome.problems)

    stored, said = bring(head + good + bad, skip=False)
    assert not stored
    assert "line 3" in said
    assert consensus(study) == []
    stored, said = bring(head + good + bad, skip=True)
    assert stored
    assert "line 3" in said
    assert consensus(study) == [("Being met as an equal", TEA), ("Support", NURSE)]


def test_a_code_that_is_renamed_or_merged_leaves_what_was_settled(study: Study) -> None:
    """It is found again by any of its codes, whichever comes first by name."""
    tea = load_disagreements(study.project, "first")[1]
    settle(study.project, "first", tea.place, Ruling("one", "Bo"), by=study.owner)
    for name in ("Awkward duties", "Zealous duties"):
        change_code(study.project, study.code(_first(study)), name=name, by=study.owner)
        assert [q.settled is None for q in load_disagreements(study.project, "first")] == [
            True,
            False,
        ]
    into = study.code("Pay and contract")
    merge_codes(study.project, into, [study.code("Zealous duties")], reason="one", by=study.owner)
    tea = load_disagreements(study.project, "first")[1]
    assert tea.settled is not None
    settle(study.project, "first", tea.place, Ruling("new"), by=study.owner)
    assert consensus(study) == [("Being met as an equal", TEA), ("Support", NURSE)]


def _first(study: Study) -> str:
    """What Ada put on the tea, as it is called now."""
    return load_disagreements(study.project, "first")[1].found.codes["Ada"][0]


def test_who_settled_first_cannot_begin_a_second_consensus(study: Study) -> None:
    """Taken back, and put in force again when somebody else has begun the consensus anew."""
    money, tea = load_disagreements(study.project, "first")
    ada = study.person("Ada")
    settle(study.project, "first", tea.place, Ruling("one", "Ada"), by=ada)
    undo(study.project, ada)
    assert consensus(study) == []
    settle(study.project, "first", money.place, Ruling("none"), by=study.owner)
    with pytest.raises(Refused, match="settled in this pass since"):
        redo(study.project, ada)
    assert consensus(study) == [("Support", NURSE)]
    undo(study.project, study.owner)
    redo(study.project, ada)
    assert consensus(study) == [("Support", NURSE), ("Unclear duties", TEA)]
    assert check_project(study.project) == []


def test_coders_who_differ_nowhere_have_a_consensus_when_somebody_says_so(
    project: Project, owner: uuid.UUID
) -> None:
    study = blind_study(project, owner)
    for coder in ("Ada", "Bo"):
        study.mark(coder, "first", "noa", NURSE, study.code("Support"))
    close_pass(project, load_pass(project, "first"), by=owner)
    assert load_disagreements(project, "first") == []
    assert not load_analysis(project).codings
    begin_consensus(project, "first", by=owner)
    assert consensus(study) == [("Support", NURSE)]
    assert [one.code for one in load_analysis(project).codings] == [study.code("Support")]
    with pytest.raises(Refused, match="has its consensus already"):
        begin_consensus(project, "first", by=owner)
    assert undo(project, owner).verb == "begin consensus"
    assert consensus(study) == []
    assert check_project(project) == []


def test_coders_who_differ_begin_their_consensus_by_settling(study: Study) -> None:
    with pytest.raises(Refused, match="differ in 2 places"):
        begin_consensus(study.project, "first", by=study.owner)
    assert consensus(study) == []
