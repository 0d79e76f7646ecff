"""When the session was held: a line of date, hour and length before the first label."""

from __future__ import annotations

import pytest

from plurivox.transcripts.transcript import SessionFacts
from tests.spec.transcripts.given import given

TALK = "\nAnna: A.\nBen: B.\nAnna: C.\nBen: D."


def facts(header: str) -> SessionFacts:
    return given(header + TALK).facts


def test_date_hour_length_and_pseudonym_in_one_line() -> None:
    found = facts("07-Feb-2024 - 09:15 - 1h02m03s - Pseudonym")
    assert (found.held, found.seconds, found.pseudonym) == ("2024-02-07T09:15", 3723, True)
    assert found.lines == ((0, 42),)


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("07-Feb-2024", "2024-02-07"),
        ("2024-02-07 14:30", "2024-02-07T14:30"),
        ("7 February 2024, 2:30 pm", "2024-02-07T14:30"),
        ("February 7, 2024", "2024-02-07"),
        ("Date: 7th of February 2024", "2024-02-07"),
        ("7. Februar 2024", "2024-02-07"),
        ("Datum: 07.02.2024", "2024-02-07"),
        ("7 בפברואר 2024", "2024-02-07"),
        ("Tarehe: 7 Februari 2024", "2024-02-07"),
        ("28/02/2024", "2024-02-28"),
        ("02/28/2024", "2024-02-28"),
        ("30 February 2024", None),
    ],
)
def test_dates(line: str, held: str | None) -> None:
    assert facts(line).held == held


def test_a_date_that_could_be_two_is_left_open() -> None:
    assert facts("07/02/2024").held is None


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        ("45m05s", 2705),
        ("Duration: 45 min", 2700),
        ("Duration: 1:01:21", 3681),
        ("Length 38:00", 2280),
        ("Dauer: 1 Std. 5 Min.", 3900),
        ("משך: 45 דקות", 2700),
        ("90 minutes", 5400),
        ("Interview with a hospital", None),
    ],
)
def test_lengths(line: str, seconds: int | None) -> None:
    assert facts(line).seconds == seconds


def test_facts_may_stand_in_several_lines() -> None:
    found = facts("A talk about waiting\nDate: 7 February 2024\nDuration: 45 min")
    assert (found.held, found.seconds) == ("2024-02-07", 2700)
    assert len(found.lines) == 2


def test_a_real_name_is_no_pseudonym() -> None:
    assert not facts("07-Feb-2024 - 09:15 - 10m00s - Real Name").pseudonym


def test_what_is_said_is_no_header() -> None:
    found = given("Anna: On 7 February 2024 we waited 45 minutes.\nBen: So.\nAnna: Yes.").facts
    assert found == SessionFacts()


def test_header_lines_belong_to_no_turn() -> None:
    transcript = given("Duration: 45 min" + TALK)
    (line,) = transcript.facts.lines
    assert transcript.words[slice(*line)] == "Duration: 45 min"
    assert transcript.turns.at(line[0]) == -1
