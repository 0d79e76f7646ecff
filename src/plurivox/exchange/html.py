"""HTML (.html): the words of a page in their order, without scripts, styles and drawings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from lxml import etree
from lxml.html import HTMLParser

from plurivox.evidence.problem import Refused
from plurivox.exchange.archive import refuse
from plurivox.exchange.collapsing import Collapsing
from plurivox.exchange.element import Element
from plurivox.exchange.element import local as _local
from plurivox.exchange.encoding import Decoded, decode
from plurivox.exchange.whole import read_whole
from plurivox.review.article import Article, ArticleFacts
from plurivox.transcripts.transcript import Transcript

_MOST_BYTES = 60_000_000
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_BLOCKS_NAMES = """
    address article aside body caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form header hgroup hr html legend li main menu nav ol optgroup option p pre
    search section summary tbody tfoot thead ul"""
_BLOCKS = frozenset(_BLOCKS_NAMES.split())
_IGNORED_NAMES = """
    applet area base canvas colgroup col embed frame frameset head iframe link map meta noembed
    noframes noscript object param rp script source style template textarea title track"""
_IGNORED = frozenset(_IGNORED_NAMES.split())
_PICTURES = frozenset(("img", "svg", "picture", "video", "audio"))
_FORMULAS = frozenset(("math",))
_HEADING = re.compile("h[1-6]")


def read(name: str, file: BinaryIO) -> Transcript:
    """Raises Refused where the file is empty, too large, no text, or nested too deeply."""
    walk, found, _ = _walked(name, file)
    return replace(walk.out.transcript(name), encoding=found.encoding)


def read_article(name: str, file: BinaryIO) -> Article:
    """The same words, with the headings, quotations and tables that are marked."""
    walk, found, facts = _walked(name, file)
    return walk.out.article(name, facts=facts, encoding=found.encoding)


def _walked(name: str, file: BinaryIO) -> tuple[_Walk, Decoded, ArticleFacts | None]:
    found = _decoded(name, read_whole(name, file, _MOST_BYTES))
    root = _parsed(name, found.words)
    walk = _Walk()
    try:
        walk.block(root)
    except RecursionError:
        raise _refuse_deep(name) from None
    walk.end_line()
    return walk, found, _facts(root)


def _decoded(name: str, data: bytes) -> Decoded:
    """By the mark at its beginning or as UTF-8, else as the page itself says, else guessed."""
    stated = _CHARSET.search(data[:4_000])
    if stated and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        codec = stated[1].decode("ascii")
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return Decoded(data.decode(codec), codec.upper())
            except (UnicodeDecodeError, LookupError):
                pass
    return decode(name, data)


def _parsed(name: str, words: str) -> Element:
    """The tree of a page; what is not well formed is put right as browsers do."""
    if "\0" in words:
        raise refuse(name, "this is no text (it holds bytes that no text has).")
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(words.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, etree.ParserError, ValueError):
        raise refuse(
            name, "it holds no words; save it again from the program that made it."
        ) from None
    if root is None:
        raise refuse(name, "it holds no words; save it again from the program that made it.")
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise _refuse_deep(name)
    return root


def _refuse_deep(name: str) -> Refused:
    return refuse(
        name,
        "its parts are nested too deeply to be read; open it in a browser and save its words "
        "as .txt.",
    )


class _Walk(Collapsing):
    """A walk over the page that hands words to `out`."""

    def __init__(self) -> None:
        super().__init__()
        self.kept = 0  # inside so many elements whose white space counts

    def block(self, element: Element) -> None:
        kind = _local(element)
        if not kind or kind in _IGNORED:
            return
        if _HEADING.fullmatch(kind):
            self.end_line()
            with self.out.told("heading", int(kind[1])):
                self._inside(element)
            self.end_line()
        elif kind == "blockquote":
            self.end_line()
            start = self.out.begin()
            self._inside(element)
            self.end_line()
            self.out.finish(start, "quote")
        elif kind == "table":
            self.end_line()
            self._table(element)
        elif kind == "br":
            self._break()
        elif kind in ("cite", "footer") and _inside_quote(element):
            self.end_line()
            with self.out.told("attribution"):
                self._inside(element)
            self.end_line()
        elif kind == "q":
            self.add("“")
            self._inside(element)
            self.add("”")
        elif kind in _PICTURES:
            self.out.leave_out("picture")
        elif kind in _FORMULAS:
            self.out.leave_out("formula")
        elif kind in _BLOCKS:
            self.end_line()
            self.kept += kind == "pre"
            self._inside(element)
            self.kept -= kind == "pre"
            self.end_line()
        else:
            self._inside(element)

    def _inside(self, element: Element) -> None:
        self.add(element.text)
        for child in element:
            self.block(child)
            self.add(child.tail)

    def _table(self, table: Element) -> None:
        """Its caption, then its rows; a table of single cells is a frame around text."""
        for part in table:
            if _local(part) == "caption":
                with self.out.told("table"):
                    self._inside(part)
                    self.end_line()
        for row in _rows(table):
            cells = [cell for cell in row if _local(cell) in ("td", "th")]
            if len(cells) == 1:
                self._inside(cells[0])
                self.end_line()
                continue
            self.out.begin_row()
            for cell in cells:
                self.begin_line()
                self._inside(cell)
                self.out.end_cell()
            self.out.end_row()
            self.begin_line()

    def add(self, words: str | None) -> None:
        if not self.kept:
            super().add(words)
            return
        for number, line in enumerate((words or "").split("\n")):
            if number:
                self._break()
            self.out.add(line)
            self.written = self.written or bool(line)

    def _break(self) -> None:
        """A line that ends here even if nothing stands on it."""
        self.out.end_line()
        self.begin_line()


def _inside_quote(element: Element) -> bool:
    return any(_local(above) == "blockquote" for above in element.iterancestors())


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if _local(child) == "tr":
            yield child
        elif _local(child) in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _facts(root: Element) -> ArticleFacts | None:
    """From the <meta> elements that journals write for search engines; None without any."""
    said: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        key = (meta.get("name") or meta.get("property") or "").lower()
        said.setdefault(key, []).append(" ".join((meta.get("content") or "").split()))

    def first(*keys: str) -> str:
        return next((said[key][0] for key in keys if key in said), "")

    title = first("citation_title", "dc.title", "dcterms.title")
    if not title:
        return None
    date = first("citation_publication_date", "citation_date", "citation_year", "dc.date")
    year = re.search(r"\b(?:19|20)\d\d\b", date)
    return ArticleFacts(
        title=title,
        authors="; ".join(said.get("citation_author", said.get("dc.creator", []))),
        year=year.group() if year else "",
        journal=first("citation_journal_title"),
        doi=first("citation_doi").removeprefix("doi:"),
    )
