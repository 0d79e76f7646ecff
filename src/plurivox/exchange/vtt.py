"""WebVTT (.vtt): timed cues, speakers by `<v Name>` or by labels in the words.

Source of the format: https://www.w3.org/TR/webvtt1/ (W3C Candidate Recommendation, 4 April 2019).
"""

from __future__ import annotations

import html
import re
from pathlib import PurePath
from typing import BinaryIO

from plurivox.exchange.archive import refuse
from plurivox.exchange.cues import Cue, said_in, times
from plurivox.exchange.encoding import decode
from plurivox.exchange.running import counted
from plurivox.transcripts.told import in_time, transcript_of
from plurivox.transcripts.transcript import Transcript

# What the standard itself puts between < and >; anything else, such as <UNSURE>, is words.
_MARKUP = re.compile(r"</?(?:[biuc]|ruby|rt|lang)(?:[. ][^>]*)?>|<\d[\d:.]*>")
_BESIDE = ("NOTE", "STYLE", "REGION")


def read(name: str, file: BinaryIO) -> Transcript:
    """Raises Refused where the header is missing, a time is broken, or there is no cue."""
    found = decode(name, file.read())
    lines = found.words.split("\n")
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        raise refuse(
            name,
            "a WebVTT file begins with the line WEBVTT, and this one does not; "
            "export it again as WebVTT.",
        )
    cues, comments = _cues(name, lines)
    said = said_in(sorted(cues, key=lambda cue: cue.begin))
    if not said:
        raise refuse(name, "it holds no words; export it again from the program that made it.")
    notes = [f"{counted(comments, 'comment')} (NOTE) left out."] if comments else []
    return transcript_of(PurePath(name).stem, in_time(said), encoding=found.encoding, notes=notes)


def _cues(name: str, lines: list[str]) -> tuple[list[Cue], int]:
    """The cues, and how many comments stood between them."""
    cues: list[Cue] = []
    comments = 0
    for number, block in _blocks(lines):
        if not cues and number == 1:
            continue  # the header, with what else stands in it
        timed = next((i for i, line in enumerate(block[:2]) if "-->" in line), None)
        if timed is None:
            if block[0].startswith(_BESIDE):
                comments += block[0].startswith("NOTE")
                continue
            raise _refuse_times(name, number, block[0])
        span = times(block[timed])
        if span is None:
            raise _refuse_times(name, number + timed, block[timed])
        words = tuple(_plain(line) for line in block[timed + 1 :])
        if any(line.strip() for line in words):
            cues.append(Cue(*span, words))
    return cues, comments


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Runs of lines that are not blank, with the number (from 1) of their first line."""
    blocks: list[tuple[int, list[str]]] = []
    before_blank = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            before_blank = True
            continue
        if before_blank:
            blocks.append((number, []))
        blocks[-1][1].append(line)
        before_blank = False
    return blocks


def _plain(line: str) -> str:
    return html.unescape(_MARKUP.sub("", line))


def _refuse_times(name: str, line: int, words: str) -> Exception:
    return refuse(
        name,
        f"“{words.strip()[:40]}” is no time such as 00:00:01.000 --> 00:00:02.500; mend it there.",
        line,
    )
