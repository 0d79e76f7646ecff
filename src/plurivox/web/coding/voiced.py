"""Of an article's lines: which are headings, and in which stand participants' own words."""

from __future__ import annotations

from collections.abc import Sequence

from plurivox.store.voices import MarkView, SectionView

from .lines import Line, Told

MARK = 3  # code points of a quotation mark and a space before the words
HEADING = Told("heading", ' role=heading aria-level=2 class="heading"', "")


def told_of(
    lines: Sequence[Line], sections: Sequence[SectionView], marks: Sequence[MarkView]
) -> dict[int, Told]:
    """By the place of a line; the authors' own paragraphs are not in it."""
    spoken = [one for one in marks if one.voice != "author"]
    found, at, mark = dict[int, Told](), 0, 0
    for place, line in enumerate(lines):
        while at < len(sections) and sections[at].end <= line.start:
            at += 1
        while mark < len(spoken) and spoken[mark].end <= line.start:
            mark += 1
        if at < len(sections) and is_heading(line, sections[at]):
            found[place] = HEADING
        elif here := [one for one in spoken[mark:] if one.start < line.end]:
            found[place] = _told(line, here)
    return found


def is_heading(line: Line, section: SectionView | None) -> bool:
    """Whether a line is the heading of the section in which it stands."""
    if section is None or line.start < section.start:
        return False
    return line.start < section.label_end and line.end <= section.label_end


def _told(line: Line, marks: Sequence[MarkView]) -> Told:
    """A paragraph that somebody says from its first word, or in which some words are theirs."""
    inside = sum(min(one.end, line.end) - max(one.start, line.start) for one in marks)
    voices = " and ".join(dict.fromkeys(one.voice for one in marks))
    proposed = "" if all(one.confirmed for one in marks) else ", proposed"
    if marks[0].start - line.start < MARK and 2 * inside > line.end - line.start:
        return Told("said", ' class="said"', f"{voices}{proposed}")
    return Told("partly", "", f"{voices}, in quotation marks{proposed}")
