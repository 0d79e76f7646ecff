"""The table of codings says what `load_codings` says, with memos, of what a person may see."""

from __future__ import annotations

import uuid

import pytest

from plurivox.store.codebook_acts import merge_codes
from plurivox.store.coding_acts import remove_coding
from plurivox.store.coding_table import coding_rows
from plurivox.store.codings import load_codings, named_codings
from plurivox.store.memos import save_memo
from plurivox.store.project import Project
from plurivox.store.sources import remove_source, source_names

from .blind_study import Study
from .reading_study import KEY, NURSE, TEA, Desk, reading_study


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Study:
    return reading_study(project, owner)


def told(desk: Desk) -> list[tuple[object, ...]]:
    return [tuple(row) for row in coding_rows(desk.project, layers=desk.layers)]


def in_words(desk: Desk) -> list[tuple[object, ...]]:
    """The same by the other way that codings are loaded."""
    codings = load_codings(desk.project, layers=desk.layers)
    return [
        (n.source, n.coder, n.in_pass, n.code, n.start, n.end, n.quote, n.speaker)
        for n in named_codings(desk.project, codings)
    ]


def test_every_column_of_a_row(study: Study) -> None:
    ada = Desk(study, "Ada")
    ada.code(NURSE, "Support")
    start = study.text("noa").words.index(NURSE)
    whole = ("noa", "Ada", "Joint coding", "Support", start, start + len(NURSE), NURSE, "Noa", "")
    assert told(ada) == [whole]


def test_the_same_codings_in_the_same_order_as_elsewhere(study: Study) -> None:
    ada, bo = Desk(study, "Ada"), Desk(study, "Bo")
    for quote in (TEA, KEY, NURSE, "What did not help?", "Interviewer 1: And what helped?"):
        ada.code(quote, "Unclear duties")
        bo.code(quote, "Support")
    bo.code("six months", "Pay and contract", source="ben")
    one, other = study.code("Unclear duties"), study.code("Support")
    merge_codes(study.project, one, [other], reason="They say the same.", by=study.owner)
    rows = told(ada)
    assert [row[:8] for row in rows] == in_words(ada)
    assert len(rows) == 11
    assert {row[3] for row in rows} == {"Unclear duties", "Pay and contract"}
    assert {row[7] for row in rows} == {"Noa", "Interviewer 1", "Ben"}


def test_what_was_taken_away_is_not_in_it(study: Study) -> None:
    ada = Desk(study, "Ada")
    remove_coding(study.project, ada.code(TEA, "Support"), by=ada.id)
    ada.code("six months", "Pay and contract", source="ben")
    remove_source(study.project, source_names(study.project)["ben"], by=study.owner)
    assert told(ada) == []


def test_memos_stand_one_below_the_other(study: Study) -> None:
    ada = Desk(study, "Ada")
    coding = ada.code(TEA, "Support")
    for words in ("Tea again.", "Ask Bo."):
        save_memo(study.project, ("coding", coding), words, in_pass=None, by=ada.id)
    assert [row[8] for row in told(ada)] == ["Tea again.\nAsk Bo."]


def test_nothing_of_an_open_independent_pass_reaches_another(study: Study) -> None:
    ada, bo = Desk(study, "Ada"), Desk(study, "Bo")
    coding = ada.code(TEA, "Support", in_pass="first")
    save_memo(study.project, ("coding", coding), "Mine.", in_pass=ada.in_pass("first"), by=ada.id)
    assert told(bo) == [] == told(Desk(study, "Owner"))
    assert [row[8] for row in told(ada)] == ["Mine."]
