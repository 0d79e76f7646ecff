"""From bytes to words: marks, guesses, line ends, and what is no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.evidence.problem import Refused
from plurivox.exchange.encoding import decode

GERMAN = "Wir mußten sehr lange warten, und die Ärztin war müde. Natürlich hört man dann auf. "
HEBREW = "חיכינו שעות ארוכות במסדרון, ואף אחד לא אמר לנו מתי נוכל להיכנס אל הרופאה. "
RUSSIAN = "Мы очень долго ждали в коридоре, и никто не говорил нам, когда можно войти. "


@pytest.mark.parametrize(
    ("words", "codec", "title"),
    [
        (GERMAN, "cp1252", "Windows-1252"),
        (GERMAN, "mac-roman", "MAC-ROMAN"),
        (HEBREW, "cp1255", "Windows-1255"),
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (GERMAN, "utf-16-le", "UTF-16"),
        (HEBREW + "\n", "utf-16-be", "UTF-16"),
    ],
)
def test_guessed(words: str, codec: str, title: str) -> None:
    found = decode("a.txt", (words * 5).encode(codec))
    assert (found.words, found.encoding, found.guessed) == (words * 5, title, True)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_told_by_the_bytes(codec: str) -> None:
    found = decode("a.txt", (GERMAN + HEBREW).encode(codec))
    assert found.words == GERMAN + HEBREW
    assert not found.guessed


def test_a_few_letters_are_read_in_the_commonest_page() -> None:
    assert decode("a.txt", "name;größe\n".encode("cp1252")).words == "name;größe\n"


def test_curly_quotes_of_windows() -> None:
    words = "She said “no” – and that’s it.\n"
    assert decode("a.txt", words.encode("cp1252")).words == words


def test_line_ends_become_lf() -> None:
    assert decode("a.txt", b"a\r\nb\rc\nd\r\r\n").words == "a\nb\nc\nd\n\n"


@pytest.mark.parametrize("data", [b"a\0b", b"\xff\xfea\0\0\0", bytes(range(128, 160)) + b"\x01"])
def test_no_text(data: bytes) -> None:
    with pytest.raises(Refused, match=r"^a\.txt: "):
        decode("a.txt", data)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1))
def test_utf_8_keeps_every_code_point(words: str) -> None:
    assert decode("a.txt", b"\xef\xbb\xbf" + words.encode()).words == words


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_are_words_or_refused(data: bytes) -> None:
    try:
        assert "\0" not in decode("a.txt", data).words
    except Refused as refused:
        assert len(refused.problems) == 1
