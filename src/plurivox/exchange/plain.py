"""Plain text (.txt): the words as they stand, turns recognised from the labels."""

from __future__ import annotations

from pathlib import PurePath
from typing import BinaryIO

from plurivox.exchange.archive import refuse
from plurivox.exchange.encoding import Decoded, decode
from plurivox.review.article import Article
from plurivox.review.blocks import blocks_of
from plurivox.review.composing import article_of
from plurivox.transcripts.language import language_of
from plurivox.transcripts.recognise import recognise
from plurivox.transcripts.transcript import Transcript


def read(name: str, file: BinaryIO) -> Transcript:
    """Raises Refused where the file is empty or no text."""
    found, notes = _decoded(name, file)
    return recognise(PurePath(name).stem, found.words, encoding=found.encoding, notes=notes)


def read_article(name: str, file: BinaryIO) -> Article:
    """The same words, with the headings that look like some; refuses the same."""
    found, notes = _decoded(name, file)
    return article_of(
        PurePath(name).stem,
        found.words,
        blocks_of(found.words),
        encoding=found.encoding,
        language=language_of(found.words),
        notes=notes,
    )


def _decoded(name: str, file: BinaryIO) -> tuple[Decoded, tuple[str, ...]]:
    found = decode(name, file.read())
    if not found.words.strip():
        raise refuse(name, "it holds no words; save it again from the program that made it.")
    return found, (f"The encoding was guessed: {found.encoding}.",) if found.guessed else ()
