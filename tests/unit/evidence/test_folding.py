"""Words as a search compares them, letter by letter and back again."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.evidence.folding import folded

some = st.text(
    st.one_of(
        st.sampled_from("aÀéßİıŁøשָׁלֹם\u0301\u200f\u200d👩🏽ﬁǅΣς٣\n\t .’\u00ad\u094d"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    ("words", "as_compared"),
    [
        ("Über Ängste", "uber angste"),
        ("U\u0308ber", "uber"),
        ("שָׁלוֹם", "שלום"),
        ("ng’ombe", "ng ombe"),
        ("İstanbul", "istanbul"),
        ("Straße", "straße"),
        ("co\u00adworker", "coworker"),
        ("a—b\nc", "a b\nc"),
        ("٣ 12", "٣ 12"),
        ("हिन्दी", "हिन्दी"),
        ("😀", " "),
        ("", ""),
    ],
)
def test_how_words_are_compared(words: str, as_compared: str) -> None:
    assert folded(words).words == as_compared


@given(some)
def test_folding_again_changes_nothing(words: str) -> None:
    once = folded(words).words
    assert folded(once).words == once


@given(some)
def test_nothing_is_left_but_letters_digits_and_blanks(words: str) -> None:
    assert all(one in " \n" or unicodedata.category(one)[0] in "LNM" for one in folded(words).words)


@given(some)
def test_every_letter_knows_where_it_stood(words: str) -> None:
    text = folded(words)
    at = 0
    for place, letter in enumerate(text.words):
        start, end = text.span(place, place + 1)
        assert at <= start < end <= len(words)
        assert folded(words[start:end]).words == letter
        at = end


@given(some)
def test_what_is_written_decomposed_compares_alike(words: str) -> None:
    """Letters that Unicode itself says are the same; signs that are taken apart count as spaces."""
    composed = "".join(
        c for c in unicodedata.normalize("NFC", words) if c.isalpha() and c.isascii()
    )
    decomposed = unicodedata.normalize("NFD", composed)
    assert folded(composed).words == folded(decomposed).words
