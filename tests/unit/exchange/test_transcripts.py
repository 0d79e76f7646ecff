"""Many files at once: the reader is chosen by name and bytes, each is read for itself."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from plurivox.exchange import FORMATS
from plurivox.exchange.transcripts import formats_read, read_transcripts

TALK = "Interviewer: How was it?\nAnna: Long.\nInterviewer: And?\nAnna: So.\n"
TURNS = {"Jessica": 147, "Kelly": 142, "Pauline": 179, "Peter": 98, "Sam": 84}
HEADERS = {
    "Jessica": ("2023-04-21T10:33", 2587, True),
    "Kelly": ("2023-03-29T14:04", 2705, False),
    "Pauline": ("2023-03-16T13:02", 3681, True),
    "Peter": ("2023-03-28T12:04", 3092, True),
    "Sam": ("2023-04-04T11:03", 2280, True),
}


def names(*files: tuple[str, bytes]) -> list[tuple[str, str]]:
    readings = read_transcripts([(name, io.BytesIO(data)) for name, data in files])
    return [(reading.name, reading.full_name) for reading in readings]


def test_a_source_has_the_stem_and_the_full_name_of_its_file() -> None:
    talk = TALK.encode()
    assert names(("a/talk.one.txt", talk), ("talk.md", talk)) == [
        ("talk.one", "talk.one.txt"),
        ("talk", "talk.md"),
    ]


def test_a_text_that_says_what_it_is_is_read_as_that() -> None:
    vtt = b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>Yes.\n"
    (reading,) = read_transcripts([("talk.txt", io.BytesIO(vtt))])
    assert reading.transcript is not None
    assert reading.transcript.words == "Anna: Yes."


def test_the_extension_may_be_in_capitals() -> None:
    (reading,) = read_transcripts([("TALK.TXT", io.BytesIO(TALK.encode()))])
    assert reading.transcript is not None
    assert reading.transcript.words == TALK
    assert reading.transcript.encoding == "UTF-8"


def test_every_format_of_transcripts_is_named_and_has_a_reader() -> None:
    for chosen in FORMATS:
        if chosen.kind == "transcript":
            assert callable(chosen.load().read)
            assert all(extension in formats_read() for extension in chosen.extensions)


def test_files_are_read_only_when_asked_for() -> None:
    readings = read_transcripts([("a.txt", io.BytesIO(TALK.encode())), ("b.txt", None)])  # type: ignore[list-item]
    assert next(readings).name == "a"


@pytest.mark.parametrize("extension", ["txt", "docx"])
@pytest.mark.parametrize("name", TURNS)
def test_the_interviews(real_data: Path, name: str, extension: str) -> None:
    path = real_data / "interviews" / f"{name}.{extension}"
    (reading,) = read_transcripts([(path.name, io.BytesIO(path.read_bytes()))])
    transcript = reading.transcript
    assert transcript is not None
    assert len(transcript.turns) == TURNS[name]
    assert {speaker.name: speaker.asks for speaker in transcript.speakers} == {
        "Researcher 1": True,
        name: False,
    }
    facts = transcript.facts
    assert (facts.held, facts.seconds, facts.pseudonym) == HEADERS[name]
    assert transcript.language == "en"
    assert transcript.notes == ()


@pytest.mark.parametrize("name", TURNS)
def test_the_docx_of_an_interview_says_what_its_txt_says(real_data: Path, name: str) -> None:
    paths = [real_data / "interviews" / f"{name}.{extension}" for extension in ("docx", "txt")]
    readings = read_transcripts([(path.name, io.BytesIO(path.read_bytes())) for path in paths])
    docx, txt = (reading.transcript for reading in readings)
    assert docx is not None and txt is not None
    assert docx.words == txt.words == paths[1].read_text("utf-8")
    assert docx.turns.pack() == txt.turns.pack()
