"""From words and blocks to an article: turns, sections and voices in one step."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from plurivox.evidence.turns import NOBODY, Turns
from plurivox.review.article import Article, ArticleFacts, Section
from plurivox.review.blocks import Block, lines_of
from plurivox.review.facts import guessed_facts
from plurivox.review.sections import sections_of
from plurivox.review.voices import voices_of

_NO_SECTIONS = "No sections were recognised; voices were looked for in the whole text."


def article_of(
    name: str,
    words: str,
    blocks: Sequence[Block],
    *,
    facts: ArticleFacts | None = None,
    encoding: str | None = None,
    language: str | None = None,
    notes: Sequence[str] = (),
) -> Article:
    """`blocks` in order and without overlap; words outside them belong to no turn."""
    sections = sections_of(words, blocks)
    voices = voices_of(words, blocks, sections)
    doubts = [] if any(s.kind not in ("other", "tables") for s in sections) else [_NO_SECTIONS]
    return Article(
        name=name,
        words=words,
        turns=Turns.of((block.start, block.start, block.end, NOBODY) for block in blocks),
        sections=sections,
        voices=voices,
        references=tuple(_references(words, blocks, sections)),
        facts=facts or guessed_facts(words, blocks, sections),
        encoding=encoding,
        language=language,
        notes=(*notes, *doubts),
    )


def _references(words: str, blocks: Sequence[Block], sections: Sequence[Section]) -> Iterator[str]:
    """The entries of the list of references, a line each."""
    starts = [section.start for section in sections]
    for block in blocks:
        section = sections[bisect_right(starts, block.start) - 1]
        if section.kind == "references" and block.role != "heading":
            for start, end in lines_of(words, block.start, block.end):
                yield " ".join(words[start:end].split())
