"""PDF (.pdf) with text: the words of its pages by pypdf, lines put together into paragraphs.

Source of the format: ISO 32000-1 (PDF 1.7). A PDF places letters, not words: what is a paragraph,
a heading or a column is guessed, and said to be.
"""

from __future__ import annotations

import logging
import re
from pathlib import PurePath
from typing import Any, BinaryIO

from plurivox.evidence.problem import Refused
from plurivox.exchange.archive import refuse
from plurivox.exchange.pages import Pages, put_together
from plurivox.exchange.whole import read_whole
from plurivox.review.article import Article
from plurivox.review.blocks import blocks_of
from plurivox.review.composing import article_of
from plurivox.transcripts.language import language_of
from plurivox.transcripts.recognise import recognise
from plurivox.transcripts.transcript import Transcript

_MOST_BYTES = 200_000_000
_MOST_PAGES = 1_000
_MOST_STEPS = 1_000_000  # drawing steps of all pages; an article has some ten thousand
_MOST_SHOWN = 15_000  # stretches of text on a page: pypdf's time grows with their square
_MOST_LETTERS = 300_000  # of a page
_MOST_CONTENT = 20_000_000  # bytes of a page, unpacked
_SHOWS = (b"Tj", b"TJ", b"'", b'"')
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FEWEST_LETTERS = 20  # under that there is no text, only a stamp on pictures


def read(name: str, file: BinaryIO) -> Transcript:
    """Raises Refused where the file is damaged, locked, too large, without text, or written from
    right to left.
    """
    pages = _put_together(name, file)
    return recognise(PurePath(name).stem, pages.words, notes=pages.notes)


def read_article(name: str, file: BinaryIO) -> Article:
    """The same words, with the headings that look like some; refuses the same."""
    pages = _put_together(name, file)
    return article_of(
        PurePath(name).stem,
        pages.words,
        blocks_of(pages.words, spaced=False),
        language=language_of(pages.words),
        notes=pages.notes,
    )


def _put_together(name: str, file: BinaryIO) -> Pages:
    texts = _texts(name, read_whole(name, file, _MOST_BYTES))
    whole = "".join(texts)
    letters = sum(char.isalpha() for char in whole)
    if letters < _FEWEST_LETTERS:
        raise refuse(
            name,
            "it holds pictures of pages and no text; have its words recognised (OCR) or typed, "
            "and save them as .docx or .txt.",
        )
    if 2 * len(_RIGHT_TO_LEFT.findall(whole)) > letters:
        raise refuse(
            name,
            "its words run from right to left, whose order a PDF does not keep; "
            "save the document as .docx, .odt or .txt.",
        )
    return put_together(texts)


def _texts(name: str, data: bytes) -> list[str]:
    """The text of each page; nothing of pypdf's own complaints reaches the terminal."""
    from io import BytesIO

    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    if b"%PDF" not in data[:1_024]:
        raise refuse(name, "it is no PDF, although its name says so; rename it as what it is.")
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _refuse_locked(name)
        if len(reader.pages) > _MOST_PAGES:
            raise refuse(
                name,
                f"it has {len(reader.pages):,} pages, more than {_MOST_PAGES:,}; "
                "split it, and import its parts.",
            )
        count = _Count(name)
        return [count.text(page) for page in reader.pages]
    except Refused:
        raise
    except (DependencyError, FileNotDecryptedError):
        raise _refuse_locked(name) from None
    except Exception:  # a damaged PDF fails in as many ways as there are objects in it
        raise refuse(
            name,
            "the file is cut off or damaged; open it in a PDF reader and print it to a new PDF, "
            "or save its words as .docx or .txt.",
        ) from None
    finally:
        logger.setLevel(level)


def _refuse_locked(name: str) -> Refused:
    return refuse(name, "the PDF is locked with a password; remove the password and save it again.")


class _Count:
    """Reads page after page and stops a file that keeps a reader busy for ever."""

    def __init__(self, name: str) -> None:
        self.name, self.steps, self.shown, self.letters = name, 0, 0, 0

    def text(self, page: Any) -> str:
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) > _MOST_CONTENT:
            raise self._refuse()
        self.shown = self.letters = 0
        words = str(page.extract_text(visitor_operand_before=self._step) or "")
        if self._is_over():  # inside a drawing pypdf catches whatever is raised, and goes on
            raise self._refuse()
        return words.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _step(self, operator: bytes, operands: Any, *_: object) -> None:
        self.steps += 1
        if operator in _SHOWS and operands:
            self.shown += 1
            self.letters += len(operands[-1])
        if self._is_over():
            raise self._refuse()

    def _is_over(self) -> bool:
        most = (_MOST_STEPS, _MOST_SHOWN, _MOST_LETTERS)
        return any(n > m for n, m in zip((self.steps, self.shown, self.letters), most, strict=True))

    def _refuse(self) -> Refused:
        return refuse(
            self.name,
            "its pages draw far more than the words of an article; "
            "save its words as .docx or .txt.",
        )
