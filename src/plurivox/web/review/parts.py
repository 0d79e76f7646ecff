"""An article as the page of voices shows it: sections, paragraphs, and marked stretches of them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plurivox.store.voices import MarkView, SectionView

from ..coding.lines import Line
from ..coding.voiced import is_heading

QUOTES = "“”„«»\"‘’‚'"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one paragraph that one mark, or none, covers. start: code points in the text.

    opens, closes: the quotation marks around it. goes_on: of a mark that began in a paragraph
    before, so that it is asked about once.
    """

    start: int
    words: str
    mark: MarkView | None = None
    said: str = ""
    goes_on: bool = False
    opens: str = ""
    closes: str = ""

    @property
    def opens_at(self) -> int:
        return self.start - len(self.opens)

    @property
    def closes_at(self) -> int:
        return self.start + len(self.words)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A turn of an article; heading where it opens a section."""

    number: int
    heading: bool
    pieces: tuple[Piece, ...]

    @property
    def marked(self) -> bool:
        return any(piece.mark for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Part:
    """A section with its paragraphs; key None for what stands in no section."""

    key: uuid.UUID | None
    kind: str
    title: str
    waiting: int
    paragraphs: tuple[Paragraph, ...]


def parts_of(
    words: str, lines: Sequence[Line], sections: Sequence[SectionView], marks: Sequence[MarkView]
) -> list[Part]:
    """The lines of a text under the sections in which they begin; all in order."""
    open_now: list[tuple[SectionView | None, list[Paragraph]]] = []
    at = mark = 0
    for line in lines:
        while at < len(sections) and sections[at].end <= line.start:
            at += 1
        inside = at < len(sections) and sections[at].start <= line.start
        here = sections[at] if inside else None
        while mark < len(marks) and marks[mark].end <= line.start:
            mark += 1
        if not open_now or open_now[-1][0] is not here:
            open_now.append((here, []))
        open_now[-1][1].append(_paragraph(words, line, here, marks[mark:]))
    return [_part(words, here, paragraphs) for here, paragraphs in open_now]


def _paragraph(
    words: str, line: Line, section: SectionView | None, marks: Sequence[MarkView]
) -> Paragraph:
    pieces = tuple(_pieces(words, line, marks))
    return Paragraph(line.number, is_heading(line, section), pieces)


def _pieces(words: str, line: Line, marks: Sequence[MarkView]) -> Iterator[Piece]:
    at = line.start
    for one in marks:
        if one.start >= line.end:
            break
        start, end = max(one.start, line.start, at), min(one.end, line.end)
        if start >= end:
            continue
        first, last = start, end
        while first > at and words[first - 1] in QUOTES:
            first -= 1
        while last < line.end and words[last] in QUOTES:
            last += 1
        yield from _plain(words, at, first)
        said = words[one.said[0] : one.said[1]]
        around = words[first:start], words[end:last]
        yield Piece(start, words[start:end], one, said, one.start < line.start, *around)
        at = last
    yield from _plain(words, at, line.end)


def _plain(words: str, start: int, end: int) -> Iterator[Piece]:
    """What nobody marked, without the white space around it; nothing where that is all."""
    between = words[start:end]
    if between.strip():
        start += len(between) - len(between.lstrip())
        yield Piece(start, between.strip())


def _part(words: str, one: SectionView | None, paragraphs: Sequence[Paragraph]) -> Part:
    waiting = sum(
        piece.mark is not None and not piece.mark.confirmed and not piece.goes_on
        for paragraph in paragraphs
        for piece in paragraph.pieces
    )
    if one is None:
        return Part(None, "", "", waiting, tuple(paragraphs))
    title = " ".join(words[one.start : one.label_end].split())
    return Part(one.id, one.kind, title, waiting, tuple(paragraphs))
