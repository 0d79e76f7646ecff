"""Small comparisons, invented at random: sources, scopes, turns, two or three coders."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

Span = tuple[int, int]


@dataclass(frozen=True)
class Text:
    """A source of `length` letters; its scope is some of its turns without their first letters."""

    length: int
    turns: list[Span]
    scope: list[Span]


@dataclass(frozen=True)
class Comparison:
    """codings: (source, coder, code, start, end); every coder had to code every text."""

    texts: list[Text]
    coders: int
    codes: int
    codings: list[tuple[int, int, int, int, int]]

    def spans(self, source: int, coder: int, code: int) -> list[Span]:
        key = (source, coder, code)
        return [(start, end) for s, c, k, start, end in self.codings if (s, c, k) == key]


@st.composite
def texts(draw: st.DrawFn) -> Text:
    lengths = draw(st.lists(st.integers(1, 7), min_size=1, max_size=6))
    turns, scope, at = [], [], 0
    for length in lengths:
        at += draw(st.integers(0, 1))  # a blank line
        turns.append((at, at + length))
        if draw(st.booleans()):
            label = draw(st.integers(0, min(2, length - 1)))
            scope.append((at + label, at + length))
        at += length
    return Text(at + 1, turns, scope)


@st.composite
def comparisons(draw: st.DrawFn, exclusive: bool = False, most: int = 4) -> Comparison:
    """exclusive: no coder puts two codes on the same letter."""
    known = draw(st.lists(texts(), min_size=1, max_size=most))
    coders, codes = draw(st.integers(2, 3)), draw(st.integers(1, 3))
    codings = []
    for source, text in enumerate(known):
        for coder in range(coders):
            taken: set[int] = set()
            for _ in range(draw(st.integers(0, 3))):
                start = draw(st.integers(0, text.length - 1))
                end = draw(st.integers(start + 1, min(text.length, start + 9)))
                code = draw(st.integers(0, codes - 1))
                if exclusive and taken & set(range(start, end)):
                    continue
                taken |= set(range(start, end))
                codings.append((source, coder, code, start, end))
    return Comparison(known, coders, codes, codings)
