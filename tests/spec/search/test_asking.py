"""What a person types and what is found: asked | text, with what is found in brackets."""

from __future__ import annotations

import re

import pytest

from plurivox.evidence.folding import folded
from plurivox.evidence.problem import Refused
from plurivox.evidence.word_search import context, find, terms_of

TABLE = """
# Whole words, in any case, with or without accents.
stigma        | The [stigma] of it. [STIGMA]! Stigmata are none, nor is selfstigma.
ängste        | Meine [Ängste], alle [A\u0308ngste] und [angste].
cafe          | Im [Café] nebenan.
mwaka         | Kila [mwaka] tunakutana; miaka inapita.
3             | In group [3] of 13.

# The beginning of words.
stigm*        | [Stigma], [stigmatised], the [stigmatising] look; astigmatic is none.
mwa*          | [Mwalimu] na [mwanafunzi]; tumwamini.

# Words just so, one after the other, whatever stands between them but a line's end.
"two hours"   | I waited [two hours], then [two—hours], then two long hours.
“two hours”   | I waited [two  hours].
„zwei Stun*“  | Ich habe [zwei Stunden] gewartet.
ng'ombe       | Nina [ng’ombe] na mbuzi, si ngombe.

# Several words by themselves: the first, in the lines where all of them stand.
waited hours  | I [waited] many hours. / I waited. / Hours later I still [waited].

# Hebrew: niqqud makes no difference, and particles may stand before a word by itself.
שלום          | [שָׁלוֹם] לכם, [שלום].
בית           | [בית], [הבית], [ובבית] [לבית]; ביתו אחר, וחבית.
"בית"         | [בית] אחד, הבית אחר.
תקו*          | [תקווה], [התקווה] [בתקוה].

# Marks that nobody sees.
coworker      | My [co\u00adworker] and [\u200fcoworker].
"""


def rows() -> list[tuple[str, str]]:
    lines = [line for line in TABLE.splitlines() if line and not line.startswith("#")]
    return [(a.strip(), b.strip().replace(" / ", "\n")) for a, b in (r.split("|") for r in lines)]


@pytest.mark.parametrize(("asked", "shown"), rows())
def test_what_is_found(asked: str, shown: str) -> None:
    text = re.sub(r"[\[\]]", "", shown)
    found = list(find(folded(text), terms_of(asked)))
    told = text
    for start, end in reversed(found):
        told = f"{told[:start]}[{told[start:end]}]{told[end:]}"
    assert told.replace("\u200f", "") == shown.replace("\u200f", "")


@pytest.mark.parametrize("nothing", ["", "  ", "…", '""', "*", "😀"])
def test_what_holds_no_word_is_refused(nothing: str) -> None:
    with pytest.raises(Refused, match="Type a word"):
        terms_of(nothing)


LINE = "Grace: " + "one two three four five six seven eight nine ten " * 4 + "and that was it."


@pytest.mark.parametrize("word", ["one", "seven", "ten", "was"])
def test_context_stops_at_words_and_at_the_ends_of_the_turn(word: str) -> None:
    for found in re.finditer(rf"\b{word}\b", LINE):
        before, after = context(LINE, *found.span(), 7, len(LINE))
        assert len(before) <= 60
        assert len(after) <= 60
        assert f"{before}{word}{after}" in LINE[7:]
        assert not before or LINE[found.start() - len(before) - 1].isspace()
        assert found.end() + len(after) == len(LINE) or LINE[found.end() + len(after)].isspace()


def test_a_word_longer_than_the_context_is_cut_rather_than_dropped() -> None:
    words = "a" * 100 + " hit " + "b" * 100
    assert context(words, 101, 104, 0, len(words)) == ("a" * 59 + " ", " " + "b" * 59)
