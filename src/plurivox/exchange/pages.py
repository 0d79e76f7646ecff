"""The lines of printed pages put together into paragraphs; hyphens at line ends kept honest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import quantiles

from plurivox.exchange.running import counted
from plurivox.review.attribution import at_end, inside, names_somebody
from plurivox.review.headings import heading_like

_HYPHENS = "-\u00ad\u2010"
_SENTENCE_ENDS = tuple('.?!:”"’»)]')
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page |seite |p\.? ?)?[-–—]? ?\d{1,5} ?[-–—]?(?: (?:of|von|/) \d+)?", re.I
)
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_FEWEST_PAGES = 3  # on so many a line must recur to be a running head
_SHORT = 0.85  # of a full line: a sentence that ends before ends a paragraph
_BULLET = re.compile("[•▪◦‣·]")
_LIST = re.compile(r"(?:[-–] |\[?\d{1,3}[\].)] )")


@dataclass(frozen=True, slots=True)
class Pages:
    """words: a paragraph a line; notes: what was guessed and what was left out."""

    words: str
    notes: tuple[str, ...]


def put_together(pages: Sequence[str]) -> Pages:
    """Running heads and page numbers are left out and counted; every other word stays."""
    lines = [[line.strip() for line in page.split("\n")] for page in pages]
    heads = _running_heads(lines)
    left_out = 0
    kept: list[str] = []
    for page in lines:
        edges = _edges(page)
        for number, line in enumerate(page):
            if number in edges and (_shape(line) in heads or _PAGE_NUMBER.fullmatch(line)):
                left_out += 1
            else:
                kept.append(" ".join(line.split()))
    joiner = _Joiner(kept)
    words = "\n".join(joiner.paragraphs())
    return Pages(words, tuple(_notes(left_out, joiner)))


def _notes(left_out: int, joiner: _Joiner) -> Iterator[str]:
    yield "From a PDF: paragraphs and headings are guessed, so look at the order of the words."
    if left_out:
        yield f"Left out: {counted(left_out, 'running head or page number')}."
    if joiner.undone:
        yield f"Hyphens taken out at the ends of lines: {joiner.undone}."
    if joiner.kept:
        yield f"Hyphens kept at the ends of lines, as the word stands nowhere else: {joiner.kept}."


def _edges(page: Sequence[str]) -> set[int]:
    """Numbers of the first two and last two lines that are not blank."""
    full = [number for number, line in enumerate(page) if line]
    return {*full[:2], *full[-2:]}


def _shape(line: str) -> str:
    return _DIGITS.sub("0", " ".join(line.split()))


def _running_heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines that stand at the edges of many pages, but for their numbers the same."""
    seen = Counter(shape for page in pages for shape in {_shape(page[n]) for n in _edges(page)})
    least = max(_FEWEST_PAGES, len(pages) // 3)
    return frozenset(shape for shape, often in seen.items() if often >= least and shape)


class _Joiner:
    """Lines to paragraphs; counts what became of the hyphens at line ends."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.known = Counter(word.casefold() for line in lines for word in _whole_words(line))
        full = [len(line) for line in lines if len(line) > 20]
        self.width = quantiles(full, n=10)[7] if len(full) > 1 else 80
        self.undone = self.kept = 0

    def paragraphs(self) -> Iterator[str]:
        parts: list[str] = []
        for line in self.lines:
            if not line:  # an empty line, but not one amid a sentence (a page ends there)
                if parts and parts[-1].endswith(_SENTENCE_ENDS):
                    yield "".join(parts)
                    parts = []
                continue
            if parts and self._begins_anew(parts[-1], line):
                yield "".join(parts)
                parts = []
            self._add(parts, line)
            if len(parts) == 1 and heading_like(line, alone=False):
                yield line
                parts = []
        if parts:
            yield "".join(parts)

    def _begins_anew(self, last: str, line: str) -> bool:
        if heading_like(line, alone=False) or _BULLET.match(line):
            return True
        if _LIST.match(line) and last.endswith(_SENTENCE_ENDS):
            return True
        short = len(last) < _SHORT * self.width
        attribution = at_end(last, 0, len(last))
        if attribution and names_somebody(inside(last, attribution)):
            return short or (last[attribution[0]] == "[" and not line[:1].islower())
        return short and last.endswith(_SENTENCE_ENDS) and not line[:1].islower()

    def _add(self, parts: list[str], line: str) -> None:
        if not parts:
            parts.append(line)
            return
        last = parts[-1]
        if last[-1] not in _HYPHENS or not last[-2:-1].isalpha() or not line[0].isalpha():
            parts.append(" ")
            parts.append(line)
            return
        first = _WORD.findall(last[:-1])[-1]
        second = re.match(r"[^\W\d_]+", line)
        whole = (first + (second.group() if second else "")).casefold()
        hyphened = f"{first}-{second.group() if second else ''}".casefold()
        if last[-1] == "\u00ad" or (self.known[whole] > 0 and not self.known[hyphened]):
            parts[-1] = last[:-1]
            self.undone += 1
        else:
            self.kept += 1
        parts.append(line)


def _whole_words(line: str) -> list[str]:
    """Words of a line, but not the half of one that its hyphen leaves at the end."""
    words = _WORD.findall(line)
    return words[:-1] if line[-1:] and line[-1] in _HYPHENS else words
