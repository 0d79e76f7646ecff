"""A copied quotation is found whatever copying did to its spaces and marks. All invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.synthesis.found_quote import find_quote

WORDS = "She said: “I don’t\nknow – not  yet.” And left.\nI don’t know."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("And left.", "And left."),
        ("I don't know - not yet.", "I don’t\nknow – not  yet."),
        ('"I don’t know – not yet."', "“I don’t\nknow – not  yet.”"),
        ("  And left.  ", "And left."),
        ("I don’t know.", "I don’t know."),
    ],
)
def test_it_stands_there(quote: str, found: str) -> None:
    place = find_quote(WORDS, quote)
    assert place
    assert WORDS[place[0] : place[1]] == found


@pytest.mark.parametrize("quote", ["", "  ", "And went.", "(left", "not yet know"])
def test_it_does_not(quote: str) -> None:
    assert find_quote(WORDS, quote) is None


@given(st.text(), st.text(min_size=1).filter(str.strip), st.text())
def test_what_stands_there_is_found(before: str, quote: str, after: str) -> None:
    place = find_quote(before + quote + after, quote)
    assert place
    assert (before + quote + after)[place[0] : place[1]] == quote.strip()
