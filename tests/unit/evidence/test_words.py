"""Paragraphs of a text, and its fingerprint."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plurivox.evidence.words import fingerprint, paragraphs


def test_a_paragraph_is_a_line_that_is_not_blank() -> None:
    words = "One \n\n \t\nTwo\n  Three"
    start, end = paragraphs(words)
    assert [words[a:b] for a, b in zip(start, end, strict=True)] == ["One ", "Two", "  Three"]


def test_no_words_no_paragraphs() -> None:
    for words in ("", "\n\n", " "):
        start, end = paragraphs(words)
        assert len(start) == len(end) == 0


@given(st.text("a \n\u2028\u0085שׁ😀", max_size=60))
def test_paragraphs_are_the_lines_that_are_not_blank(words: str) -> None:
    start, end = paragraphs(words)
    found = [words[a:b] for a, b in zip(start, end, strict=True)]
    assert found == [line for line in words.split("\n") if line.strip()]
    assert (start[1:] > end[:-1]).all()


def test_the_fingerprint_is_that_of_the_utf_8_bytes() -> None:
    # SHA-256 of "abc": FIPS 180-2, appendix B.1
    expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert fingerprint("abc") == expected
    assert fingerprint("é") != fingerprint("e\u0301")
