"""Files to articles: chooses the reader by name and first bytes, refuses one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from plurivox.evidence.problem import Problem, Refused
from plurivox.exchange import FORMATS, Format
from plurivox.exchange.archive import refuse
from plurivox.exchange.beginnings import check_beginning, check_zip
from plurivox.review.article import Article

File = tuple[str, BinaryIO]

_PAGES = (b"<!doctype html", b"<html")  # under another name their marks would be words
_HTML = (".html", ".htm", ".xml", ".nxml")


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file: an article or problems."""

    names: tuple[str, ...]
    article: Article | None
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """The source's name: the stem of the file."""
        return PurePath(self.names[0]).stem

    @property
    def full_name(self) -> str:
        """The name with the extension, for when the stem is taken."""
        return PurePath(self.names[0]).name


def read_articles(files: Sequence[File]) -> Iterator[Reading]:
    """One reading a file, in their order; a refused file never stops the others."""
    for name, file in files:
        try:
            yield Reading((name,), read_article(name, file))
        except Refused as refused:
            yield Reading((name,), None, refused.problems)


def read_article(name: str, file: BinaryIO) -> Article:
    """Raises Refused with one sentence where the file is no article that can be read."""
    file.seek(0)
    head = file.read(64)
    chosen = reader_for(name, head)
    check_zip(name, head, file)
    file.seek(0)
    article: Article = chosen.load().read_article(name, file)
    return article


def formats_read() -> str:
    """What can be read as an article, for sentences: JATS XML (.xml, .nxml), PDF (.pdf), …"""
    return ", ".join(f"{f.name} ({', '.join(f.extensions)})" for f in _formats())


def reader_for(name: str, head: bytes) -> Format:
    """The format of a file by its name and its first bytes; Refused where none fits."""
    check_beginning(name, head)
    extension = PurePath(name).suffix.lower()
    chosen = next((f for f in _formats() if extension in f.extensions), None)
    if chosen is None:
        kind = f"files of the kind “{extension}” are" if extension else "a file of no kind is"
        raise refuse(name, f"{kind} not read as articles; what is read: {formats_read()}.")
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_PAGES) and extension not in _HTML:
        raise refuse(
            name, "its name says something else, but it is a web page; rename it to .html."
        )
    return chosen


def _formats() -> list[Format]:
    return [f for f in FORMATS if f.kind == "article"]
