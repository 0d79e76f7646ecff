"""What a person reads after undo and redo, from the store's own rows."""

from __future__ import annotations

import uuid

import pytest

from plurivox.store.codebook_acts import merge_codes, move_code, new_code
from plurivox.store.coding_acts import code_hits, move_coding, remove_coding, save_codings
from plurivox.store.examples import save_example
from plurivox.store.memos import save_memo
from plurivox.store.project import Project
from plurivox.store.releases import save_release
from plurivox.store.told import told
from plurivox.store.undo import redo, undo
from tests.store.reading_study import NURSE, TEA, Desk, reading_study


@pytest.fixture
def ada(project: Project, owner: uuid.UUID) -> Desk:
    return Desk(reading_study(project, owner), "Ada")


def test_every_act_of_coding_is_named_by_what_it_was(ada: Desk) -> None:
    project, by, code = ada.project, ada.id, ada.study.code
    support, duties = code("Support"), code("Unclear duties")
    first, _ = save_codings(
        project, **ada.span(NURSE), codes=[support, duties], in_pass=None, by=by
    )
    save_memo(project, ("coding", first), "why", in_pass=None, by=by)
    save_memo(project, ("code", duties), "why", in_pass=None, by=by)
    span = ada.span(NURSE)
    moved = move_coding(project, first, start=span["start"], end=span["end"] - 1, by=by)
    remove_coding(project, moved, by=by)
    hits = [tuple(ada.span(quote).values()) for quote in (TEA, "with a key")]
    code_hits(project, hits=hits, code=duties, in_pass=None, by=by)  # type: ignore[arg-type]
    new_code(project, "Fresh", by=by)
    move_code(project, code("Fresh"), None, before=support, by=by)
    merge_codes(project, support, [duties, code("Fresh")], reason="", by=by)
    save_example(project, support, **ada.span(TEA), by=by)
    save_release(project, by=by)
    assert [told(project, undo(project, by)) for _ in range(11)] == [
        "Taken back: release 1.",
        "Taken back: example of Support on turn 6.",
        "Taken back: merging of Unclear duties and Fresh into Support.",
        "Taken back: move of the code Fresh.",
        "Taken back: new code Fresh.",
        "Taken back: Unclear duties on 2 passages.",
        "Taken back: removal of Support on turn 4.",
        "Taken back: other edges of Support on turn 4.",
        "Taken back: memo on Unclear duties.",
        "Taken back: memo on turn 4.",
        "Taken back: Support and Unclear duties on turn 4.",
    ]
    assert told(project, redo(project, by)) == "Put back: Support and Unclear duties on turn 4."
    assert told(project, undo(project, by)) == "Taken back: Support and Unclear duties on turn 4."


def test_an_act_of_another_kind_is_named_by_its_verb(ada: Desk) -> None:
    assert told(ada.project, undo(ada.project, ada.study.owner)) == "Taken back: new person."
