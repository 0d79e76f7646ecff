"""The English translations of the demonstration: turn for turn, label for label."""

from __future__ import annotations

import re

import pytest

from plurivox import demonstration
from tests.unit.demonstration.demo_turns import header, turns
from tests.unit.demonstration.test_sessions import facts


@pytest.mark.parametrize("session", demonstration.SESSIONS)
def test_a_translation_has_the_same_turns(session: str) -> None:
    path = demonstration.translation(session)
    if path is None:
        assert facts(session)["language"] == "en"
        return
    english = {r["speaker"]: r["speaker_english"] for r in demonstration.table("participants")}
    english[facts(session)["facilitator"]] = facts(session)["facilitator_english"]
    original, translated = turns(demonstration.transcript(session)), turns(path)
    assert [english[label] for label, _ in original] == [label for label, _ in translated]
    assert header(path) == header(demonstration.transcript(session))
    assert not re.search(r"[\u05d0-\u05ea]", path.read_text(encoding="utf-8"))
