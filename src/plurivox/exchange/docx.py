"""Word (.docx): its words in their order, tracked changes accepted, nothing silently dropped.

Source of the format: ECMA-376, Office Open XML, part 1 (WordprocessingML). Elements are told by
their local names, so that the "strict" variant with other namespaces reads alike.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable, Iterator
from typing import BinaryIO

from plurivox.exchange.archive import open_archive, parse_xml, read_member, refuse
from plurivox.exchange.element import Element
from plurivox.exchange.element import local as _local
from plurivox.exchange.element import value as _value
from plurivox.exchange.running import Running
from plurivox.review.article import Article
from plurivox.transcripts.transcript import Transcript

_SYMBOL_FONT = 0xF000  # w:sym gives private code points in this row
_IGNORED_ELEMENTS = """
    pPr rPr tblPr tblGrid trPr tcPr sectPr sdtPr sdtEndPr del moveFrom delText instrText
    delInstrText bookmarkStart bookmarkEnd proofErr rt Fallback lastRenderedPageBreak
    footnoteRef endnoteRef annotationRef separator continuationSeparator"""
_IGNORED = frozenset(_IGNORED_ELEMENTS.split())
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_OFF = frozenset(("0", "false", "off", "none"))


def read(name: str, file: BinaryIO) -> Transcript:
    """Raises Refused where the file is damaged, locked, a bomb, or no Word document."""
    return _gathered(name, file).transcript(name)


def read_article(name: str, file: BinaryIO) -> Article:
    """The same words, with headings by their styles; refuses the same."""
    return _gathered(name, file).article(name)


def _gathered(name: str, file: BinaryIO) -> Running:
    with open_archive(name, file) as archive:
        main = _main_part(name, archive)
        data = read_member(name, archive, main)
        if data is None:
            raise _refuse_other(name)
        root = parse_xml(name, data)
        if _local(root) != "document":
            raise _refuse_other(name)
        document = _Document(name, archive, posixpath.dirname(main))
        for child in root:
            document.block(child)
        document.close()
    return document.out


class _Document:
    """A walk over the body that hands words to `out`, and notes to its end."""

    def __init__(self, name: str, archive: zipfile.ZipFile, folder: str) -> None:
        self.out = Running()
        self.name, self.archive, self.folder = name, archive, folder
        styles = self._part("styles.xml")
        self.bold_styles = set(_bold_styles(styles))
        self.told_styles = dict(_told_styles(styles))
        self.notes: list[tuple[str, str]] = []  # (footnote or endnote, id)
        self.boxes: list[Element] = []
        self.paragraph_bold = False
        self.inline: dict[str, Callable[[Element], None]] = {
            "t": self._text,
            "sym": self._symbol,
            "br": lambda _: self.out.end_line(),
            "cr": lambda _: self.out.end_line(),
            "r": self._run,
            "drawing": self._picture,
            "pict": self._picture,
            "object": self._picture,
            "txbxContent": lambda e: self.boxes.append(e),
            "footnoteReference": lambda e: self.notes.append(("footnote", _value(e, "id"))),
            "endnoteReference": lambda e: self.notes.append(("endnote", _value(e, "id"))),
            "commentReference": lambda _: self.out.leave_out("comment"),
        }
        self.bold = False

    def _part(self, member: str) -> Element | None:
        data = read_member(self.name, self.archive, posixpath.join(self.folder, member))
        return None if data is None else parse_xml(self.name, data)

    def block(self, element: Element) -> None:
        """A paragraph, a table, or what holds such: content controls, insertions, the body."""
        kind = _local(element)
        if kind == "p":
            self._paragraph(element)
        elif kind == "tr":
            self._row(element)
        elif kind in _IGNORED:
            if kind in ("del", "moveFrom"):
                self.out.leave_out("tracked deletion")
        elif kind:
            for child in element:
                self.block(child)

    def _paragraph(self, paragraph: Element) -> None:
        if _find(paragraph, "pPr", "numPr") is not None:
            self.out.leave_out("list mark")
        style = _find(paragraph, "pPr", "pStyle")
        named = "" if style is None else _value(style, "val")
        self.paragraph_bold = named in self.bold_styles
        role, level = self.told_styles.get(named, ("paragraph", 0))
        with self.out.told(role, level):
            for child in paragraph:
                self._inline(child)
        # The mark between two paragraphs can be deleted by a tracked change: then they are one.
        if _find(paragraph, "pPr", "rPr", "del") is None:
            self.out.end_line()

    def _row(self, row: Element) -> None:
        if _find(row, "trPr", "del") is not None:
            self.out.leave_out("tracked deletion")
            return
        cells = list(_cells(row))
        if len(cells) == 1:  # a frame around text: its paragraphs stay lines
            self.block(cells[0])
            return
        self.out.begin_row()
        for cell in cells:
            for child in cell:
                self.block(child)
            self.out.end_cell()
        self.out.end_row()

    def _inline(self, element: Element) -> None:
        kind = _local(element)
        if kind in ("del", "moveFrom"):
            self.out.leave_out("tracked deletion")
        elif kind in self.inline:
            self.inline[kind](element)
        elif kind in _SIGNS:
            self.out.add(_SIGNS[kind], bold=self.bold)
        elif kind == "AlternateContent":
            self._alternate(element)
        elif kind and kind not in _IGNORED:
            for child in element:
                self._inline(child)

    def _run(self, run: Element) -> None:
        self.bold = self._is_bold(run)
        for child in run:
            self._inline(child)
        self.bold = False

    def _is_bold(self, run: Element) -> bool:
        mark = _find(run, "rPr", "b")
        if mark is not None:
            return _value(mark, "val").lower() not in _OFF
        style = _find(run, "rPr", "rStyle")
        return self.paragraph_bold or (
            style is not None and _value(style, "val") in self.bold_styles
        )

    def _text(self, element: Element) -> None:
        # A line end inside w:t is white space of the XML, not a line of the document.
        words = (element.text or "").replace("\r", "").replace("\n", " ")
        self.out.add(words, bold=self.bold)

    def _symbol(self, element: Element) -> None:
        try:
            code = int(_value(element, "char"), 16)
            self.out.add(chr(code - _SYMBOL_FONT if _SYMBOL_FONT < code < 0xF100 else code))
        except (ValueError, OverflowError):
            self.out.leave_out("symbol")

    def _picture(self, element: Element) -> None:
        before = len(self.boxes)
        for child in element:
            self._inline(child)
        if len(self.boxes) == before:
            self.out.leave_out("picture")

    def _alternate(self, element: Element) -> None:
        """The same thing twice, for new and for old readers: the first that is there."""
        for kind in ("Choice", "Fallback"):
            chosen = next((child for child in element if _local(child) == kind), None)
            if chosen is not None:
                for child in chosen:
                    self._inline(child)
                return

    def close(self) -> None:
        """Put boxes and notes after the body, and say what was left out."""
        for box in self.boxes:
            self.out.add_after(self._words_in(box), "text box")
        for noun in ("footnote", "endnote"):
            ids = [number for kind, number in self.notes if kind == noun]
            part = self._part(f"{noun}s.xml") if ids else None
            found = {_value(e, "id"): e for e in part} if part is not None else {}
            for number in ids:
                if number in found:
                    self.out.add_after(self._words_in(found[number]).strip(), noun)
        self.out.leave_out("page header or footer", sum(self._margins()))

    def _words_in(self, element: Element) -> str:
        """The words of a part of its own, with its boxes after them."""
        body, boxes = self.out, self.boxes
        part = self.out = Running()
        self.boxes = []
        for child in element:
            self.block(child)
        nested, self.out, self.boxes = self.boxes, body, boxes
        for box in nested:
            part.add_after(self._words_in(box), "text box")
        return part.words()[0]

    def _margins(self) -> Iterator[bool]:
        """For every page header and footer, whether words stand in it."""
        for member in self.archive.namelist():
            if member.startswith((f"{self.folder}/header", f"{self.folder}/footer")):
                data = read_member(self.name, self.archive, member)
                texts = parse_xml(self.name, data).iter("{*}t") if data else ()
                yield any((text.text or "").strip() for text in texts)


def _main_part(name: str, archive: zipfile.ZipFile) -> str:
    """The member that the package names as its document."""
    data = read_member(name, archive, "_rels/.rels")
    for relation in parse_xml(name, data) if data else ():
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _bold_styles(styles: Element | None) -> Iterator[str]:
    """Ids of the styles that set bold, by themselves or through the style they are based on."""
    if styles is None:
        return
    found = {_value(style, "styleId"): style for style in styles if _local(style) == "style"}
    for style_id, style in found.items():
        seen: set[str] = set()
        current: Element | None = style
        while current is not None:
            mark = _find(current, "rPr", "b")
            if mark is not None:
                if _value(mark, "val").lower() not in _OFF:
                    yield style_id
                break
            base = _find(current, "basedOn")
            base_id = "" if base is None else _value(base, "val")
            if base_id in seen:
                break
            seen.add(base_id)
            current = found.get(base_id)


def _told_styles(styles: Element | None) -> Iterator[tuple[str, tuple[str, int]]]:
    """Ids of the styles that make headings and block quotations: (role, level).

    Names of the styles that come with Word are English in the file, whatever its language.
    """
    for style in styles if styles is not None else ():
        named = _find(style, "name")
        name = "" if named is None else _value(named, "val").lower()
        level = _find(style, "pPr", "outlineLvl")
        outline = "" if level is None else _value(level, "val")
        if name == "title":
            yield _value(style, "styleId"), ("heading", 0)
        elif name.startswith("heading ") and name[8:].isdecimal():
            yield _value(style, "styleId"), ("heading", int(name[8:]))
        elif outline.isdecimal() and int(outline) < 9:
            yield _value(style, "styleId"), ("heading", int(outline) + 1)
        elif name in ("quote", "intense quote", "block text"):
            yield _value(style, "styleId"), ("quote", 0)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if _local(child) == "tc":
            yield child
        elif _local(child) in ("sdt", "sdtContent", "customXml"):
            yield from _cells(child)


def _find(element: Element, *path: str) -> Element | None:
    found: Element | None = element
    for kind in path:
        if found is None:
            return None
        found = next((child for child in found if _local(child) == kind), None)
    return found


def _refuse_other(name: str) -> Exception:
    return refuse(
        name, "it is no Word document, although its name says so; rename it as what it is."
    )
