"""Praat TextGrids: intervals become turns, two speakers' files one transcript in order of time."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from plurivox.evidence.problem import Refused
from plurivox.exchange import textgrid
from plurivox.exchange.transcripts import read_transcripts
from plurivox.transcripts.transcript import Transcript
from tests.spec.transcripts.given import said
from tests.unit.exchange.documents import textgrid as grid

DOCTOR = [(0.0, 1.0, ""), (1.0, 2.0, "How are you?"), (4.0, 5.5, "Since"), (6.0, 7.0, "when?")]
PATIENT = [(2.0, 3.0, 'My <UNSURE>knee</UNSURE>. It says "ow".'), (8.0, 9.25, "May.")]


def joined(**files: bytes) -> list[Transcript | None]:
    given = [(f"{name}.TextGrid", io.BytesIO(data)) for name, data in files.items()]
    return [reading.transcript for reading in read_transcripts(given)]


@pytest.mark.parametrize("short", [False, True])
def test_two_files_are_one_transcript(short: bool) -> None:
    (transcript,) = joined(
        day_doctor=grid({"Speaker": DOCTOR}, short=short),
        day_patient=grid({"Speaker": PATIENT}, short=short),
    )
    assert transcript is not None
    assert transcript.name == "day"
    assert transcript.words == (
        "doctor: How are you?\n"
        'patient: My <UNSURE>knee</UNSURE>. It says "ow".\n'
        "doctor: Since when?\n"
        "patient: May."
    )
    assert [(s.name, s.asks) for s in transcript.speakers] == [("doctor", True), ("patient", False)]
    assert transcript.turns.begin.tolist() == [1_000, 2_000, 4_000, 8_000]
    assert transcript.turns.finish.tolist() == [2_000, 3_000, 7_000, 9_250]
    assert transcript.facts.seconds == 9
    assert transcript.notes == (
        "Joined by time from day_doctor.TextGrid and day_patient.TextGrid.",
    )


def test_numbered_interviews_are_not_joined() -> None:
    data = grid({"Anna": [(0, 1, "Yes.")]})
    assert len(joined(interview_01=data, interview_02=data)) == 2


def test_one_file_with_a_tier_a_speaker() -> None:
    data = grid({"Anna": [(0, 1, "Yes?"), (3, 4, "So.")], "Ben": [(1, 2, "No.")]})
    transcript = textgrid.read("talk.TextGrid", io.BytesIO(data))
    assert said(transcript) == [("Anna", "Yes?"), ("Ben", "No."), ("Anna", "So.")]


def test_a_lone_file_is_called_by_its_tier_or_its_ending() -> None:
    named = textgrid.read("day_doctor.TextGrid", io.BytesIO(grid({"Dr Berg": DOCTOR})))
    assert [speaker.name for speaker in named.speakers] == ["Dr Berg"]
    unnamed = textgrid.read("day_doctor.TextGrid", io.BytesIO(grid({"Speaker": DOCTOR})))
    assert [speaker.name for speaker in unnamed.speakers] == ["doctor"]
    assert unnamed.name == "day_doctor"


def test_utf_16_as_praat_writes_it() -> None:
    data = grid({"Änne": [(0, 1, "Größe")]}).decode().encode("utf-16")
    assert textgrid.read("a.TextGrid", io.BytesIO(data)).words == "Änne: Größe"


def test_points_are_told_and_left_out() -> None:
    data = grid({"Anna": [(0, 1, "Yes.")]}).decode().replace("size = 1 ", "size = 2 ", 1)
    data += '\n item [2]:\n class = "TextTier" name = "beeps" xmin = 0 xmax = 1 points: size = 1 '
    data += '\n points [1]: number = 0.5 mark = "beep" '
    transcript = textgrid.read("a.TextGrid", io.BytesIO(data.encode()))
    assert transcript.words == "Anna: Yes."
    assert transcript.notes == ("1 point of point tiers left out.",)


def test_wherever_it_breaks_off_it_is_refused() -> None:
    data = grid({"Anna": [(0, 1, "Yes."), (1, 2, "No.")]}).rstrip()
    for length in range(1, len(data)):
        with pytest.raises(Refused):
            textgrid.read("a.TextGrid", io.BytesIO(data[:length]))


def test_half_a_conversation_is_not_read() -> None:
    good, bad = grid({"Speaker": DOCTOR}), grid({"Speaker": PATIENT})[:-30]
    files = [("day_doctor.TextGrid", io.BytesIO(good)), ("day_patient.TextGrid", io.BytesIO(bad))]
    (reading,) = read_transcripts(files)
    assert reading.transcript is None
    assert [problem.file for problem in reading.problems] == [
        "day_patient.TextGrid",
        "day_doctor.TextGrid",
    ]
    assert "day_patient.TextGrid was refused" in reading.problems[1].sentence


def test_the_consultations(real_data: Path) -> None:
    paths = sorted((real_data / "consultations").iterdir())
    readings = list(read_transcripts([(p.name, io.BytesIO(p.read_bytes())) for p in paths]))
    assert len(readings) == 8
    for reading in readings:
        assert reading.problems == ()
        assert len(reading.names) == 2
        transcript = reading.transcript
        assert transcript is not None
        assert {speaker.name: speaker.asks for speaker in transcript.speakers} == {
            "doctor": True,
            "patient": False,
        }
        turns = transcript.turns
        assert (turns.begin[1:] >= turns.begin[:-1]).all()
        assert (turns.speaker[1:] != turns.speaker[:-1]).all()
        assert transcript.language == "en"
    assert "<UNSURE>" in "".join(r.transcript.words for r in readings if r.transcript)


def test_no_word_of_a_consultation_is_lost(real_data: Path) -> None:
    import re

    for path in sorted((real_data / "consultations").glob("*.TextGrid")):
        words = re.findall(r'text = "((?:[^"]|"")*)"', path.read_bytes().decode())
        transcript = textgrid.read(path.name, io.BytesIO(path.read_bytes()))
        given = " ".join(" ".join(words).replace('""', '"').split())
        assert " ".join(part for _, part in said(transcript)) == given
