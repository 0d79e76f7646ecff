"""Packed turns tell the same speakers as unpacked ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.evidence.packed_turns import NOBODY, speaker_in
from plurivox.evidence.turns import Turns


@st.composite
def some_turns(draw: st.DrawFn) -> Turns:
    """Turns in order, with gaps of any length between them; -1 speaks where nobody is named."""
    rows, at = [], 0
    for _ in range(draw(st.integers(0, 12))):
        start = at + draw(st.integers(0, 5))
        label_end = start + draw(st.integers(0, 4))
        at = label_end + draw(st.integers(0, 9))
        rows.append((start, label_end, at, draw(st.integers(-1, 3))))
    return Turns.of(rows)


@given(some_turns(), st.integers(-2, 250))
def test_the_same_speaker_as_in_turns_that_are_unpacked(turns: Turns, position: int) -> None:
    assert speaker_in(turns.pack())(position) == turns.speaker_at(position)


def test_nobody_speaks_between_turns_and_where_there_are_none() -> None:
    speaks = speaker_in(Turns.of([(10, 13, 20, 0), (25, 28, 40, 1)]).pack())
    assert [speaks(place) for place in (9, 10, 19, 20, 24, 25, 39, 40)] == [
        *(NOBODY, 0, 0, NOBODY),
        *(NOBODY, 1, 1, NOBODY),
    ]
    assert speaker_in(b"")(0) == NOBODY


def test_bytes_that_are_no_turns_are_refused() -> None:
    with pytest.raises(ValueError, match="six equal rows"):
        speaker_in(b"12345")
