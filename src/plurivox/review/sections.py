"""The sections of an article, from the headings of its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from plurivox.review.article import Section
from plurivox.review.blocks import Block
from plurivox.review.headings import (
    is_part_of_abstract,
    is_supplement,
    kind_if_alone,
    kind_of_heading,
)

_KEEP = ("abstract", "references")  # a heading below them does not open a section of its own kind
_BEFORE = ("introduction", "methods")  # what stands before results, so after them it begins anew
_APART = {"table": "tables", "reference": "references"}


@dataclass(frozen=True, slots=True)
class _Open:
    level: int
    kind: str
    title: str
    number: int


@dataclass(slots=True)
class _Outline:
    """The headings that are open at a block, from the outermost to the nearest."""

    open: list[_Open] = field(default_factory=list)
    opened: int = 0
    in_abstract: set[str] = field(default_factory=set)  # its labels so far: objectives, results …
    unlabelled: bool = False  # the abstract began with words under no label, so it has none

    def begin(self, block: Block, title: str) -> None:
        """A heading, or a block at which the file says that a section begins."""
        stays = self._stays_in_abstract(block, title)
        level = max(block.level, 2) if stays else block.level
        while self.open and self.open[-1].level >= level:
            self.open.pop()
        kind = "abstract" if stays else self._kind(block, title)
        self.opened += 1
        self.open.append(_Open(level, kind, title, self.opened))
        if kind == "abstract" and not stays:
            self.in_abstract, self.unlabelled = set(), False

    def passes_over(self, title: str) -> bool:
        """A link to a file amid the methods or results, which ends neither."""
        inside = bool(self.open) and self.open[-1].kind in ("methods", "results")
        return inside and is_supplement(title)

    def _kind(self, block: Block, title: str) -> str:
        above = self.open[-1].kind if self.open else ""
        if above in _KEEP:
            return above
        if block.kind:
            return block.kind
        own = kind_of_heading(title) if block.level else ""
        return own or (above if above != "other" else "") or kind_if_alone(title) or "other"

    def _stays_in_abstract(self, block: Block, title: str) -> bool:
        """In flat text an abstract's Results is no results: it ends where a label comes again."""
        if not self.open or self.open[-1].kind != "abstract" or not block.guessed:
            return False
        plain = title.casefold().strip(" .:")
        if self.unlabelled:
            return False
        if not is_part_of_abstract(title) or plain in self.in_abstract:
            return False
        told = {kind_of_heading(label) for label in self.in_abstract}
        if kind_of_heading(title) in _BEFORE and told & {"results", "discussion"}:
            return False
        self.in_abstract.add(plain)
        return True

    def add(self) -> None:
        """A paragraph."""
        if self.open and self.open[-1].kind == "abstract" and not self.in_abstract:
            self.unlabelled = True

    def now(self, block: Block) -> tuple[int, str, str]:
        """Number, kind and title of the section that a block is in."""
        inside = bool(self.open) and self.open[-1].kind == _APART.get(block.role)
        if block.role in _APART and not inside:
            return (-1, _APART[block.role], "")
        if not self.open:
            return (0, "other", "")
        return (self.open[-1].number, self.open[-1].kind, self.open[-1].title)


def sections_of(words: str, blocks: Sequence[Block]) -> tuple[Section, ...]:
    """One section a heading, in order; tables and lists of references stand apart."""
    return tuple(_grouped(_placed(words, blocks)))


_Placed = tuple[tuple[int, str, str], Block]


def _placed(words: str, blocks: Sequence[Block]) -> Iterator[_Placed]:
    outline = _Outline()
    for block in blocks:
        if block.role == "heading" and not outline.passes_over(words[block.start : block.end]):
            outline.begin(block, " ".join(words[block.start : block.end].split()))
        elif block.kind:
            outline.begin(block, "")
        else:
            outline.add()
        yield outline.now(block), block


def _grouped(placed: Iterator[_Placed]) -> Iterator[Section]:
    for (_, kind, title), group in groupby(placed, key=lambda pair: pair[0]):
        members = [block for _, block in group]
        yield Section(members[0].start, members[-1].end, kind, title)
