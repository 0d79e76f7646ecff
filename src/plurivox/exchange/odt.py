"""OpenDocument text (.odt): its words in their order, tracked deletions left out.

Source of the format: OASIS OpenDocument 1.3, part 3 (schema), chapters 5 to 7 and 9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from plurivox.exchange.archive import open_archive, parse_xml, read_member, refuse
from plurivox.exchange.element import Element
from plurivox.exchange.element import local as _local
from plurivox.exchange.element import value as _value
from plurivox.exchange.running import Running
from plurivox.review.article import Article
from plurivox.transcripts.transcript import Transcript

_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_REPEATED = 1_000
_FRAMES = ("frame", "custom-shape", "rect", "ellipse")
_IGNORED_ELEMENTS = """
    tracked-changes forms sequence-decls variable-decls user-field-decls note-citation
    bookmark bookmark-start bookmark-end soft-page-break change change-start change-end
    annotation-end binary-data title desc event-listeners table-of-content-source
    table-column table-columns table-header-columns shapes dde-connection-decls
    alphabetical-index-auto-mark-file"""
_IGNORED = frozenset(_IGNORED_ELEMENTS.split())


def read(name: str, file: BinaryIO) -> Transcript:
    """Raises Refused where the file is damaged, locked, a bomb, or no OpenDocument text."""
    return _gathered(name, file).transcript(name)


def read_article(name: str, file: BinaryIO) -> Article:
    """The same words, with the headings that the file marks; refuses the same."""
    return _gathered(name, file).article(name)


def _gathered(name: str, file: BinaryIO) -> Running:
    with open_archive(name, file) as archive:
        manifest = read_member(name, archive, "META-INF/manifest.xml")
        if manifest is not None and _is_locked(parse_xml(name, manifest)):
            raise refuse(
                name,
                "the document is locked with a password; remove the password and save it again.",
            )
        content = read_member(name, archive, "content.xml")
        styles = read_member(name, archive, "styles.xml")
        root = parse_xml(name, content) if content is not None else None
        text = next(root.iter("{*}text"), None) if root is not None else None
        if root is None or text is None:
            raise refuse(
                name,
                "it is no OpenDocument text, although its name says so; rename it as what it is.",
            )
        bold = set(_bold_styles([root] + ([parse_xml(name, styles)] if styles else [])))
    walk = _Walk(bold)
    for child in text:
        walk.block(child)
    return walk.out


class _Walk:
    """A walk over office:text that hands words to `out`."""

    def __init__(self, bold_styles: set[str]) -> None:
        self.out = Running()
        self.bold_styles = bold_styles
        self.fresh = True  # white space before the first word of a paragraph does not count

    def block(self, element: Element) -> None:
        kind = _local(element)
        if kind in ("p", "h"):
            self._paragraph(element)
        elif kind == "table-row":
            for _ in range(_repeated(element, "number-rows-repeated")):
                self._row(element)
        elif kind in _FRAMES:
            self._frame(element)
        elif kind and kind not in _IGNORED:
            if kind == "list-item":
                self.out.leave_out("list mark")
            for child in element:
                self.block(child)

    def _paragraph(self, paragraph: Element) -> None:
        self.fresh = True
        style = _value(paragraph, "style-name")
        level = _value(paragraph, "outline-level")
        heading = _local(paragraph) == "h" or style == "Title"
        role = "heading" if heading else "quote" if style == "Quotations" else "paragraph"
        with self.out.told(role, int(level) if level.isdecimal() else int(style != "Title")):
            self._inside(paragraph, style in self.bold_styles)
        self.out.end_line()

    def _row(self, row: Element) -> None:
        cells = [
            cell
            for cell in row
            if _local(cell) in ("table-cell", "covered-table-cell")
            for _ in range(_repeated(cell, "number-columns-repeated"))
        ]
        if len(cells) == 1:  # a frame around text: its paragraphs stay lines
            for child in cells[0]:
                self.block(child)
            return
        self.out.begin_row()
        for cell in cells:
            for child in cell:
                self.block(child)
            self.out.end_cell()
        self.out.end_row()

    def _inside(self, element: Element, bold: bool) -> None:
        self._add(element.text, bold)
        for child in element:
            self._inline(child, bold)
            self._add(child.tail, bold)

    def _add(self, words: str | None, bold: bool) -> None:
        """White space runs are one space in this format; explicit ones have elements."""
        plain = _SPACE.sub(" ", words or "")
        if self.fresh:
            plain = plain.lstrip(" ")
        if plain:
            self.out.add(plain, bold=bold)
            self.fresh = plain.endswith(" ")

    def _inline(self, element: Element, bold: bool) -> None:
        kind = _local(element)
        if kind == "s":
            self.out.add(" " * _repeated(element, "c"), bold=bold)
            self.fresh = False
        elif kind == "tab":
            self.out.add("\t", bold=bold)
            self.fresh = False
        elif kind == "line-break":
            self.out.end_line()
            self.fresh = True
        elif kind == "note":
            self._note(element)
        elif kind == "annotation":
            self.out.leave_out("comment")
        elif kind in _FRAMES:
            self._frame(element)
        elif kind and kind not in _IGNORED:
            style = _value(element, "style-name")
            self._inside(element, bold or style in self.bold_styles)

    def _note(self, note: Element) -> None:
        noun = "endnote" if _value(note, "note-class") == "endnote" else "footnote"
        for body in note:
            if _local(body) == "note-body":
                self.out.add_after(self._apart(body), noun)

    def _frame(self, frame: Element) -> None:
        boxes = [child for child in frame if _local(child) in ("text-box", "p")]
        for box in boxes:
            holder = box if _local(box) == "text-box" else frame
            self.out.add_after(self._apart(holder), "text box")
            if holder is frame:
                return
        if not boxes:
            self.out.leave_out("picture")

    def _apart(self, element: Element) -> str:
        """The words of something that stands beside the running text."""
        walk = _Walk(self.bold_styles)
        for child in element:
            walk.block(child)
        return walk.out.words()[0].strip()


def _is_locked(manifest: Element) -> bool:
    return next(manifest.iter("{*}encryption-data"), None) is not None


def _bold_styles(roots: list[Element]) -> Iterator[str]:
    """Names of the styles that set bold, by themselves or through their parents."""
    parents: dict[str, str] = {}
    weights: dict[str, str] = {}
    for root in roots:
        for style in root.iter("{*}style"):
            name = _value(style, "name")
            parents[name] = _value(style, "parent-style-name")
            for properties in style.iterchildren("{*}text-properties"):
                weights[name] = _value(properties, "font-weight") or weights.get(name, "")
    for name in parents:
        seen, current = {""}, name
        while current not in seen and not weights.get(current):
            seen.add(current)
            current = parents.get(current, "")
        weight = weights.get(current, "")
        if weight == "bold" or (weight.isdecimal() and int(weight) >= 600):
            yield name


def _repeated(element: Element, attribute: str) -> int:
    value = _value(element, attribute)
    return min(int(value), _MOST_REPEATED) if value.isdecimal() else 1
