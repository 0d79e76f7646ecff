"""Times and lengths as people write them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.transcripts.clock import CLOCK, length_in, milliseconds


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("0:07", 7_000),
        ("75:10", 4_510_000),
        ("1:02:03", 3_723_000),
        ("00:00:01.5", 1_500),
        ("00:00:01,050", 1_050),
    ],
)
def test_milliseconds(clock: str, expected: int) -> None:
    assert milliseconds(clock) == expected


@pytest.mark.parametrize("clock", ["", "7", "1:60", "1:2", "a:10", "1:1:1:10", "0:07.1234"])
def test_no_time(clock: str) -> None:
    with pytest.raises(ValueError):
        milliseconds(clock)


@given(st.integers(0, 999), st.integers(0, 59), st.integers(0, 59), st.integers(0, 999))
def test_what_is_written_is_read(hours: int, minutes: int, seconds: int, part: int) -> None:
    clock = f"{hours}:{minutes:02d}:{seconds:02d}.{part:03d}"
    assert re.fullmatch(CLOCK, clock)
    assert milliseconds(clock) == ((hours * 60 + minutes) * 60 + seconds) * 1000 + part


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        ("held for 45m05s in May", 2705),
        ("1h01m21s", 3681),
        ("1 h 5 min", 3900),
        ("90 Minuten", 5400),
        ("45 דקות", 2700),
        ("12:04", None),
        ("5 months", None),
        ("in 3 hospitals", None),
        ("", None),
    ],
)
def test_lengths(line: str, seconds: int | None) -> None:
    found = length_in(line)
    assert (found[0] if found else None) == seconds
