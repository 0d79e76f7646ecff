"""A text as the page shows it: its turns as lines of HTML, gathered into leaves."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from plurivox.evidence.turns import NOBODY, Turns
from plurivox.evidence.words import paragraphs
from plurivox.store.reading import PageSpeaker

LEAF = 1_800  # code points after which a leaf ends; what is far away is not laid out
SCRIPTS = {"HEBREW": "he", "ARABIC": "ar"}


@dataclass(frozen=True, slots=True)
class Line:
    """A turn, a paragraph of a text without turns, or a stretch that nobody said (number 0).

    start, end: the words, code points, end exclusive; begin: milliseconds, or -1.
    """

    number: int
    start: int
    end: int
    speaker: int = NOBODY
    begin: int = -1


@dataclass(frozen=True, slots=True)
class Told:
    """What a line of an article is. attributes: of its tag; label: whose words, "" of a heading."""

    kind: str
    attributes: str
    label: str


NOTHING_TOLD: Mapping[int, Told] = {}


def lines_of(words: str, turns: Turns) -> list[Line]:
    """All words of a text that are not white space, label words left out, in order."""
    if not len(turns):
        spans = zip(*(column.tolist() for column in paragraphs(words)), strict=True)
        return [Line(n, start, end) for n, (start, end) in enumerate(spans, 1)]
    columns = (turns.start, turns.label_end, turns.end, turns.speaker, turns.begin)
    found, at = list[Line](), 0
    for n, (start, label_end, end, speaker, begin) in enumerate(
        zip(*(column.tolist() for column in columns), strict=True), 1
    ):
        found += _unsaid(words, at, start)
        found.append(Line(n, label_end, end, speaker, begin))
        at = end
    return found + _unsaid(words, at, len(words))


def _unsaid(words: str, start: int, end: int) -> list[Line]:
    """What stands between two turns, unless it is blank: a header line, a stage direction."""
    between = words[start:end]
    if not between.strip():
        return []
    start += len(between) - len(between.lstrip())
    return [Line(0, start, start + len(between.strip()))]


def leaves(
    words: str,
    lines: Sequence[Line],
    speakers: Sequence[PageSpeaker],
    base: str,
    told: Mapping[int, Told] = NOTHING_TOLD,
) -> str:
    """The lines as HTML. The words are the last child of their paragraph and nothing else is in it.

    speakers: by the number that lines name; base: the direction of the text, ltr or rtl; told: of
    an article, by the place of a line, what is no author's paragraph.
    """
    labels = [_label(one) for one in speakers]
    asking = frozenset(n for n, one in enumerate(speakers) if one.asks)
    parts = ["<section class=leaf>"]
    held = 0
    for place, line in enumerate(lines):
        if held >= LEAF:
            parts.append("</section><section class=leaf>")
            held = 0
        said, what = words[line.start : line.end], told.get(place)
        kind = " class=asks" if line.speaker in asking else what.attributes if what else ""
        parts.append(_open(line, _turned(said, base), kind))
        if what and what.label:
            parts.append(f"<b class=voice>{escape(what.label)}</b>")
        if 0 <= line.speaker < len(labels):
            parts.append(labels[line.speaker])
        # A parser reads CR as LF, which would be another text.
        parts.append(escape(said, quote=False).replace("\r", "&#13;"))
        held += len(said)
    return "".join([*parts, "</section>"])


def _open(line: Line, turned: str, kind: str) -> str:
    """The paragraph's tag and its number, in few bytes: a long text has thousands."""
    if not line.number:
        return f"<p class=unsaid{turned}>"
    time = f" <time>{clock(line.begin)}</time>" if line.begin >= 0 else ""
    return f"<p id=t{line.number}{kind}{turned}><a href=#t{line.number}>{line.number}{time}</a>"


def _label(speaker: PageSpeaker) -> str:
    small = f" <small>{escape(speaker.role)}</small>" if speaker.role else ""
    return f"<b><bdi>{escape(speaker.name)}</bdi>{small}</b>"


def _turned(said: str, base: str) -> str:
    """Attributes of a line that runs against its text: direction, language of its script."""
    for letter in said:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            return "" if base == "ltr" else ' dir=ltr lang=""'
        if kind in ("R", "AL"):
            script = unicodedata.name(letter, "").partition(" ")[0]
            return "" if base == "rtl" else f' dir=rtl lang="{SCRIPTS.get(script, "")}"'
    return ""


def clock(milliseconds: int) -> str:
    """04:10, or 1:04:10 after an hour."""
    seconds = milliseconds // 1000
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes:02}:{seconds % 60:02}"
