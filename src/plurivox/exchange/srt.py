"""SubRip (.srt): numbered, timed cues; speakers by labels in the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from plurivox.exchange.archive import refuse
from plurivox.exchange.cues import Cue, said_in, times
from plurivox.exchange.encoding import decode
from plurivox.transcripts.told import transcript_of
from plurivox.transcripts.transcript import Transcript

_MARKUP = re.compile(r"</?[biu]>|</?font(?: [^>]*)?>|\{\\an?\d\}", re.IGNORECASE)


def read(name: str, file: BinaryIO) -> Transcript:
    """Raises Refused where a time is broken, or there is no cue."""
    found = decode(name, file.read())
    cues = sorted(_cues(name, found.words.split("\n")), key=lambda cue: cue.begin)
    said = said_in(cues)
    if not said:
        raise refuse(name, "it holds no words with times; export it again as SubRip (.srt).")
    notes = (f"The encoding was guessed: {found.encoding}.",) if found.guessed else ()
    return transcript_of(PurePath(name).stem, said, encoding=found.encoding, notes=notes)


def _cues(name: str, lines: list[str]) -> Iterator[Cue]:
    """A cue is a line of times and what follows, up to the next number and line of times.

    A blank line inside the words does not end them: subtitles made by hand have such lines.
    """
    stamps = [number for number, line in enumerate(lines) if "-->" in line]
    if not stamps:
        return
    numbered = stamps[0] > 0 and lines[stamps[0] - 1].strip().isdecimal()
    heads = [n - 1 if numbered and lines[n - 1].strip().isdecimal() else n for n in stamps]
    stray = next((n for n in range(heads[0]) if lines[n].strip()), None)
    if stray is not None:
        raise _refuse_times(name, stray + 1, lines[stray])
    for stamp, following in zip(stamps, [*heads[1:], len(lines)], strict=True):
        span = times(lines[stamp])
        if span is None:
            raise _refuse_times(name, stamp + 1, lines[stamp])
        words = tuple(_MARKUP.sub("", line) for line in lines[stamp + 1 : following])
        if any(line.strip() for line in words):
            yield Cue(*span, words)


def _refuse_times(name: str, line: int, words: str) -> Exception:
    return refuse(
        name,
        f"“{words.strip()[:40]}” is no time such as 00:00:01,000 --> 00:00:02,500; mend it there.",
        line,
    )
