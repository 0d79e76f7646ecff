"""What a document says of its own parts, laid over its lines: the blocks of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plurivox.review.blocks import Block, blocks_of, joined, lines_of

_ROLES = ("heading", "quote", "table", "reference")  # several lines of one such are one block


@dataclass(frozen=True, slots=True)
class Part:
    """start..end in code points is, says the file, a heading, quote, table, reference …

    role section: from `start` on a section of this kind and level begins (start == end).
    """

    start: int
    end: int
    role: str
    level: int = 0
    kind: str = ""


def blocks_in(words: str, until: int, parts: Sequence[Part]) -> list[Block]:
    """The blocks of running text; `until`: where the body ends and notes begin.

    Where the file marks no headings at all, they are told by how they look.
    """
    if not any(part.role in ("heading", "section") for part in parts):
        body = _unmarked(words[:until], parts)
    else:
        body = _blocks(words, until, parts)
    after = [Block(*line) for line in lines_of(words, until)]
    if after:
        after[0] = replace(after[0], level=1, kind="other")
    return joined([*body, *after])


def _unmarked(words: str, parts: Sequence[Part]) -> list[Block]:
    """Headings guessed, but what the file marks as quotations and tables kept."""
    blocks = _blocks(words, len(words), parts)
    guessed = {block.start: block for block in blocks_of(words)}
    return [
        guessed.get(block.start, block) if block.role == "paragraph" else block for block in blocks
    ]


def _blocks(words: str, until: int, parts: Sequence[Part]) -> list[Block]:
    """A line each, but a block quotation and a table are one; the outermost of parts counts."""
    begins = sorted((p for p in parts if p.role == "section"), key=lambda p: p.start)
    told = sorted((p for p in parts if p.role in _ROLES and p.end > p.start), key=_outermost)
    attributions = sorted((p.start, p.end) for p in parts if p.role == "attribution")
    found: list[Block] = []
    place = 0
    for start, end in lines_of(words, 0, until):
        while place < len(told) and told[place].end <= start:
            place += 1
        part = told[place] if place < len(told) and told[place].start <= start else None
        if part and found and found[-1].start >= part.start:
            found[-1] = replace(found[-1], end=max(end, found[-1].end))
            continue
        block = Block(start, end)
        if part:
            block = replace(block, role=part.role, level=part.level, kind=part.kind)
        while begins and begins[0].start <= start:
            opened = begins.pop(0)
            block = replace(block, level=opened.level, kind=opened.kind)
        found.append(block)
    return [_attributed(words, block, attributions) for block in found]


def _outermost(part: Part) -> tuple[int, int]:
    return part.start, -part.end


def _attributed(words: str, block: Block, attributions: Sequence[tuple[int, int]]) -> Block:
    if block.role != "quote":
        return block
    inside = [a for a in attributions if block.start <= a[0] and a[0] < block.end]
    lines = lines_of(words, *inside[-1]) if inside else []
    return replace(block, attribution=(lines[0][0], lines[-1][1])) if lines else block
