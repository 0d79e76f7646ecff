"""Turns without a running text: theirs is `Name: words`, a line a turn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plurivox.evidence.turns import NOBODY
from plurivox.transcripts.told import Said, in_time, neighbours_joined, transcript_of
from tests.spec.transcripts.given import said


def test_labels_words_and_times() -> None:
    transcript = transcript_of(
        "t", [Said("I", "How?", 5, 9), Said(None, "(a door)"), Said("A", "")]
    )
    assert transcript.words == "I: How?\n(a door)\nA:"
    turns = transcript.turns
    assert turns.start.tolist() == [0, 8, 17]
    assert turns.label_end.tolist() == [3, 8, 19]
    assert turns.end.tolist() == [7, 16, 19]
    assert turns.speaker.tolist() == [0, NOBODY, 1]
    assert turns.begin.tolist() == [5, -1, -1]
    assert [speaker.asks for speaker in transcript.speakers] == [True, False]


def test_nothing_said() -> None:
    transcript = transcript_of("t", [])
    assert transcript.words == ""
    assert len(transcript.turns) == 0


def test_neighbours_of_one_speaker_are_joined_and_blank_ones_vanish() -> None:
    rows = [
        Said("A", " x ", 0, 1),
        Said("B", " ", 1, 2),
        Said("A", "y", 2, 3),
        Said("B", "z", 3, 4),
    ]
    assert neighbours_joined(rows) == [Said("A", "x y", 0, 3), Said("B", "z", 3, 4)]


def test_what_nobody_is_named_for_is_not_joined() -> None:
    assert len(neighbours_joined([Said(None, "x"), Said(None, "y")])) == 2


def test_order_of_time_only_where_all_have_one() -> None:
    late, early, never = Said("A", "l", 9), Said("B", "e", 1), Said("C", "n")
    assert in_time([late, early]) == [early, late]
    assert in_time([late, early, never]) == [late, early, never]


WORDS = st.text("ab שלום😀\n", max_size=8)
ROWS = st.lists(st.builds(Said, st.sampled_from(["A", "B", None]), WORDS, st.integers(0, 99)))


@given(ROWS)
def test_every_word_stands_in_its_turn(rows: list[Said]) -> None:
    transcript = transcript_of("t", rows)
    assert said(transcript) == [(row.speaker or "", row.words) for row in rows]
    turns = transcript.turns
    assert (turns.start[1:] == turns.end[:-1] + 1).all()


@given(ROWS)
def test_joining_loses_no_word(rows: list[Said]) -> None:
    before = " ".join(row.words for row in rows).split()
    assert " ".join(row.words for row in neighbours_joined(rows)).split() == before
