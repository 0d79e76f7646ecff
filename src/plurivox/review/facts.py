"""What the first lines of an article without marked facts seem to say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plurivox.review.article import ArticleFacts, Section
from plurivox.review.blocks import Block

_FRONT = 4_000  # code points in which a DOI and a year are looked for
_BLOCKS = 8  # in which the title is
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+[^\s\"<>.,;)\]]")
_YEAR = re.compile(r"(?<![\d/.-])(?:19[5-9]|20[0-4])\d(?![\d/])")
_NO_TITLE = re.compile(r"\d{4}|@|https?:|\d,|\bdoi\b|^skip to|^(?:received|accepted)\b", re.I)
_LONGEST = 350
_WORDS = (4, 45)


def guessed_facts(words: str, blocks: Sequence[Block], sections: Sequence[Section]) -> ArticleFacts:
    """Title, year and DOI from what stands before the abstract; the rest stays unknown."""
    body = next((s.start for s in sections if s.kind not in ("other", "tables")), _FRONT)
    front = [b for b in blocks[:_BLOCKS] if b.start < body and b.role in ("heading", "paragraph")]
    first = words[: max(min(body, _FRONT), 300)]
    doi = _DOI.search(words, 0, _FRONT)
    year = _YEAR.search(first)
    return ArticleFacts(
        title=_title(words, front),
        year=year.group() if year else "",
        doi=doi.group() if doi else "",
    )


def _title(words: str, front: Sequence[Block]) -> str:
    """The heading that the file marks as the title, else the longest line that may be one."""
    lines = [(b, " ".join(words[b.start : b.end].split())) for b in front]
    marked = [line for b, line in lines if b.role == "heading" and not b.guessed]
    likely = [line for _, line in lines if _may_be_title(line)]
    return marked[0] if marked else max(likely, key=len, default="")


def _may_be_title(line: str) -> bool:
    least, most = _WORDS
    fits = least <= len(line.split()) <= most and len(line) <= _LONGEST
    return fits and not line.endswith((".", ";")) and not _NO_TITLE.search(line)
