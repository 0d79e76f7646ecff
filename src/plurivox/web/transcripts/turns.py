"""Turns as a page shows them: number, who speaks, the words without the label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plurivox.evidence.turns import NOBODY, Turns


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """A turn. `number` counts from 1; `speaker` is "" where nobody is named; `at` is its time."""

    number: int
    speaker: str
    asks: bool
    words: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """What one speaker says in a text: how many turns, and the first words."""

    turns: int
    first: str


LONGEST = 90  # code points of somebody's first words


def shown_turns(
    words: str, turns: Turns, speakers: Sequence[tuple[str, bool]], most: int | None = None
) -> Iterator[ShownTurn]:
    """The turns in order, the first `most` of them. speakers: (name, asks) by number."""
    for at in range(len(turns) if most is None else min(most, len(turns))):
        who = int(turns.speaker[at])
        name, asks = speakers[who] if who != NOBODY else ("", False)
        said = words[int(turns.label_end[at]) : int(turns.end[at])]
        yield ShownTurn(at + 1, name, asks, said, clock(int(turns.begin[at])))


def before_turns(words: str, turns: Turns) -> str:
    """What stands before the first turn: a header, a title; all of it where there are no turns."""
    return words[: int(turns.start[0])].strip() if len(turns) else ""


def voices(words: str, turns: Turns, speakers: int) -> list[Voice]:
    """What each speaker says, by number."""
    found = []
    for who in range(speakers):
        own = [at for at in range(len(turns)) if int(turns.speaker[at]) == who]
        said = next((w for at in own if (w := _first(words, turns, at))), "")
        found.append(Voice(len(own), said))
    return found


def _first(words: str, turns: Turns, at: int) -> str:
    said = " ".join(words[int(turns.label_end[at]) : int(turns.end[at])].split())
    if len(said) <= LONGEST:
        return said
    return said[:LONGEST].rpartition(" ")[0] + " …"


def clock(milliseconds: int) -> str:
    """0:07 or 1:02:03 from the start of the recording; "" where the time is not known."""
    if milliseconds < 0:
        return ""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
