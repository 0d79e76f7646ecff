"""Recognising turns: what holds for any words, and how long it may take."""

from __future__ import annotations

import random
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.evidence.turns import NOBODY
from plurivox.transcripts.labels import find_labels
from plurivox.transcripts.recognise import recognise, speakers_of
from tests.pace import pace

PIECES = [
    "Anna",
    "Ben:",
    "Anna:",
    "I:",
    " ",
    "\n",
    "\t",
    "00:10",
    "[0:11]",
    "**",
    "<v Anna>",
    "x",
    "מנחה:",
]
TEXTS = st.lists(st.sampled_from([*PIECES, "\u200f", "-", "3. ", "(2020):"]), max_size=60).map(
    "".join
)


@given(TEXTS)
def test_turns_lie_in_order_within_the_words(words: str) -> None:
    transcript = recognise("t", words)
    turns = transcript.turns
    assert transcript.words == words
    assert (turns.start <= turns.label_end).all() and (turns.label_end <= turns.end).all()
    assert (turns.start[1:] >= turns.end[:-1]).all()
    assert ((turns.speaker >= 0) & (turns.speaker < len(transcript.speakers))).all()
    _, first = np.unique(turns.speaker, return_index=True)
    assert (np.diff(first) > 0).all()  # speakers are in the order of their first turn
    assert set(turns.speaker.tolist()) == set(range(len(transcript.speakers)))


@given(TEXTS)
def test_after_the_first_label_only_white_space_is_in_no_turn(words: str) -> None:
    turns = recognise("t", words).turns
    ends = [*turns.start[1:].tolist(), len(words)] if len(turns) else []
    for end, following in zip(turns.end.tolist(), ends, strict=True):
        assert not words[end:following].strip()


@given(TEXTS, st.integers(0, 200))
def test_nothing_after_the_body_is_in_a_turn(words: str, until: int) -> None:
    end = min(until, len(words))
    turns = recognise("t", words, until=end).turns
    assert len(turns) == 0 or int(turns.end.max()) <= end


def test_bold_ranges_far_apart() -> None:
    words = "Anna yes\nBen no\nAnna so\nBen so"
    bold = [(0, 4), (9, 12), (16, 20), (24, 27)]
    assert [label.name for label in find_labels(words, bold).labels] == ["Anna", "Ben"] * 2


def test_bold_that_covers_half_a_label_does_not_halve_it() -> None:
    words = "Researcher 1: A\nAnna: B\nResearcher 1: C\nAnna: D"
    bold = [(0, 10), (16, 21), (24, 34), (40, 45)]
    names = [label.name for label in find_labels(words, bold).labels]
    assert names == ["Researcher 1", "Anna"] * 2


def test_a_bold_name_before_a_clause_with_a_colon() -> None:
    words = "Anna said this: A\nBen no\nAnna asked him: C\nBen so"
    bold = [(0, 4), (18, 21), (25, 29), (43, 46)]
    assert [label.name for label in find_labels(words, bold).labels] == ["Anna", "Ben"] * 2


def test_speakers_are_one_where_case_and_spaces_differ() -> None:
    speakers, numbers = speakers_of(["Ann B", None, "ANN  B", "I"])
    assert [(speaker.name, speaker.asks) for speaker in speakers] == [("Ann B", False), ("I", True)]
    assert numbers == [0, NOBODY, 0, 1]


def invented_talk(turns: int) -> str:
    chance = random.Random(7)
    words = [
        "we",
        "the",
        "she",
        "waited",
        "because",
        "nobody",
        "came",
        "and",
        "then",
        "it",
        "was",
        "late",
        "so",
        "they",
        "went",
    ]
    people = ["Facilitator", "Anna Berg", "Ben", "Participant 3"]
    lines = (
        f"{chance.choice(people)}: {' '.join(chance.choices(words, k=34))}." for _ in range(turns)
    )
    return "\n".join(lines)


def seconds_for(words: str) -> float:
    best = 9.9
    for _ in range(5):
        before = time.process_time()
        find_labels(words)
        best = min(best, time.process_time() - before)
    return best


@pytest.mark.timed
def test_an_interview_is_recognised_in_milliseconds() -> None:
    """A thousand documents of 6,000 words are imported at once: 4 s for everything."""
    words = invented_talk(177)
    assert len(words.split()) > 6_000
    assert len(find_labels(words).labels) == 177
    assert seconds_for(words) < 0.008 * pace()


@pytest.mark.timed
@pytest.mark.parametrize(
    "piece", ["a ", "\t", "1:", "*", "\u200e", "00:00 ", "A: ", "[", " \n", "<v "]
)
def test_no_text_takes_much_longer_than_its_length(piece: str) -> None:
    short, long = piece * 20_000, piece * 160_000
    assert seconds_for(long) < 30 * seconds_for(short) + 0.05
