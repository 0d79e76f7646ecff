"""Markdown (.md): its words without the marks of form; bold names are told as labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import BinaryIO

from markdown_it import MarkdownIt
from markdown_it.token import Token

from plurivox.exchange.encoding import decode
from plurivox.exchange.running import Running
from plurivox.review.article import Article
from plurivox.transcripts.transcript import Transcript


def read(name: str, file: BinaryIO) -> Transcript:
    """Paragraphs and their lines as lines, table rows with tabs, numbers of lists kept.

    HTML such as <v Anna> or <UNSURE> is words, and so is a line such as “[I]: hello”, which
    Markdown would take for the address of a link. Raises Refused where the file is no text.
    """
    walk, encoding = _walked(name, file)
    return replace(walk.out.transcript(name), encoding=encoding)


def read_article(name: str, file: BinaryIO) -> Article:
    """The same words, with the headings and block quotations that are marked; refuses the same."""
    walk, encoding = _walked(name, file)
    return walk.out.article(name, encoding=encoding)


def _walked(name: str, file: BinaryIO) -> tuple[_Walk, str]:
    found = decode(name, file.read())
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("reference")
    walk = _Walk()
    for token in reader.parse(found.words):
        walk.block(token)
    return walk, found.encoding


class _Walk:
    """A walk over the tokens that hands words to `out`."""

    def __init__(self) -> None:
        self.out = Running()
        self.marks: list[str] = []  # of the list items that are open and not yet written
        self.numbers: list[int | None] = []
        self.role, self.level = "paragraph", 0
        self.quoted: list[int] = []  # where the block quotations begin that are open

    def block(self, token: Token) -> None:
        kind = token.type
        if kind == "inline":
            with self.out.told(self.role, self.level):
                self._mark()
                self._inline(token.children or ())
        elif kind in ("paragraph_close", "heading_close"):
            self.out.end_line()
            self.role = "paragraph"
        elif kind == "heading_open":
            self.role, self.level = "heading", int(token.tag[1:])
        elif kind == "blockquote_open":
            self.quoted.append(self.out.begin())
        elif kind == "blockquote_close":
            self.out.finish(self.quoted.pop(), "quote")
        elif kind in ("fence", "code_block"):
            self._mark()
            self.out.add(token.content.rstrip("\n"))
            self.out.end_line()
        elif kind in ("bullet_list_open", "ordered_list_open"):
            start = token.attrGet("start")
            self.numbers.append((int(start or 1)) if kind.startswith("ordered") else None)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.numbers.pop()
        elif kind == "list_item_open":
            self._item(token)
        elif kind == "list_item_close":
            self.marks.clear()
        elif kind == "tr_open":
            self.out.begin_row()
        elif kind in ("th_close", "td_close"):
            self.out.end_cell()
        elif kind == "tr_close":
            self.out.end_row()

    def _item(self, token: Token) -> None:
        number = self.numbers[-1]
        if number is None:
            self.marks.append(f"{token.markup} ")
        else:
            self.marks.append(f"{number}{token.markup} ")
            self.numbers[-1] = number + 1

    def _mark(self) -> None:
        self.out.add("".join(self.marks))
        self.marks.clear()

    def _inline(self, tokens: Sequence[Token]) -> None:
        bold = 0
        for token in tokens:
            if token.type == "strong_open":
                bold += 1
            elif token.type == "strong_close":
                bold -= 1
            elif token.type in ("softbreak", "hardbreak"):
                self.out.end_line()
            elif token.type == "image":
                self.out.leave_out("picture")
                self.out.add(token.content, bold=bold > 0)
            elif token.type == "link_open":
                self.out.leave_out("link address")
            else:
                self.out.add(token.content, bold=bold > 0)
