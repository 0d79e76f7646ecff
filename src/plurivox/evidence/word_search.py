"""What a person looks for, and where it stands in a text.

Words are found whole, without regard to case and diacritics. `stigm*` finds what begins so; words
between quotation marks are found just so, one after the other; several words by themselves are
found where all of them stand in one line, at each place of the first. A Hebrew word is also found
behind the particles that are written together with it, unless it stands in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plurivox.evidence.folding import Folded, folded
from plurivox.evidence.problem import Refused

_ASKED = re.compile(r'["“”„«»״]([^"“”„«»״]*)["“”„«»״]|(\S+)')
_HEBREW = re.compile(r"[\u05d0-\u05ea]{2,}")
# and, the, in, to, as, from, that, and the usual of these together
PARTICLES = (
    *"והבלכמש",
    *("וה", "וב", "ול", "וכ", "ומ", "וש", "שה", "שב", "של", "שמ", "שכ", "מה", "כש"),
    *("וכש", "לכש", "ושה", "ומה", "ושב", "ושל"),
)


@dataclass(frozen=True, slots=True)
class Term:
    """Words one after the other, folded. begins: the last is only the beginning of a word.

    particles: whether the first may stand behind a Hebrew particle.
    """

    words: tuple[str, ...]
    begins: bool = False
    particles: bool = False


def terms_of(asked: str) -> tuple[Term, ...]:
    """What was asked for. Raises Refused where there is no word in it."""
    terms = []
    for found in _ASKED.finditer(asked):
        phrase, word = found.groups()
        words = tuple(folded(phrase if word is None else word).words.split())
        if words:
            begins = (word or phrase or "").rstrip().endswith("*")
            alone = word is not None and len(words) == 1
            terms.append(Term(words, begins, alone and bool(_HEBREW.fullmatch(words[0]))))
    if not terms:
        raise Refused("Type a word to look for: letters or digits.")
    return tuple(terms)


def find(text: Folded, terms: tuple[Term, ...]) -> Iterator[tuple[int, int]]:
    """Where the terms stand, as spans of the text in code points, in order."""
    first, *others = terms
    rest = [_Sought(term) for term in others]
    for start, end in _Sought(first).all(text.words, 0, len(text.words)):
        if rest:
            low = text.words.rfind("\n", 0, start) + 1
            high = text.words.find("\n", end)
            high = len(text.words) if high < 0 else high
            if not all(any(one.all(text.words, low, high)) for one in rest):
                continue
        yield text.span(start, end)


class _Sought:
    """One term, ready to be looked for."""

    def __init__(self, term: Term) -> None:
        self.first = term.words[0]
        ending = "[^ \\n]*" if term.begins else "(?![^ \\n])"
        self.rest = re.compile(" +".join(map(re.escape, term.words)) + ending)
        self.before = frozenset(PARTICLES) if term.particles else frozenset[str]()

    def all(self, words: str, low: int, high: int) -> Iterator[tuple[int, int]]:
        at = words.find(self.first, low, high)
        while at >= 0:
            end = at + len(self.first)
            if found := self.rest.match(words, at, high):
                start = max(words.rfind(" ", low, at), words.rfind("\n", low, at), low - 1) + 1
                if start == at or words[start:at] in self.before:
                    yield start, found.end()
                    end = found.end()
            at = words.find(self.first, end, high)


CONTEXT = 60  # code points of context on each side, cut at the border of a word


def context(words: str, start: int, end: int, low: int, high: int) -> tuple[str, str]:
    """What stands before and after a span, from low to high at most."""
    first, last = max(low, start - CONTEXT), min(high, end + CONTEXT)
    before, after = words[first:start], words[end:last]
    if first > low and not words[first - 1].isspace():
        _, space, rest = before.partition(" ")
        before = rest if space and rest.strip() else before
    if last < high and not words[last].isspace():
        rest, space, _ = after.rpartition(" ")
        after = rest if space and rest.strip() else after
    return before, after
