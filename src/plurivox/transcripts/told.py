"""Turns that come with no running text of their own: theirs is `Name: words`, a line a turn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from plurivox.evidence.turns import Turns
from plurivox.transcripts.language import language_of
from plurivox.transcripts.recognise import speakers_of
from plurivox.transcripts.transcript import SessionFacts, Transcript


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said, and when: speaker None where nobody is named; milliseconds or -1."""

    speaker: str | None
    words: str
    begin: int = -1
    finish: int = -1


def in_time(said: Iterable[Said]) -> list[Said]:
    """In order of time; what has the same beginning, or none, stays as it came."""
    rows = list(said)
    return sorted(rows, key=lambda row: row.begin) if all(r.begin >= 0 for r in rows) else rows


def neighbours_joined(said: Iterable[Said]) -> list[Said]:
    """Stretches of one speaker with nobody else between become one turn; blank ones vanish."""
    turns: list[Said] = []
    for row in said:
        if not row.words.strip():
            continue
        last = turns[-1] if turns else None
        if last is not None and row.speaker is not None and last.speaker == row.speaker:
            words = f"{last.words.strip()} {row.words.strip()}"
            turns[-1] = replace(last, words=words, finish=max(last.finish, row.finish))
        else:
            turns.append(replace(row, words=row.words.strip()))
    return turns


def transcript_of(
    name: str,
    said: Sequence[Said],
    *,
    seconds: int | None = None,
    encoding: str | None = None,
    notes: Sequence[str] = (),
) -> Transcript:
    """The transcript whose text is `Name: words` a turn, in the given order.

    A turn that nobody is named for has no label. `seconds`: the length of the recording.
    """
    parts: list[str] = []
    rows: list[tuple[int, int, int]] = []
    position = 0
    for row in said:
        label = (
            "" if row.speaker is None else f"{row.speaker}: " if row.words else f"{row.speaker}:"
        )
        parts.append(label + row.words)
        rows.append((position, position + len(label), position + len(parts[-1])))
        position += len(parts[-1]) + 1
    words = "\n".join(parts)
    speakers, numbers = speakers_of([row.speaker for row in said])
    start, label_end, end = np.array(rows, np.int32).reshape(-1, 3).T
    begin = np.array([row.begin for row in said], np.int32)
    finish = np.array([row.finish for row in said], np.int32)
    turns = Turns(start, label_end, end, np.array(numbers, np.int32), begin, finish)
    facts = SessionFacts(seconds=seconds)
    language = language_of("\n".join(row.words for row in said))
    return Transcript(name, words, turns, speakers, facts, encoding, language, tuple(notes))
