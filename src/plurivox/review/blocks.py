"""The blocks that an article is made of: headings, paragraphs, block quotations, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plurivox.review.headings import heading_like, is_known

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_TABLE = re.compile(r"(?:Table|Tabelle|Box)\s+[A-Z]?\d{1,3}\b[^\n]{0,200}$", re.IGNORECASE)
_FEWEST_ROWS = 3  # lines without a blank one between: fewer are no table
_NUMBERED = re.compile(r"(?:[•*–-]\s*)?[\[(]?(\d{1,3})[\].)]+\s*(?=[^\W\d_])")
_YEAR = re.compile(r"\b(?:19|20)\d\d[a-z]?\b")
_FEWEST_REFERENCES = 4
_INLINE_ABSTRACT = re.compile(
    r"(?:abstract|summary|objectives?|background|aims?|purpose|introduction|context|"
    r"zusammenfassung|hintergrund|ziele?)\s*[:.–—]",
    re.IGNORECASE,
)
_RESULTS_INSIDE = re.compile(
    r"\b(?:results?|findings|conclusions?|ergebnisse|schlussfolgerung(?:en)?)\s*:", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Block:
    """start..end in code points, without white space around it.

    role: heading, paragraph, quote, table, reference. level of a heading: 0 for the title, 1 for
    the main ones. kind: of the section that begins here, where the file says it itself. guessed: a
    heading told by how it looks, so that its level says little. attribution: of a block quotation,
    where it stands as (start, end), inside or after its words.
    """

    start: int
    end: int
    role: str = "paragraph"
    level: int = 0
    kind: str = ""
    guessed: bool = False
    attribution: tuple[int, int] | None = None


def lines_of(words: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The lines that are not blank, without the white space around them."""
    found = _LINE.finditer(words, start, len(words) if end is None else end)
    return [match.span() for match in found]


def blocks_of(words: str, *, spaced: bool | None = None) -> list[Block]:
    """The blocks of plain text, whose headings are told by how they look.

    spaced: whether blank lines part the paragraphs; then a short line alone can be a heading
    whatever it says. None: found out.
    """
    lines = lines_of(words)
    if spaced is None:
        blank = sum(_alone(words, line, after=True) for line in lines)
        spaced = bool(lines) and 2 * blank >= len(lines)
    rows = _rows(words, lines)
    references = _references(words, lines)
    blocks: list[Block] = []
    for number, line in enumerate(lines):
        start, end = line
        if number in rows:
            blocks.append(Block(start, end, "table"))
        elif number in references:
            blocks.append(Block(start, end, "reference"))
        else:
            alone = spaced and _alone(words, line) and _alone(words, line, after=True)
            blocks.append(_told(words, start, end, alone))
    return joined(blocks)


def joined(blocks: Sequence[Block]) -> list[Block]:
    """The rows of a table that follow one another are one block."""
    found: list[Block] = []
    for block in blocks:
        if found and block.role == found[-1].role == "table" and not block.kind:
            found[-1] = replace(found[-1], end=block.end)
        else:
            found.append(block)
    return found


def _told(words: str, start: int, end: int, alone: bool) -> Block:
    line = words[start:end]
    if heading_like(line, alone):
        return Block(start, end, "heading", 1 if is_known(line) else 2, guessed=True)
    if _INLINE_ABSTRACT.match(line) and _RESULTS_INSIDE.search(line):
        return Block(start, end, "paragraph", 1, "abstract")
    return Block(start, end)


def _alone(words: str, line: tuple[int, int], after: bool = False) -> bool:
    """Whether a blank line, or nothing, stands before (or after) a line."""
    start, end = line
    if after:
        rest = words[end : end + 200].lstrip(" \t")
        return not rest or (rest[0] == "\n" and not rest[1:].split("\n", 1)[0].strip())
    before = words[max(0, start - 200) : start].rstrip(" \t")
    if not before:
        return start < 200
    return before[-1] == "\n" and not before[:-1].rsplit("\n", 1)[-1].strip()


def _rows(words: str, lines: Sequence[tuple[int, int]]) -> set[int]:
    """Numbers of the lines of tables: what has tabs, and what stands close under a caption."""
    found = {n for n, (start, end) in enumerate(lines) if "\t" in words[start:end]}
    for number, (start, end) in enumerate(lines):
        if number in found or not _TABLE.match(words[start:end]):
            continue
        for first in range(number + 1, min(number + 3, len(lines))):
            last = first
            while last + 1 < len(lines) and not _alone(words, lines[last], after=True):
                last += 1
            if last - first + 1 >= _FEWEST_ROWS and lines[first][1] - lines[first][0] < 300:
                found.update(range(number, last + 1))
                break
    return found


def _references(words: str, lines: Sequence[tuple[int, int]]) -> set[int]:
    """Numbers of the lines that are a list of references, numbered one after the other."""
    found: set[int] = set()
    for run in _runs(words, lines):
        dated = sum(_YEAR.search(words[lines[n][0] : lines[n][1]]) is not None for n in run)
        if len(run) >= _FEWEST_REFERENCES and 4 * dated >= 3 * len(run):
            found.update(run)
    return found


def _runs(words: str, lines: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    run: list[int] = []
    last = 0
    for number, (start, end) in enumerate(lines):
        match = _NUMBERED.match(words, start, end)
        if match and int(match[1]) == last + 1 and run:
            run.append(number)
        else:
            yield run
            run = [number] if match else []
        last = int(match[1]) if match else 0
    yield run
