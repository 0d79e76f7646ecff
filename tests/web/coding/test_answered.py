"""An undo that is sent twice is done once."""

from __future__ import annotations

import uuid

import pytest

from plurivox.evidence.problem import Refused
from plurivox.web.coding.answered import KEPT, once


def test_the_same_key_gets_the_same_answer_and_nothing_is_done_again() -> None:
    done: list[int] = []
    key = uuid.uuid4()
    answers = [once(key, lambda: done.append(1) or f"answer {len(done)}") for _ in range(3)]
    assert answers == ["answer 1"] * 3
    assert done == [1]


def test_a_refusal_is_not_kept() -> None:
    key = uuid.uuid4()

    def refuse() -> str:
        raise Refused("There is nothing of yours to take back.")

    with pytest.raises(Refused):
        once(key, refuse)
    assert once(key, lambda: "now there is") == "now there is"


def test_old_answers_make_room() -> None:
    first = uuid.uuid4()
    once(first, lambda: "old")
    for _ in range(KEPT):
        once(uuid.uuid4(), lambda: "new")
    assert once(first, lambda: "again") == "again"
