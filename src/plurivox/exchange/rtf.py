"""Rich text (.rtf): its words by striprtf, with footnotes at the end and cells parted by tabs.

Source of the format: Rich Text Format (RTF) Specification, version 1.9.1.
"""

from __future__ import annotations

import re
from typing import BinaryIO

from striprtf.striprtf import font_table_group, rtf_to_text

from plurivox.exchange.archive import refuse
from plurivox.exchange.running import Running
from plurivox.exchange.whole import read_whole
from plurivox.review.article import Article
from plurivox.transcripts.transcript import Transcript

_MOST_BYTES = 200_000_000
_MOST_LETTERS = 30_000_000  # without its pictures
_MOST_FONTS = 100_000  # code points of the table of fonts
_DEEPEST = 500
_HEAD = b"{\\rtf"
_PICTURE = re.compile(r"(?:[0-9a-fA-F]{2}[ \r\n]*){100,}")  # dumped as hexadecimal digits
_CELL = re.compile(r"\\([\\{}])|\\(?:nest)?cell(?![a-zA-Z])(?:-?\d+)? ?")
_FOOTNOTE = re.compile(r"\{(?:\\\*)?\\footnote(?![a-zA-Z])")
_BRACE = re.compile(r"\\[\\{}]|[{}]")
_CODE_PAGE = re.compile(r"\\ansicpg\d{1,5}")
_MARK = "\ue000"  # where a cell ends; a private code point, as no text has
_NOTE_MARK = "\ue001"


def read(name: str, file: BinaryIO) -> Transcript:
    """Raises Refused where the file is damaged, too large, nested too deeply, or no RTF."""
    return _running(name, file).transcript(name)


def read_article(name: str, file: BinaryIO) -> Article:
    """The same words, with the headings that look like some; refuses the same."""
    return _running(name, file).article(name)


def _running(name: str, file: BinaryIO) -> Running:
    data = read_whole(name, file, _MOST_BYTES)
    if not data.lstrip().startswith(_HEAD):
        raise refuse(
            name, "it is no rich text (RTF), although its name says so; rename it as what it is."
        )
    source, pictures = _PICTURE.subn("", _letters(data))
    if len(source) > _MOST_LETTERS:
        raise refuse(
            name, "it holds more letters than any article; split it, or save it as .docx or .txt."
        )
    _check_braces(name, source)
    body, notes = _parted(source)
    running = Running()
    for line in _words(name, body).removesuffix("\n").split("\n"):
        _add_line(running, line)
    for note in _words(name, notes).split(_NOTE_MARK) if notes else ():
        running.add_after(note.strip(), "footnote")
    running.leave_out("picture", pictures)
    return running


def _letters(data: bytes) -> str:
    """RTF is ASCII; programs that write other bytes all the same mean UTF-8 or Windows-1252."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _check_braces(name: str, source: str) -> None:
    """Whether the file is whole: what is opened is closed, and not too deep."""
    depth = 0
    for brace in _BRACE.finditer(source):
        depth += {"{": 1, "}": -1}.get(brace.group(), 0)
        if depth > _DEEPEST:
            raise refuse(
                name,
                "its parts are nested too deeply to be read; "
                "open it in the program that made it and save it again.",
            )
        if not depth:
            return
    raise refuse(
        name,
        "the file is cut off or damaged (it breaks off before its end); "
        "open it in the program that made it and save it again.",
    )


def _parted(source: str) -> tuple[str, str]:
    """The body without its footnotes, and the footnotes as RTF of their own ("" without any)."""
    rest: list[str] = []
    notes: list[str] = []
    place = 0
    for found in _FOOTNOTE.finditer(source):
        if found.start() < place:
            continue
        end = _group_end(source, found.start())
        rest.append(source[place : found.start()])
        notes.append(f"{{{source[found.end() : end]}")
        place = end
    if not notes:
        return source, ""
    page = _CODE_PAGE.search(source)
    head = f"{{\\rtf1\\ansi{page.group() if page else ''}{_fonts(source)}"
    body = "".join((*rest, source[place:]))
    return body, head + f" {_NOTE_MARK}".join(notes) + "}"


def _group_end(source: str, start: int) -> int:
    depth = 0
    for brace in _BRACE.finditer(source, start):
        depth += {"{": 1, "}": -1}.get(brace.group(), 0)
        if not depth:
            return brace.end()
    return len(source)


def _fonts(source: str) -> str:
    """The table of fonts as it stands, "" where there is none."""
    return str(font_table_group(source))  # type: ignore[no-untyped-call]


def _words(name: str, source: str) -> str:
    """By striprtf, from a source in which its slow ways are shut.

    It reads links and fonts with expressions that take minutes on hostile files: links get a space
    by which they are no longer found (their visible words stay), fonts a line each.
    """
    fonts = _fonts(source)
    if len(fonts) > _MOST_FONTS:
        raise refuse(name, "its table of fonts is too long; save it again as .docx.")
    tamed = re.sub(r"(?=\\f\d)", ";\n", fonts)
    source = source.replace(fonts, tamed, 1) if fonts else source
    source = re.sub(r"\{\\field\{", r"{\\field {", source, flags=re.IGNORECASE)
    source = _CELL.sub(lambda m: m.group() if m[1] else _MARK, source)
    try:
        words = str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, TypeError, OverflowError):
        raise refuse(
            name,
            "the file is damaged (its marks of form cannot be read); "
            "open it in the program that made it and save it again.",
        ) from None
    words = words.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    # Signs beyond the basic plane are written as two halves.
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _add_line(running: Running, line: str) -> None:
    if _MARK not in line:
        running.add(line)
        running.end_line()
        return
    running.begin_row()
    for cell in line.removesuffix(_MARK).split(_MARK):
        running.add(cell.strip())
        running.end_cell()
    running.end_row()
