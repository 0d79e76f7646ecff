"""JATS (.xml): an article as journals and PubMed Central give it, its parts as they are marked.

Source of the format: ANSI/NISO Z39.96, Journal Article Tag Suite (formerly the NLM DTD). Elements
are told by their local names.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.entities import html5
from typing import BinaryIO

from lxml import etree

from plurivox.evidence.problem import Refused
from plurivox.exchange.archive import parse_xml, refuse
from plurivox.exchange.collapsing import Collapsing
from plurivox.exchange.element import Element
from plurivox.exchange.element import local as _local
from plurivox.exchange.element import value as _value
from plurivox.exchange.whole import read_whole
from plurivox.review.article import Article, ArticleFacts
from plurivox.review.headings import kind_of_sec_type

_MOST_BYTES = 60_000_000
_PARAGRAPHS = frozenset(
    ("p", "attrib", "verse-line", "speech", "preformat", "def-list-title", "copyright-statement")
)
_PARTS_NAMES = """
    sec ack app app-group back body boxed-text def def-item def-list disp-quote fig fig-group fn
    fn-group glossary list list-item media notes ref-list statement supplementary-material
    supplementary-material-group table-wrap table-wrap-group table-wrap-foot term verse-group
    bio array caption floats-group alternatives section abstract trans-abstract kwd-group legend
    sub-article response front-stub"""
_PARTS = frozenset(_PARTS_NAMES.split())
_FORMULAS = frozenset(("disp-formula", "inline-formula", "tex-math", "math", "disp-formula-group"))
_PICTURES = frozenset(("graphic", "inline-graphic", "inline-media"))
_IGNORED = frozenset(
    ("object-id", "permissions", "index-term", "colgroup", "col", "processing-meta")
)
_BACK_TITLES = {"ack": "other", "app": "other", "fn-group": "other", "glossary": "other"}
_INLINE_IN_REFERENCE_NAMES = """
    italic bold sup sub sc monospace underline ext-link uri styled-content named-content
    xref surname given-names suffix prefix year month day volume issue fpage lpage
    article-title source"""
_INLINE_IN_REFERENCE = frozenset(_INLINE_IN_REFERENCE_NAMES.split())


def read_article(name: str, file: BinaryIO) -> Article:
    """Raises Refused where the file is damaged, too large, no JATS, or declares entities."""
    root = parse_xml(name, read_whole(name, file, _MOST_BYTES))
    article = root if _local(root) == "article" else next(root.iter("{*}article"), None)
    if article is None:
        raise refuse(
            name,
            "it is XML, but no article in JATS, the form in which journals and PubMed Central "
            "give articles; get the article as JATS XML, or save its words as .docx or .txt.",
        )
    walk = _Walk()
    try:
        walk.article(article)
        return walk.out.article(name, facts=_facts(article))
    except RecursionError:
        raise _refuse_deep(name) from None


def _refuse_deep(name: str) -> Refused:
    return refuse(
        name, "its parts are nested too deeply to be read; get the file from the journal again."
    )


class _Walk(Collapsing):
    """A walk over an article that hands words to `out`, and says what they are."""

    def __init__(self) -> None:
        super().__init__()
        self.labelled = False  # only a label stands on the line so far
        self.level = 1
        self.kind = ""  # of all that is inside: an abstract's own parts open nothing

    def article(self, article: Element) -> None:
        for part in article:
            kind = _local(part)
            if kind == "front":
                self._front(part)
            elif kind in ("body", "back", "floats-group", "sub-article", "response"):
                self.out.section("other")
                self.block(part)
        self.end_line()

    def _front(self, front: Element) -> None:
        for title in _first(front, "title-group"):
            for child in title:
                if _local(child) in ("article-title", "subtitle"):
                    with self.out.told("heading", 0):
                        self._line(child)
        authors = ", ".join(_authors(front))
        if authors:
            self.add(authors)
            self.end_line()
        for abstract in front.iter("{*}abstract", "{*}trans-abstract"):
            self._abstract(abstract)
        for group in front.iter("{*}kwd-group"):
            self.out.section("other")
            self._titled(group)
            self.add(", ".join(_plain(word) for word in group.iter("{*}kwd")))
            self.end_line()

    def _abstract(self, abstract: Element) -> None:
        self.out.section("abstract")
        self.kind, level = "abstract", self.level
        self._inside(abstract)
        self.kind, self.level = "", level

    def block(self, element: Element) -> None:
        """What begins a line of its own, or holds such."""
        kind = _local(element)
        if kind in ("sec", "app", "ack", "notes", "glossary", "fn-group", "sub-article"):
            self._section(element, _BACK_TITLES.get(kind, ""))
        elif kind == "ref-list":
            self._references(element)
        elif kind == "disp-quote":
            self.end_line(always=True)
            with self.out.told("quote"):
                self._inside(element)
        elif kind in ("table-wrap", "array"):
            self.end_line(always=True)
            with self.out.told("table"):
                self._inside(element)
        elif kind == "table":
            self._table(element)
        elif kind == "title":
            with self.out.told("heading", self.level):
                self._line(element)
        elif kind == "attrib":
            self.end_line()
            with self.out.told("attribution"):
                self._line(element)
        elif kind == "label":
            self._inline(element)
            self.add(" ")
            self.labelled = True
        elif kind == "caption":  # its title is no heading
            self._caption(element)
        elif kind == "alternatives":
            self._alternatives(element)
        else:
            self._inline(element)

    def _section(self, element: Element, kind: str) -> None:
        self.end_line()
        stated = kind or kind_of_sec_type(_value(element, "sec-type"))
        title = any(_local(child) == "title" for child in element)
        if self.kind or stated or title:
            self.out.section(self.kind or stated, self.level)
        self.level += 1
        self._titled(element, self.level - 1)
        self._inside(element, but=("title", "label"))
        self.level -= 1

    def _titled(self, element: Element, level: int = 1) -> None:
        """Label and title of a section, on one line."""
        parts = [child for child in element if _local(child) in ("label", "title")]
        if not parts:
            return
        with self.out.told("heading", level):
            for part in parts:
                self.add(" ")
                self._words_of(part)
        self.end_line()

    def _references(self, element: Element) -> None:
        self.end_line()
        self.out.section("references")
        self._titled(element)
        for child in element:
            if _local(child) == "ref":
                with self.out.told("reference"):
                    self.add(_reference(child))
                self.end_line()
            elif _local(child) not in ("title", "label"):
                self.block(child)

    def _table(self, table: Element) -> None:
        self.end_line(always=True)
        for row in table.iter("{*}tr"):
            self.out.begin_row()
            for cell in row:
                if _local(cell) in ("td", "th"):
                    self.begin_line()
                    self._inside(cell, in_cell=True)
                    self.out.end_cell()
            self.out.end_row()
            self.begin_line()

    def _caption(self, caption: Element) -> None:
        self.end_line()
        for child in caption:
            if _local(child) == "title":
                self._line(child)
            else:
                self.block(child)
        self.end_line()

    def _alternatives(self, element: Element) -> None:
        """The same thing in several forms: as a table in words if there is one."""
        tables = [child for child in element if _local(child) == "table"]
        for child in tables[:1] or list(element)[:1]:
            self.block(child)

    def _inside(self, element: Element, but: tuple[str, ...] = (), in_cell: bool = False) -> None:
        self.add(element.text)
        for child in element:
            if _local(child) not in but:
                self.block(child)
            self.add(child.tail)
        if not in_cell:
            self.end_line(always=True)

    def _inline(self, element: Element) -> None:
        kind = _local(element)
        if kind in _PARAGRAPHS or kind in _PARTS:
            self.end_line()
            self._inside(element)
        elif kind == "break":
            self.end_line()
        elif kind in _FORMULAS:
            self.out.leave_out("formula")
        elif kind in _PICTURES:
            self.out.leave_out("picture")
        elif isinstance(element, etree._Entity):
            self._sign(element)
        elif kind and kind not in _IGNORED:
            self._words_of(element)

    def _sign(self, entity: etree._Entity) -> None:
        """A sign by its name, as the DTD (which is not loaded) would give it: &ndash;"""
        sign = _entity(entity)
        if not sign:
            self.out.leave_out("unknown sign")
        self.add(sign)

    def _words_of(self, element: Element) -> None:
        self.add(element.text)
        for child in element:
            self.block(child)
            self.add(child.tail)

    def _line(self, element: Element) -> None:
        self._words_of(element)
        self.end_line()

    def add(self, words: str | None) -> None:
        super().add(words)
        if (words or "").strip():
            self.labelled = False

    def end_line(self, *, always: bool = False) -> None:
        """Not between a label and what it labels."""
        if always or not self.labelled:
            super().end_line()
            self.labelled = False


def _first(element: Element, kind: str) -> Iterator[Element]:
    found = next(element.iter(f"{{*}}{kind}"), None)
    if found is not None:
        yield found


def _entity(entity: etree._Entity) -> str:
    return html5.get(f"{entity.name};", "")


def _plain(element: Element) -> str:
    """The words of an element with all that is in it, white space made single."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    if isinstance(element, etree._Entity):
        yield _entity(element)
    elif isinstance(element.tag, str):
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def _reference(ref: Element) -> str:
    """An entry of the list of references: as it is written, or its parts one after the other.

    In an element-citation the parts stand without the signs between them.
    """
    return " ".join("".join(_pieces(ref)).split())


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        kind, tail = _local(child), child.tail or ""
        if kind in ("name", "string-name"):
            yield _plain_name(child) + ("" if tail.strip() else ",")
        elif kind in _INLINE_IN_REFERENCE or not len(child):
            yield _plain(child)
        elif kind:
            yield from _pieces(child)
        yield tail or " "


def _plain_name(name: Element) -> str:
    parts = {_local(part): _plain(part) for part in name}
    return " ".join(
        part for part in (parts.get("surname", ""), parts.get("given-names", "")) if part
    ) or _plain(name)


def _authors(front: Element) -> Iterator[str]:
    for contrib in front.iter("{*}contrib"):
        if _value(contrib, "contrib-type") not in ("", "author"):
            continue
        name = next(contrib.iter("{*}name"), None)
        group = next(contrib.iter("{*}collab", "{*}string-name"), None)
        if name is not None:
            parts = {_local(part): _plain(part) for part in name}
            yield f"{parts.get('given-names', '')} {parts.get('surname', '')}".strip()
        elif group is not None:
            yield _plain(group)


def _facts(article: Element) -> ArticleFacts:
    """From the front matter; the earliest year of publication; the country is not told there."""
    front = next((child for child in article if _local(child) == "front"), None)
    if front is None:
        return ArticleFacts()
    years = [
        _plain(year)
        for date in front.iter("{*}pub-date")
        for year in date
        if _local(year) == "year"
    ]
    dois = [
        _plain(each) for each in front.iter("{*}article-id") if _value(each, "pub-id-type") == "doi"
    ]
    return ArticleFacts(
        title=_words(front, "article-title"),
        authors="; ".join(_authors(front)),
        year=min(years, default=""),
        journal=_words(front, "journal-title"),
        doi=next(iter(dois), ""),
    )


def _words(element: Element, kind: str) -> str:
    return next((_plain(found) for found in _first(element, kind)), "")
