"""Cues, the timed pieces of WebVTT and SubRip: from their lines to who said what when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from plurivox.transcripts.clock import milliseconds
from plurivox.transcripts.labels import find_labels
from plurivox.transcripts.told import Said, neighbours_joined

_STAMP = r"((?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3})"
TIMES = re.compile(rf"\s*{_STAMP}\s*-->\s*{_STAMP}(?:\s.*)?")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>\n]+)>|</v>")


@dataclass(frozen=True, slots=True)
class Cue:
    """Lines of words between two times (milliseconds)."""

    begin: int
    finish: int
    lines: tuple[str, ...]


def times(line: str) -> tuple[int, int] | None:
    """Beginning and end from a line such as 00:00:01.000 --> 00:00:02.500, or None."""
    match = TIMES.fullmatch(line)
    if not match:
        return None
    try:
        begin, finish = (milliseconds(stamp) for stamp in match.groups())
    except ValueError:
        return None
    return (begin, finish) if begin <= finish else None


def said_in(cues: Sequence[Cue]) -> list[Said]:
    """Turns in the order of the cues: by `<v Name>`, or by labels that recur among the lines.

    A piece without a name goes on with the speaker before it, as a line of running text does.
    """
    pieces = [piece for cue in cues for piece in _voices(cue)]
    if not any(piece.speaker for piece in pieces):
        pieces = list(_labelled(cues))
    return neighbours_joined(_continued(pieces))


def _voices(cue: Cue) -> Iterator[Said]:
    words = " ".join(line.strip() for line in cue.lines)
    speaker: str | None = None
    begin = 0
    for match in _VOICE.finditer(words):
        yield Said(speaker, words[begin : match.start()], cue.begin, cue.finish)
        speaker = " ".join(match[1].split()) or None if match[1] else None
        begin = match.end()
    yield Said(speaker, words[begin:], cue.begin, cue.finish)


def _labelled(cues: Sequence[Cue]) -> Iterator[Said]:
    lines = [(cue, line.strip()) for cue in cues for line in cue.lines if line.strip()]
    text = "\n".join(line for _, line in lines)
    labels = {label.start: label for label in find_labels(text).labels if label.kind == "colon"}
    position = 0
    piece, piece_cue = None, None
    for cue, line in lines:
        label = labels.get(position)
        if piece is not None and (label or cue is not piece_cue):
            yield piece
            piece = None
        if piece is not None:
            piece = replace(piece, words=f"{piece.words} {line}")
        else:
            words = line[label.end - position :] if label else line
            piece = Said(label.name if label else None, words, cue.begin, cue.finish)
        piece_cue = cue
        position += len(line) + 1
    if piece is not None:
        yield piece


def _continued(pieces: Iterable[Said]) -> Iterator[Said]:
    speaker: str | None = None
    for piece in pieces:
        if not piece.words.strip():
            speaker = piece.speaker or speaker
            continue
        speaker = piece.speaker or speaker
        yield Said(speaker, piece.words, piece.begin, piece.finish)
