"""What a person writes in the preview: lengths, languages, times."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.evidence.problem import Refused
from plurivox.web.transcripts.languages import direction, language_name, languages
from plurivox.web.transcripts.said import length_words, seconds_in
from plurivox.web.transcripts.turns import clock


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("", None),
        ("45", 2700),
        ("45:05", 2705),
        ("1:02:03", 3723),
        ("45 min 5 s", 2705),
        ("1h", 3600),
    ],
)
def test_lengths_as_people_write_them(written: str, seconds: int | None) -> None:
    assert seconds_in(written) == seconds


@pytest.mark.parametrize("written", ["long", "an hour or so", "45:99"])
def test_what_is_no_length_is_refused(written: str) -> None:
    with pytest.raises(Refused, match="is no length"):
        seconds_in(written)


@given(st.integers(0, 99 * 3600))
def test_a_length_is_read_as_it_is_shown(seconds: int) -> None:
    assert seconds_in(length_words(seconds)) == seconds


def test_languages() -> None:
    assert (language_name("he"), language_name("lg"), language_name("xx")) == (
        "Hebrew", "Luganda", "xx",
    )  # fmt: skip
    assert [direction(code) for code in ("he", "ar", "de", "lg", "")] == [
        "rtl", "rtl", "ltr", "ltr", "auto",
    ]  # fmt: skip
    names = [name for _, name in languages("xx")]
    assert names == sorted(names) and {"English", "Swahili", "Hebrew", "xx"} <= set(names)


def test_times() -> None:
    assert [clock(n) for n in (-1, 0, 7_900, 3_723_000)] == ["", "0:00", "0:07", "1:02:03"]
