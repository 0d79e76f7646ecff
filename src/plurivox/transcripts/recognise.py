"""From the words of a file to its turns: who speaks where, and when the session was held."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from plurivox.evidence.turns import NOBODY, Turns
from plurivox.transcripts.asking import asks
from plurivox.transcripts.header import facts_of
from plurivox.transcripts.labels import Found, Label, find_labels
from plurivox.transcripts.language import language_of
from plurivox.transcripts.transcript import Speaker, Transcript

_MOST_NAMED = 5


def recognise(
    name: str,
    words: str,
    *,
    bold: Sequence[tuple[int, int]] = (),
    until: int | None = None,
    encoding: str | None = None,
    notes: Sequence[str] = (),
) -> Transcript:
    """A transcript from running text with labels; the words stay as they are.

    A turn runs from its label to the next one, continuation lines included, without the white
    space between. Words before the first label belong to no turn: a title or a header is nobody's
    speech. `bold`: what stands in bold, for labels without a colon; `until`: where the body ends
    (footnotes and text boxes follow, and are nobody's turn).
    """
    end = len(words) if until is None else until
    found = find_labels(words, bold, end)
    speakers, numbers = speakers_of([label.name for label in found.labels])
    first = found.labels[0].start if found.labels else end
    return Transcript(
        name=name,
        words=words,
        turns=_turns(words, found.labels, numbers, end),
        speakers=speakers,
        facts=facts_of(words, first),
        encoding=encoding,
        language=language_of(words),
        notes=(*notes, *_doubts(found)),
    )


def speakers_of(names: Sequence[str | None]) -> tuple[tuple[Speaker, ...], list[int]]:
    """The speakers in the order of their first turn, and for every turn the index of its speaker.

    Names are one where they differ in case and spacing only; None is NOBODY.
    """
    index: dict[str, int] = {}
    speakers: list[Speaker] = []
    numbers: list[int] = []
    for name in names:
        if name is None:
            numbers.append(NOBODY)
            continue
        key = " ".join(name.casefold().split())
        if key not in index:
            index[key] = len(speakers)
            speakers.append(Speaker(name, asks(name)))
        numbers.append(index[key])
    return tuple(speakers), numbers


def _turns(words: str, labels: Sequence[Label], speakers: Sequence[int], until: int) -> Turns:
    starts = [label.start for label in labels]
    ends = [_last_visible(words, end) for end in [*starts[1:], until]] if labels else []
    label_ends = [min(label.end, end) for label, end in zip(labels, ends, strict=True)]
    return Turns(
        np.array(starts, np.int32),
        np.array(label_ends, np.int32),
        np.array(ends, np.int32),
        np.array(speakers, np.int32),
        np.array([label.begin for label in labels], np.int32),
        np.array([label.finish for label in labels], np.int32),
    )


def _last_visible(words: str, end: int) -> int:
    while end > 0 and words[end - 1].isspace():
        end -= 1
    return end


def _doubts(found: Found) -> tuple[str, ...]:
    if not found.labels:
        return ("No speakers were recognised; the text goes in without turns.",)
    if not found.doubtful:
        return ()
    names = ", ".join(f"“{name}”" for name in found.doubtful[:_MOST_NAMED])
    more = len(found.doubtful) - _MOST_NAMED
    tail = f" and {more} more" if more > 0 else ""
    return (f"At the start of one line only, so not taken for a speaker: {names}{tail}.",)
