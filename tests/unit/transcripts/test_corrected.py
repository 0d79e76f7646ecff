"""Properties of correcting a transcript, for any turns and any corrections. All is invented."""

from __future__ import annotations

import json

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from plurivox.evidence.turns import NOBODY, Turns
from plurivox.transcripts.corrected import corrected
from plurivox.transcripts.transcript import SessionFacts, Speaker, Transcript
from plurivox.transcripts.written import read_again, written

NAMES = ("Anna", "Ben", "Note", "דנה", "P 4")


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    """Turns with gaps between them, some said by nobody."""
    spoken = draw(st.lists(st.integers(NOBODY, len(NAMES) - 1), max_size=12))
    present = list(dict.fromkeys(n for n in spoken if n != NOBODY))
    parts, rows, at = [], [], 0
    for who in spoken:
        gap = draw(st.sampled_from(["", "\n", "\n\n"]))
        label = "" if who == NOBODY else f"{NAMES[who]}: "
        words = draw(st.text("ab 🙂\n", min_size=1, max_size=6))
        at += len(gap)
        index = NOBODY if who == NOBODY else present.index(who)
        rows.append((at, at + len(label), at + len(label) + len(words), index))
        parts += [gap, label, words]
        at = rows[-1][2]
    speakers = tuple(Speaker(NAMES[n], draw(st.booleans())) for n in present)
    facts = SessionFacts(draw(st.none() | st.just("2024-02-29")), draw(st.none() | st.just(61)))
    return Transcript("invented", "".join(parts), Turns.of(rows), speakers, facts, "UTF-8", "de")


@given(transcripts(), st.data())
def test_words_stay_and_every_turn_is_somewhere(before: Transcript, data: st.DataObject) -> None:
    names = [one.name for one in before.speakers]
    dropped = data.draw(st.sets(st.sampled_from(names)) if names else st.just(set()))
    left = [name for name in names if name not in dropped]
    merged = {
        name: into
        for at, name in enumerate(left)
        if at and (into := data.draw(st.none() | st.sampled_from(left[:at])))
    }
    after = corrected(before, merged=merged, dropped=dropped)
    assert after.words == before.words
    assert not {one.name for one in after.speakers} & dropped
    turns = after.turns
    assert (turns.start[1:] >= turns.end[:-1]).all() and (turns.label_end <= turns.end).all()
    assert set(turns.start) <= set(before.turns.start)
    used = {int(n) for n in turns.speaker if n != NOBODY}
    assert used == set(range(len(after.speakers)))
    if len(turns):  # what was in a turn after the first kept one still is
        was = [np.arange(s, e) for s, e in zip(before.turns.start, before.turns.end, strict=True)]
        first = int(turns.start[0])
        assert all(turns.at(int(p)) >= 0 for span in was for p in span if p >= first)


@given(transcripts())
def test_what_is_written_is_read_again(before: Transcript) -> None:
    after = read_again(json.loads(json.dumps(written(before))))
    assert after.turns.pack() == before.turns.pack()
    plain = ("name", "words", "speakers", "facts", "encoding", "language", "notes")
    assert all(getattr(after, name) == getattr(before, name) for name in plain)
