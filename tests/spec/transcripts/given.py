"""What the chapters on transcripts say: these words given, this said by whom."""

from __future__ import annotations

from textwrap import dedent

from plurivox.evidence.turns import NOBODY
from plurivox.transcripts.recognise import recognise
from plurivox.transcripts.transcript import Transcript


def given(words: str) -> Transcript:
    """The transcript recognised in an invented text."""
    return recognise("invented", dedent(words).strip("\n"))


def said(transcript: Transcript) -> list[tuple[str, str]]:
    """Every turn as (speaker, words without the label); "" where nobody is named."""
    turns = transcript.turns
    names = [speaker.name for speaker in transcript.speakers]
    return [
        (
            names[turns.speaker[n]] if turns.speaker[n] != NOBODY else "",
            transcript.words[turns.label_end[n] : turns.end[n]],
        )
        for n in range(len(turns))
    ]


def speakers(words: str) -> list[str]:
    return [speaker.name for speaker in given(words).speakers]
