"""Who asks: a speaker called by the part of asking is guessed to be a facilitator."""

from __future__ import annotations

import pytest

from plurivox.transcripts.asking import asks
from tests.spec.transcripts.given import given

ENGLISH = "Facilitator|interviewer 2|MODERATOR|Researcher 1|Doctor|I|I1|I 2|Co-facilitator"
GERMAN = "Moderatorin|Interviewerin 1|Forscher|Ärztin|Gesprächsleitung|Interviewer:in"
HEBREW = "מנחה|מנחה 2|מראיין|מראיינת|חוקרת|רופאה|חוקר 1"
KISWAHILI = "Mwezeshaji|Mtafiti 1"
OTHERS = "Anna|Ian|Participant 3|Patient|Dr. Berg|In|Doctorow|P1|Befragte 2|רות|משתתפת 3|Ivy 1"


@pytest.mark.parametrize("name", (ENGLISH + "|" + HEBREW + "|" + KISWAHILI).split("|"))
def test_asks(name: str) -> None:
    assert asks(name)


@pytest.mark.parametrize("name", [name for name in GERMAN.split("|") if ":" not in name])
def test_asks_in_german(name: str) -> None:
    assert asks(name)


@pytest.mark.parametrize("name", OTHERS.split("|"))
def test_does_not_ask(name: str) -> None:
    assert not asks(name)


def test_a_name_in_brackets_after_the_part() -> None:
    assert asks("Facilitator (Ruth)")
    assert not asks("Ruth (facilitator of another group)")


def test_the_guess_stands_with_the_speaker() -> None:
    speakers = given("I: How?\nAnna: So.\nI: Why?\nAnna: Because.").speakers
    assert [(speaker.name, speaker.asks) for speaker in speakers] == [("I", True), ("Anna", False)]
