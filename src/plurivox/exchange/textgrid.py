"""Praat TextGrid: intervals of one speaker or several; two speakers' files joined by time.

Source of the format: the Praat manual, "TextGrid file formats" (both the long and the short one).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from plurivox.exchange.archive import refuse
from plurivox.exchange.encoding import decode
from plurivox.exchange.running import counted
from plurivox.transcripts.told import Said, in_time, neighbours_joined, transcript_of
from plurivox.transcripts.transcript import Transcript

# Praat reads free-standing strings, numbers and flags, and skips every other word.
_TOKEN = re.compile(
    r'"((?:[^"]|"")*+)"|(?<!\S)(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)(?!\S)|(?<!\S)<(\w+)>|![^\n]*'
)
_NO_NAMES = frozenset(("", "speaker", "words", "text", "transcript", "transcription", "tier"))
_LONGEST = 2_000_000  # seconds; milliseconds have to fit in 32 bits


@dataclass(frozen=True, slots=True)
class Tier:
    """A row of intervals, as (begin, finish, words) in milliseconds."""

    name: str
    intervals: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One file: its tiers of intervals, its length, and how many points lay beside them."""

    tiers: tuple[Tier, ...]
    seconds: int
    points: int
    encoding: str


def read(name: str, file: BinaryIO) -> Transcript:
    """One file by itself; a speaker is a tier. Raises Refused where it is cut off or damaged."""
    grid = read_grid(name, file)
    stem = PurePath(name).stem
    said = [row for tier in grid.tiers for row in _said(tier, _tier_speaker(tier, grid, stem))]
    return _transcript(name, stem, said, (grid,), ())


def join(stem: str, files: Sequence[tuple[str, Grid]]) -> Transcript:
    """Files `X_doctor`, `X_patient` as one transcript X: the endings are the speakers."""
    said = [
        row
        for name, grid in files
        for tier in grid.tiers
        for row in _said(tier, ending(name) if len(grid.tiers) == 1 else tier.name)
    ]
    names = " and ".join(name for name, _ in files)
    notes = (f"Joined by time from {names}.",)
    return _transcript(names, stem, said, [grid for _, grid in files], notes)


def ending(name: str) -> str:
    """What follows the last underscore of a file's stem: doctor in X_doctor.TextGrid."""
    return PurePath(name).stem.rpartition("_")[2]


def read_grid(name: str, file: BinaryIO) -> Grid:
    """The tiers of a file; Refused where it is none, or breaks off."""
    found = decode(name, file.read())
    tokens = _tokens(found.words)
    try:
        tiers, seconds, points = _grid(tokens)
    except ValueError:
        raise refuse(
            name,
            "it is no Praat TextGrid, or it breaks off before its end; save it again from Praat.",
        ) from None
    return Grid(tuple(tiers), seconds, points, found.encoding)


def _tokens(words: str) -> Iterator[str | float]:
    """Strings with a leading quotation mark, numbers as numbers, flags in their brackets."""
    for match in _TOKEN.finditer(words):
        string, number, flag = match.groups()
        if string is not None:
            yield '"' + string.replace('""', '"')
        elif number is not None:
            yield float(number)
        elif flag is not None:
            yield f"<{flag}>"


def _grid(tokens: Iterator[str | float]) -> tuple[list[Tier], int, int]:
    if [_string(tokens), _string(tokens)] != ["ooTextFile", "TextGrid"]:
        raise ValueError
    _number(tokens)
    seconds = _number(tokens)
    if next(tokens, None) != "<exists>":
        raise ValueError
    tiers: list[Tier] = []
    points = 0
    for _ in range(_count(tokens)):
        kind, name = _string(tokens), _string(tokens)
        _number(tokens), _number(tokens)
        if kind == "IntervalTier":
            rows = (_interval(tokens) for _ in range(_count(tokens)))
            tiers.append(Tier(name.strip(), tuple(row for row in rows if row[2].strip())))
        elif kind == "TextTier":
            for _ in range(_count(tokens)):
                _number(tokens), _string(tokens)
                points += 1
        else:
            raise ValueError
    return tiers, round(seconds), points


def _interval(tokens: Iterator[str | float]) -> tuple[int, int, str]:
    begin, finish, words = _number(tokens), _number(tokens), _string(tokens)
    if not 0 <= begin <= finish:
        raise ValueError
    return round(begin * 1000), round(finish * 1000), " ".join(words.split())


def _string(tokens: Iterator[str | float]) -> str:
    token = next(tokens, None)
    if not isinstance(token, str) or not token.startswith('"'):
        raise ValueError
    return token[1:]


def _number(tokens: Iterator[str | float]) -> float:
    token = next(tokens, None)
    if not isinstance(token, float) or not abs(token) < _LONGEST:
        raise ValueError
    return token


def _count(tokens: Iterator[str | float]) -> int:
    number = _number(tokens)
    if number < 0 or number != int(number):
        raise ValueError
    return int(number)


def _tier_speaker(tier: Tier, grid: Grid, stem: str) -> str:
    """A tier that has no name of its own, in a file by itself, is called by the file's ending."""
    if len(grid.tiers) == 1 and tier.name.casefold() in _NO_NAMES:
        return ending(stem + ".TextGrid") or stem
    return tier.name or "Speaker"


def _said(tier: Tier, speaker: str) -> Iterator[Said]:
    return (Said(speaker, words, begin, finish) for begin, finish, words in tier.intervals)


def _transcript(
    name: str, stem: str, said: list[Said], grids: Sequence[Grid], notes: tuple[str, ...]
) -> Transcript:
    if not said:
        raise refuse(name, "it holds no words; save it again from Praat.")
    points = sum(grid.points for grid in grids)
    if points:
        notes += (f"{counted(points, 'point')} of point tiers left out.",)
    seconds = max(grid.seconds for grid in grids)
    turns = neighbours_joined(in_time(said))
    return transcript_of(stem, turns, seconds=seconds, encoding=grids[0].encoding, notes=notes)
