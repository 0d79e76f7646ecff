"""What the reading page sends: each act once, in the person's own layer, answered in words."""

from __future__ import annotations

import json
import uuid

import pytest

from plurivox.store.project import Project
from tests.store.reading_study import TEA, acts_of, count, reading_study
from tests.web.coding.browsing import Reader, keys
from tests.web.conftest import SitDown


@pytest.fixture
def ada(project: Project, owner: uuid.UUID, sit_down: SitDown) -> Reader:
    """Ada, who codes in the open pass “first”."""
    study = reading_study(project, owner)
    return Reader(sit_down("coder", "Ada"), study)


def test_words_get_a_code_and_the_page_shows_it_when_it_is_opened_again(ada: Reader) -> None:
    answer = ada.code(TEA, "Unclear duties")
    assert len(keys(answer)) == 1
    assert ada.codings() == [("Unclear duties", TEA, 0)]


def test_an_act_that_is_sent_again_is_done_once(ada: Reader, project: Project) -> None:
    same = str(uuid.uuid4())
    first = ada.code(TEA, "Support", act=same)
    before = acts_of(project)
    assert ada.code(TEA, "Support", act=same)["ids"] == first["ids"]
    assert acts_of(project) == before
    assert count(project, "coding") == 1


def test_several_spans_are_one_act(ada: Reader, project: Project) -> None:
    code = ada.study.code("Support").hex
    before = acts_of(project)
    answer = ada.send("code", code=code, spans=[ada.span(TEA), ada.span("with a key")])
    assert len(keys(answer)) == 2 and acts_of(project) == before + 1


def test_edges_are_moved_and_a_coding_is_taken_away(ada: Reader) -> None:
    (key,) = ada.code(TEA, "Support")["ids"]
    start, end = ada.span("made tea")
    (moved,) = ada.send("move", coding=key, start=start, end=end)["ids"]
    assert ada.codings() == [("Support", "made tea", 0)]
    ada.send("remove", coding=moved)
    assert ada.codings() == []


def test_undo_and_redo_say_what_and_show_everything_anew(ada: Reader) -> None:
    ada.code(TEA, "Support")
    undone = ada.send("undo")
    assert undone["said"] == "Taken back: Support on turn 6."
    assert undone["codings"]["from"] == [] and len(undone["codes"]) == 4
    redone = ada.send("redo")
    assert redone["said"].startswith("Put back: Support")
    assert len(redone["codings"]["from"]) == 1
    assert (
        ada.send("undo", act=(same := str(uuid.uuid4())))["said"]
        == ada.send("undo", act=same)["said"]
    )
    assert ada.send("undo", 409)["refused"] == "There is nothing of yours to take back."


def test_a_new_code_in_an_open_pass_is_ones_own_until_it_closes(
    ada: Reader, sit_down: SitDown
) -> None:
    row = ada.send("new code", name="The key")["code"]
    assert row["name"] == "The key" and row["proposal"]
    ada.send("code", code=row["id"], spans=[ada.span(TEA)])
    assert ada.codings() == [("The key", TEA, 0)]
    bo = Reader(sit_down("coder", "Bo"), ada.study)
    assert "The key" not in bo.html()
    assert bo.send("code", 409, code=row["id"], spans=[ada.span(TEA)])["refused"].startswith(
        "There is no such code"
    )


def test_a_memo_is_written_changed_and_taken_away(ada: Reader) -> None:
    (key,) = ada.code(TEA, "Support")["ids"]
    memo = ada.send("memo", about="coding", row=key, words="Who asked for it?")["memo"]
    assert [(m["about"], m["row"], m["words"]) for m in ada.data()["memos"]] == [
        ("coding", key, "Who asked for it?")
    ]
    ada.send("memo", about="coding", row=key, memo=memo, words="Nobody asked.")
    assert [m["words"] for m in ada.data()["memos"]] == ["Nobody asked."]
    assert ada.send("memo", about="coding", row=key, memo=memo, words=" ")["memo"] is None
    assert ada.data()["memos"] == []


def test_memos_are_about_the_source_a_code_and_oneself_too(ada: Reader) -> None:
    source, code = ada.data()["source"], ada.study.code("Support").hex
    ada.send("memo", about="source", row=source, words="She hesitates often.")
    ada.send("memo", about="note", row=source, words="I was a patient too.")
    ada.send("memo", about="code", row=code, words="Too wide?")
    assert {m["about"] for m in ada.data()["memos"]} == {"source", "note"}
    asked = ada.client.get(f"{ada.address}memos/", {"about": "code", "row": code}).json()
    assert [m["words"] for m in asked["memos"]] == ["Too wide?"]


@pytest.mark.parametrize(
    ("kind", "said", "sentence"),
    [
        ("code", {"code": "x", "spans": [[0, 4]]}, "not understood"),
        ("code", {"code": uuid.uuid4().hex, "spans": "all"}, "Choose words"),
        ("code", {"code": uuid.uuid4().hex, "spans": [[9, 4]]}, "no words from 9 to 4"),
        ("code", {"code": uuid.uuid4().hex, "spans": [[0, 10**9]]}, "no words"),
        ("code", {"code": uuid.uuid4().hex, "spans": [["0", 4]]}, "Choose words"),
        ("move", {"coding": uuid.uuid4().hex, "start": "a", "end": 3}, "Choose words"),
        ("move", {"coding": uuid.uuid4().hex, "start": 1, "end": 3}, "no such coding"),
        ("memo", {"about": "coding", "row": uuid.uuid4().hex, "words": "x"}, "is not there"),
        ("memo", {"about": "person", "row": uuid.uuid4().hex, "words": "x"}, "no memos on"),
        ("dance", {}, "not known"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    ada: Reader, project: Project, kind: str, said: dict[str, object], sentence: str
) -> None:
    before = acts_of(project)
    assert sentence in ada.send(kind, 409, **said)["refused"]
    assert acts_of(project) == before


@pytest.mark.parametrize("body", ["", "[]", "{", '"x"', "null", '{"person": 3}'])
def test_a_body_that_is_no_act_is_refused(ada: Reader, body: str) -> None:
    answer = ada.client.post(f"{ada.address}act/", body, "application/json")
    assert answer.status_code == 409 and "load it again" in answer.json()["refused"]


def test_an_act_of_somebody_who_has_left_the_chair_is_not_written_under_another_name(
    ada: Reader, project: Project
) -> None:
    bo = ada.study.person("Bo").hex
    answer = ada.send(
        "code", 409, person=bo, code=ada.study.code("Support").hex, spans=[ada.span(TEA)]
    )
    assert "Somebody else has sat down" in answer["refused"]
    assert count(project, "coding") == 0


def test_a_reader_writes_nothing(ada: Reader, sit_down: SitDown, project: Project) -> None:
    rita = Reader(sit_down("reader", "Rita"), ada.study)
    data = rita.data()
    assert not data["may"]
    before = acts_of(project)
    body = json.dumps({"kind": "code", "act": str(uuid.uuid4()), "person": data["person"]})
    answer = rita.client.post(f"{rita.address}act/", body, "application/json")
    assert answer.status_code == 403
    assert acts_of(project) == before


def test_a_ticket_says_who_sits_here(ada: Reader) -> None:
    said = ada.client.get(f"{ada.address}ticket/").json()
    assert said["person"] == ada.data()["person"] and said["token"]


def test_without_a_joint_pass_the_first_coding_begins_one(ada: Reader, sit_down: SitDown) -> None:
    lead = Reader(sit_down("lead", "Lea"), ada.study)
    assert lead.data()["pass"] == ""
    answer = lead.code(TEA, "Support")
    assert answer["pass"] == lead.data()["pass"] != ""
    assert lead.codings() == [("Support", TEA, 0)]


def test_a_passage_becomes_an_example_of_its_code(ada: Reader) -> None:
    start, end = ada.span(TEA)
    ada.send("example", code=ada.study.code("Support").hex, start=start, end=end)
    page = ada.client.get(f"/coding/codebook/{ada.study.code('Support')}/").content.decode()
    assert TEA in page
