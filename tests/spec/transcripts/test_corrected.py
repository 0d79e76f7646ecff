"""What a person corrects before a transcript is stored. All texts are invented."""

from __future__ import annotations

import pytest

from plurivox.evidence.problem import Refused
from plurivox.transcripts.corrected import corrected
from plurivox.transcripts.transcript import Transcript
from tests.spec.transcripts.given import given, said

WARD = """
    Interviewer: Who was there?
    Anna: Only my sister.
    Anna K: And the nurse.
    Sound: a door closes
    Interviewer: Was that enough?
    Sound: a long pause
    Anna: It was not.
    Anna K: No.
"""


def names(transcript: Transcript) -> list[str]:
    return [one.name for one in transcript.speakers]


def test_nothing_corrected_changes_nothing() -> None:
    before = given(WARD)
    after = corrected(before)
    assert (after.words, said(after), after.speakers) == (
        before.words,
        said(before),
        before.speakers,
    )


def test_a_name_is_corrected_and_the_label_in_the_text_stays() -> None:
    after = corrected(given(WARD), renamed={"Anna": "  Anna   Berg "})
    assert names(after) == ["Interviewer", "Anna Berg", "Anna K", "Sound"]
    assert said(after)[1] == ("Anna Berg", "Only my sister.")
    assert "Anna: Only my sister." in after.words


def test_two_labels_are_one_speaker() -> None:
    after = corrected(given(WARD), merged={"Anna K": "Anna"})
    assert names(after) == ["Interviewer", "Anna", "Sound"]
    assert said(after)[1:3] == [("Anna", "Only my sister."), ("Anna", "And the nurse.")]


def test_what_labels_become_may_itself_become_another() -> None:
    after = corrected(given(WARD), merged={"Sound": "Anna K", "Anna K": "Anna"})
    assert names(after) == ["Interviewer", "Anna"]


def test_two_labels_given_one_name_are_one_speaker() -> None:
    after = corrected(given(WARD), renamed={"Anna K": "anna"})
    assert names(after) == ["Interviewer", "Anna", "Sound"]


def test_a_label_that_is_nobodys_belongs_to_the_turn_before() -> None:
    after = corrected(given(WARD), dropped=["Sound"])
    assert names(after) == ["Interviewer", "Anna", "Anna K"]
    assert [who for who, _ in said(after)] == [
        "Interviewer", "Anna", "Anna K", "Interviewer", "Anna", "Anna K",
    ]  # fmt: skip
    assert said(after)[2] == ("Anna K", "And the nurse.\nSound: a door closes")


def test_before_the_first_turn_nobodys_words_are_in_no_turn() -> None:
    before = given(
        "Sound: rain outside\nAnna: Yes.\nBen: No.\nSound: a bell\nAnna: Well.\nBen: Hm."
    )
    after = corrected(before, dropped=["Sound"])
    assert after.words[: int(after.turns.start[0])] == "Sound: rain outside\n"
    assert said(after)[1] == ("Ben", "No.\nSound: a bell")


def test_who_asks_is_said_by_a_person() -> None:
    after = corrected(given(WARD), asks={"Interviewer": False, "Anna": True})
    assert [one.name for one in after.speakers if one.asks] == ["Anna"]


def test_of_merged_labels_the_one_they_become_decides_who_asks() -> None:
    after = corrected(given(WARD), merged={"Anna": "Interviewer"}, asks={"Anna": False})
    assert [(one.name, one.asks) for one in after.speakers][0] == ("Interviewer", True)


@pytest.mark.parametrize(
    ("corrections", "said_of_it"),
    [
        ({"merged": {"Anna": "Anna K", "Anna K": "Anna"}}, "choose one"),
        ({"merged": {"Anna": "Anna"}}, "choose one"),
        ({"merged": {"Anna": "Sound"}, "dropped": ["Sound"]}, "no speaker"),
        ({"renamed": {"Anna": "  "}}, "has no name"),
    ],
)
def test_what_cannot_be_meant_is_refused(corrections: dict, said_of_it: str) -> None:
    with pytest.raises(Refused, match=said_of_it):
        corrected(given(WARD), **corrections)


def test_a_name_that_nobody_has_is_an_error_of_the_program() -> None:
    with pytest.raises(KeyError):
        corrected(given(WARD), merged={"Anna": "Somebody"})
