"""Running text gathered from a document in its order: lines, bold stretches, what lies beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath

from plurivox.exchange.archive import refuse
from plurivox.exchange.outline import Part, blocks_in
from plurivox.review.article import Article, ArticleFacts
from plurivox.review.composing import article_of
from plurivox.transcripts.language import language_of
from plurivox.transcripts.recognise import recognise
from plurivox.transcripts.transcript import Transcript


def counted(number: int, noun: str) -> str:
    """1 picture, 2 pictures, 2 text boxes."""
    plural = noun + ("es" if noun.endswith("x") else "s")
    return f"{number} {noun if number == 1 else plural}"


class Running:
    """The words of a document as a reader meets them; footnotes and boxes are put at the end.

    A row of a table is one line, its cells divided by tabs; line ends inside it become spaces.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._bold: list[tuple[int, int]] = []
        self._after: list[str] = []
        self._moved: Counter[str] = Counter()
        self._left_out: Counter[str] = Counter()
        self._rows = 0  # how deep in tables
        self._row_start = 0
        self._told: list[Part] = []

    def add(self, words: str, *, bold: bool = False) -> None:
        """Words of the running text."""
        if not words:
            return
        if bold:
            begin, end = self._length, self._length + len(words)
            if self._bold and self._bold[-1][1] == begin:
                begin = self._bold.pop()[0]
            self._bold.append((begin, end))
        self._parts.append(words)
        self._length += len(words)

    def end_line(self) -> None:
        """The end of a paragraph, or a break within one; empty lines count."""
        self.add(" " if self._rows else "\n")

    def begin_row(self) -> None:
        if not self._rows:
            self._row_start = self._length
        self._rows += 1

    def end_cell(self) -> None:
        self._drop_end()
        self.add("\t" if self._rows == 1 else " ")

    def end_row(self) -> None:
        """After the last cell, whose tab goes."""
        self._drop_end()
        self._rows -= 1
        self.end_line()
        if not self._rows:
            self._told.append(Part(self._row_start, self._length, "table"))

    @contextmanager
    def told(self, role: str, level: int = 0, kind: str = "") -> Iterator[None]:
        """What is added inside is, says the file, a heading, quote, table, reference, attribution.

        It reaches from the line that is begun to the last that is ended.
        """
        start = self.begin()
        yield
        self.finish(start, role, level, kind)

    def begin(self) -> int:
        """The position of what is added next."""
        return self._length

    def finish(self, start: int, role: str, level: int = 0, kind: str = "") -> None:
        """What was added from `start` on is this: `told` for what begins and ends apart."""
        if role != "paragraph":
            self._told.append(Part(start, self._length, role, level, kind))

    def section(self, kind: str, level: int = 1) -> None:
        """From here on the file says what the section is; its heading, if any, follows."""
        self._told.append(Part(self._length, self._length, "section", level, kind))

    def _drop_end(self) -> None:
        if self._parts and self._parts[-1] in (" ", "\t"):
            self._length -= len(self._parts.pop())

    def add_after(self, words: str, noun: str) -> None:
        """A footnote or a text box: its lines stand after the body."""
        if words.strip():
            self._after.append(words.strip("\n"))
            self._moved[noun] += 1

    def leave_out(self, noun: str, number: int = 1) -> None:
        """Something that cannot be words: a picture, a comment."""
        if number:
            self._left_out[noun] += number

    def words(self) -> tuple[str, int]:
        """All words, and where the body ends; the last line's own end is not among them."""
        body = "".join(self._parts).removesuffix("\n")
        if not body.strip():
            return "\n".join(self._after), 0
        return "\n".join([body, *self._after]), len(body)

    def transcript(self, name: str) -> Transcript:
        """Raises Refused where there are no words at all."""
        words, until = self.words()
        if not words.strip():
            raise refuse(name, "the document holds no words (pictures are not read).")
        return recognise(
            PurePath(name).stem, words, bold=self._bold, until=until, notes=self._notes()
        )

    def article(
        self, name: str, *, facts: ArticleFacts | None = None, encoding: str | None = None
    ) -> Article:
        """Raises Refused where there are no words at all."""
        words, until = self.words()
        if not words.strip():
            raise refuse(name, "the document holds no words (pictures are not read).")
        return article_of(
            PurePath(name).stem,
            words,
            blocks_in(words, until, self._told),
            facts=facts,
            encoding=encoding,
            language=language_of(words),
            notes=self._notes(),
        )

    def _notes(self) -> list[str]:
        notes = []
        if self._moved:
            notes.append(f"Put at the end of the text: {_listed(self._moved)}.")
        if self._left_out:
            notes.append(f"Left out: {_listed(self._left_out)}.")
        return notes


def _listed(things: Counter[str]) -> str:
    return ", ".join(counted(number, noun) for noun, number in things.items())
