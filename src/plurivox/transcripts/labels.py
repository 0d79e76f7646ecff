"""Labels: names at the start of lines that say who speaks, and which of them are meant so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plurivox.transcripts.asking import is_role
from plurivox.transcripts.clock import CLOCK, milliseconds

NO_TIME = -1
_MARKS = "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"  # invisible marks of direction
_MARK = re.compile(f"[{_MARKS}]")
_LINE = re.compile(r"^[^\n]*\S[^\n]*$", re.MULTILINE)
_SPAN = rf"[\[(<]?({CLOCK})(?:\s*(?:-|–|—|-->|to)\s*({CLOCK}))?[\])>]?"
_NAME = rf"[^\s:：,;.!?<>|=…*•–—{_MARKS}-][^\n\t:：,;!?<>|=…*]{{0,39}}?"
_LABEL = re.compile(
    rf"""[ \t{_MARKS}]*
    (?: <v(?:\.[^\s>]*)?[ \t]+([^>\n]{{1,60}})>   # 1: <v Name>
      | (?:[-–—•*][ \t]+)?(?:\d{{1,4}}[.)]?[ \t]+(?=[^\W\d]|[\[(]?\d+:))?[*_]{{0,3}}  # a number
        (?:{_SPAN}[ \t]*[-–—]?[ \t]*)?[*_]{{0,3}}   # 2, 3: [00:10] Name
        ({_NAME})[*_]{{0,3}}                        # 4: the name, and after it
        (?: [ \t{_MARKS}]*{_SPAN}[*_{_MARKS}]{{0,3}}[:：](?!\d)[*_]{{0,3}}  # 5, 6: (00:10):
          | [ \t{_MARKS}]*[*_{_MARKS}]{{0,3}}[:：][*_]{{0,3}}(?!//)
          | (?:[ \t]+|(?<=[\])]))[\[(]?({CLOCK})[\])]?[ \t]*$    # 7: 00:10 and no more
          | (?:[ \t]{{2,}}|\t)({CLOCK})[ \t]+                    # 8: 00:10  words
          | [ \t]+[\[(]({CLOCK})[\])][ \t]+                      # 9: [00:10] words
          | (\t)                                                # 10: the next cell
        )
    )""",
    re.VERBOSE | re.MULTILINE,
)
_REACH = 140  # code points of a line that are looked at
_YEAR = re.compile(r"\(\d{4}[a-z]?\)|\b\d{1,2}[-./ ]\w{2,9}[-./ ]\d{2,4}")

# Words that stand before a colon at the start of a line and are nobody's name.
_NO_NAMES = """
    note notes nb question answer questions example first second third fourth firstly secondly
    finally next also however source sources date time duration length place location venue site
    setting participants present attendees recording transcript transcriber transcribed title topic
    subject project study session group interview language file page part section introduction
    summary conclusion abstract background methods results reference references appendix keywords
    key legend comment comments url doi tel email phone fax
    frage antwort beispiel erstens zweitens drittens hinweis anmerkung datum zeit uhrzeit dauer ort
    teilnehmende teilnehmer anwesend aufnahme transkript titel thema projekt sitzung gruppe
    תאריך שעה משך מקום משתתפים נוכחים הקלטה תמלול נושא הערה דוגמה שאלה תשובה
    tarehe saa muda mahali washiriki mada"""
_NOT_ALONE = frozenset(_NO_NAMES.split())
_HEADINGS = frozenset(
    ("who", "name", "speaker", "participant", "person", "turn", "no", "nr", "id", "time")
    + ("wer", "sprecher", "sprecherin", "zeit", "דובר", "שם", "msemaji", "jina")
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label where it stands: start..end in code points, white space after it included.

    `key` is the name without regard to case and spacing; begin, finish: milliseconds or -1.
    """

    start: int
    end: int
    name: str
    key: str
    kind: str  # colon, timed, cell, bold
    begin: int = NO_TIME
    finish: int = NO_TIME


@dataclass(frozen=True, slots=True)
class Found:
    """The labels of a text, in order, and the names that were passed over for want of recurring."""

    labels: tuple[Label, ...]
    doubtful: tuple[str, ...] = ()


def find_labels(
    words: str, bold: Sequence[tuple[int, int]] = (), until: int | None = None
) -> Found:
    """The labels of a text, told from other beginnings of lines by recurring.

    bold: ascending (start, end) code points set in bold; until: where the body of the text ends.
    A name that stands once is a label only if it says a part (“Participant 3”) or a time, or if
    the lines around it are labelled too: a quiet participant must not be lost in another's turn.
    """
    end = len(words) if until is None else until
    lines = [match.span() for match in _LINE.finditer(words, 0, end)]
    candidates = list(_candidates(words, lines, bold))
    told = [label for label in candidates if label.kind in ("colon", "timed")]
    best = _meant(told, lines)
    for kind in ("cell", "bold"):
        of_kind = [label for label in candidates if label.kind == kind]
        others = _meant(_without_heading(of_kind) if kind == "cell" else of_kind, lines)
        if len(others.labels) > len(best.labels):
            best = others
    return best


def _without_heading(cells: list[Label]) -> list[Label]:
    """The rows of a table without the one that names its columns."""
    return cells[1:] if cells and cells[0].key in _HEADINGS else cells


def _candidates(
    words: str, lines: Iterable[tuple[int, int]], bold: Sequence[tuple[int, int]]
) -> Iterator[Label]:
    """What could be a label, and of which kind; one line may have one of two kinds."""
    starts = [start for start, _ in bold]
    names: dict[str, str] = {}  # as it stands → as it is, since most stand many times
    for start, end in lines:
        match = _LABEL.match(words, start, min(end, start + _REACH))
        label = _read(words, match, end, names) if match else None
        if label is not None:
            yield label
        first = _first_visible(words, start, end)
        place = bisect_right(starts, first) - 1
        if place >= 0 and first < bold[place][1] <= end:
            label = _bold_label(words, first, bold[place][1])
            if label is not None:
                yield label


def _read(words: str, match: re.Match[str], line_end: int, names: dict[str, str]) -> Label | None:
    voice, begin1, finish1, name, begin2, finish2, timed, timed2, timed3, cell = match.groups()
    begin = begin1 or begin2 or timed or timed2 or timed3
    finish = finish1 or finish2
    written = voice or name
    if written not in names:
        plain = _plain(written)
        names[written] = plain if plain and (voice or _could_be_name(plain)) else ""
    name = names[written]
    if not name or (
        not voice and name[-1].isdigit() and words[match.end() : match.end() + 1].isdigit()
    ):
        return None  # no name, or an hour cut in two
    if timed and match.end() < line_end:
        return None  # the line was only cut off at _REACH
    kind = "cell" if cell else "timed" if begin else "colon"
    return Label(
        _first_visible(words, match.start(), match.end()),
        _skip_space(words, match.end()),
        name,
        _key(name),
        kind,
        milliseconds(begin) if begin else NO_TIME,
        milliseconds(finish) if finish else NO_TIME,
    )


def _bold_label(words: str, start: int, end: int) -> Label | None:
    """A name in bold with no colon after it."""
    name = _plain(words[start:end])
    if not 0 < len(name) <= 40 or name[-1] in ".?!,;:：" or not _could_be_name(name):
        return None
    return Label(start, _skip_space(words, end), name, _key(name), "bold")


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _plain(name: str) -> str:
    """A name without marks of direction, brackets around it all, and doubled spaces."""
    name = " ".join(_MARK.sub("", name).split()).strip("_*")
    if len(name) > 2 and name[0] + name[-1] in ("[]", "()"):
        name = name[1:-1].strip()
    return name


def _could_be_name(name: str) -> bool:
    """No date, no reference, no address, not a clause."""
    if not any(char.isalnum() for char in name) or _YEAR.search(name):
        return False
    if name.casefold() in ("http", "https", "www", "doi", "mailto"):
        return False
    return len(name.split("(")[0].split()) <= 4


def _first_visible(words: str, start: int, end: int) -> int:
    while start < end and words[start] in " \t\ufeff":
        start += 1
    return start


def _skip_space(words: str, position: int) -> int:
    while position < len(words) and words[position].isspace():
        position += 1
    return position


def _meant(labels: list[Label], lines: list[tuple[int, int]]) -> Found:
    """Keep those whose name recurs, or that are labels by what they say or where they stand."""
    often = Counter(label.key for label in labels)
    timed = any(label.kind == "timed" and often[label.key] > 1 for label in labels)
    shapes = {(label.key, label.kind): label for label in labels}
    surely = {shape for shape, x in shapes.items() if _is_sure(x, often[x.key], timed, len(lines))}
    sure = {label.start for label in labels if (label.key, label.kind) in surely}
    starts = [start for start, _ in lines]
    at_line = {bisect_right(starts, label.start) - 1: label for label in labels}
    throughout = _throughout(at_line, sure, len(lines))
    kept: list[Label] = []
    doubtful: list[str] = []
    for number, label in at_line.items():
        if label.start in sure:
            kept.append(label)
        elif (
            often[label.key] == 1
            and label.kind in ("colon", "cell")
            and _looks_like_name(label.name)
        ):
            around = (number - 1, number + 1)
            told = all(
                at_line[n].start in sure if n in at_line else n == len(lines) for n in around
            )
            if throughout or told:
                kept.append(label)
            else:
                doubtful.append(label.name)
    return Found(tuple(kept), tuple(doubtful)) if kept else Found(())


def _throughout(at_line: dict[int, Label], sure: set[int], lines: int) -> bool:
    """Whether every line from the first name on has a label: then all of them are meant."""
    named = [n for n, x in at_line.items() if x.start in sure or _looks_like_name(x.name)]
    return len(named) > 1 and lines - named[0] == sum(n >= named[0] for n in at_line)


def _is_sure(label: Label, often: int, timed: bool, lines: int) -> bool:
    if is_role(label.name):
        return True
    if label.kind == "timed" and timed:  # others of that shape recur
        return often > 1 or _looks_like_name(label.name)
    if often > 1 and _looks_like_name(label.name):
        return True
    return often >= 3 and often >= lines / 33  # “woman by the window”, but not “so for example”


def _looks_like_name(name: str) -> bool:
    """At most three words, each with a capital, a number, or of a script without capitals."""
    parts = name.split()
    if name.casefold() in _NOT_ALONE or not 0 < len(parts) <= 3:
        return False
    return all(part[0] == part[0].upper() for part in parts)
