"""WebVTT and SubRip: cues become turns of who said what when."""

from __future__ import annotations

import io

import pytest

from plurivox.evidence.problem import Refused
from plurivox.exchange import srt, vtt
from plurivox.transcripts.transcript import Transcript
from tests.spec.transcripts.given import said


def read_vtt(*cues: str) -> Transcript:
    return vtt.read("talk.vtt", io.BytesIO("\n\n".join(["WEBVTT", *cues]).encode()))


def read_srt(*cues: str) -> Transcript:
    return srt.read("talk.srt", io.BytesIO("\n\n".join(cues).encode()))


def test_voices_become_speakers_with_times() -> None:
    transcript = read_vtt(
        "00:01.000 --> 00:02.500\n<v Anna Berg>We waited.</v>",
        "2\n01:00:03.000 --> 01:00:04.000 align:start\n<v.loud Ben>I left.",
    )
    assert transcript.words == "Anna Berg: We waited.\nBen: I left."
    assert transcript.turns.begin.tolist() == [1_000, 3_603_000]
    assert transcript.turns.finish.tolist() == [2_500, 3_604_000]
    assert transcript.turns.label_end.tolist() == [11, 27]


def test_neighbouring_cues_of_one_speaker_are_one_turn() -> None:
    transcript = read_vtt(
        "00:01.000 --> 00:02.000\n<v Anna>We",
        "00:02.000 --> 00:03.000\n<v Anna>waited\nlong.",
        "00:03.000 --> 00:04.000\n<v Ben>So.",
    )
    assert said(transcript) == [("Anna", "We waited long."), ("Ben", "So.")]
    assert transcript.turns.finish.tolist() == [3_000, 4_000]


def test_two_voices_in_one_cue() -> None:
    assert said(read_vtt("00:01.000 --> 00:02.000\n<v Anna>Yes?\n<v Ben>No.")) == [
        ("Anna", "Yes?"),
        ("Ben", "No."),
    ]


def test_labels_in_the_words_and_cues_that_go_on() -> None:
    transcript = read_vtt(
        "00:01.000 --> 00:02.000\nInterviewer: How was it?",
        "00:02.000 --> 00:03.000\nAnna: Long,",
        "00:03.000 --> 00:04.000\nvery: long.",
        "00:04.000 --> 00:05.000\nInterviewer: And you?",
        "00:05.000 --> 00:06.000\nAnna: So.",
    )
    assert said(transcript)[1] == ("Anna", "Long, very: long.")
    assert [speaker.asks for speaker in transcript.speakers] == [True, False]


def test_without_names_every_cue_is_a_turn_of_nobody() -> None:
    transcript = read_vtt("00:01.000 --> 00:02.000\nWe waited.", "00:02.000 --> 00:03.000\nSo.")
    assert said(transcript) == [("", "We waited."), ("", "So.")]
    assert transcript.speakers == ()


def test_form_goes_and_the_transcribers_markup_stays() -> None:
    transcript = read_vtt(
        "00:01.000 --> 00:02.000\n<v Anna><i>We</i> <c.red>all</c> <00:01.500>&lt;UNSURE&gt;sat"
        "</UNSURE> &amp; <UNIN/>waited"
    )
    assert transcript.words == "Anna: We all <UNSURE>sat</UNSURE> & <UNIN/>waited"


def test_comments_and_styles_are_no_words() -> None:
    transcript = read_vtt("NOTE by me", "STYLE\n::cue {}", "00:01.000 --> 00:02.000\n<v Anna>Yes.")
    assert transcript.words == "Anna: Yes."
    assert transcript.notes == ("1 comment (NOTE) left out.",)


def test_cues_are_put_in_order_of_time() -> None:
    transcript = read_vtt("00:05.000 --> 00:06.000\n<v Ben>B", "00:01.000 --> 00:02.000\n<v Anna>A")
    assert transcript.words == "Anna: A\nBen: B"


def test_subrip() -> None:
    transcript = read_srt(
        "1\n00:00:01,000 --> 00:00:02,000\nAnna: <i>We</i> waited.",
        "2\n00:00:02,000 --> 00:00:03,000\n- Ben: I\n\nleft.",
        "3\n00:00:03,000 --> 00:00:04,000\nAnna: So.",
        "4\n00:00:04,000 --> 00:00:05,000\n- Ben: So.",
    )
    assert said(transcript)[:2] == [("Anna", "We waited."), ("Ben", "I left.")]
    assert transcript.turns.begin.tolist() == [1_000, 2_000, 3_000, 4_000]


def test_subrip_without_numbers_keeps_numbers_that_are_words() -> None:
    transcript = read_srt(
        "00:00:01,000 --> 00:00:02,000\nHow many of us?\n12",
        "00:00:02,000 --> 00:00:03,000\nSo.",
    )
    assert said(transcript) == [("", "How many of us? 12"), ("", "So.")]


@pytest.mark.parametrize(
    "line", ["00:01.000 -> 00:02.000", "1:00.000 --> x", "00:75.000 --> 00:80.000"]
)
def test_a_broken_time_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(Refused) as refused:
        read_vtt("00:00.000 --> 00:00.500\n<v Anna>A", f"{line}\n<v Ben>B")
    assert refused.value.problems[0].line == 6
