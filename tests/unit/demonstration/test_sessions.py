"""The sessions of the demonstration: long enough, rightly labelled, Hebrew in logical order."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import pytest

from plurivox import demonstration
from tests.unit.demonstration.demo_turns import header, turns

HEADER = re.compile(r"\d\d-[A-Z][a-z]{2}-\d{4} - \d\d:\d\d - (\d+h)?\d\dm\d\ds")


def facts(session: str) -> dict[str, str]:
    return next(r for r in demonstration.table("sessions") if r["session"] == session)


def test_the_table_of_sessions_and_the_files_are_the_same() -> None:
    listed = [row["session"] for row in demonstration.table("sessions")]
    assert sorted(listed) == sorted(demonstration.SESSIONS)
    assert sorted(p.stem for p in (demonstration.FOLDER / "sessions").iterdir()) == sorted(listed)


@pytest.mark.parametrize("session", demonstration.SESSIONS)
def test_a_session_opens_with_date_and_duration(session: str) -> None:
    line = header(demonstration.transcript(session))
    assert HEADER.fullmatch(line)
    assert line.endswith(facts(session)["duration"])


@pytest.mark.parametrize("session", demonstration.SESSIONS)
def test_a_session_is_a_conversation_of_many(session: str) -> None:
    said = turns(demonstration.transcript(session))
    voices = Counter(label for label, _ in said)
    facilitators = set(facts(session)["facilitator"].split("; "))
    assert 45 <= len(said) <= 110
    assert facilitators < set(voices)
    assert 4 <= len(set(voices) - facilitators) <= 6
    assert min(voices.values()) >= 3
    assert all(words for _, words in said)


@pytest.mark.parametrize("session", demonstration.SESSIONS)
def test_turns_are_short_and_long(session: str) -> None:
    lengths = [len(words.split()) for _, words in turns(demonstration.transcript(session))]
    assert min(lengths) <= 2
    assert max(lengths) >= 45
    assert sum(length <= 6 for length in lengths) >= len(lengths) / 10


@pytest.mark.parametrize("session", demonstration.SESSIONS)
def test_everybody_who_speaks_is_a_participant_or_the_facilitator(session: str) -> None:
    labels = {label for label, _ in turns(demonstration.transcript(session))}
    people = {r["speaker"] for r in demonstration.table("participants") if r["session"] == session}
    assert labels == people | set(facts(session)["facilitator"].split("; "))


@pytest.mark.parametrize("session", demonstration.SESSIONS)
def test_a_file_is_composed_text_without_marks_of_direction(session: str) -> None:
    words = demonstration.transcript(session).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", words)
    assert not [c for c in words if unicodedata.category(c) in ("Cf", "Co", "Cs")]
    assert "\r" not in words and "\t" not in words and "\u00a0" not in words
    assert words.endswith("\n")


@pytest.mark.parametrize("session", [s for s in demonstration.SESSIONS if s.startswith("AK")])
def test_hebrew_stands_in_the_order_in_which_it_is_read(session: str) -> None:
    """Reversed Hebrew would put final letters at the beginning of words and marks before them."""
    words = demonstration.transcript(session).read_text(encoding="utf-8")
    tokens = re.findall(r"[\u05d0-\u05ea]{3,}", words)
    first = sum(token[0] in "ךםןףץ" for token in tokens)
    last = sum(token[-1] in "ךםןףץ" for token in tokens)
    assert first == 0 and last > len(tokens) / 20
    lines = [words for _, words in turns(demonstration.transcript(session))]
    assert all(line[-1] in ".?!)" for line in lines)
    letters = [c for c in " ".join(lines) if c.isalpha()]
    assert sum("\u05d0" <= c <= "\u05ea" for c in letters) > 0.97 * len(letters)
