"""The report of a study as Markdown, to go on writing anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from plurivox.reports.study import FindingSection, Quoted, StudyReport, TableSection, ThemeSection
from plurivox.themes.references import Piece

_MARKS = re.compile(r"([\\`*_\[\]<>#|])")


def write(report: StudyReport, file: BinaryIO) -> None:
    """Write the report, UTF-8."""
    file.write("\n".join(_lines(report)).encode())


def _lines(report: StudyReport) -> Iterator[str]:
    yield f"# {_plain(report.title)}\n"
    if report.invented:
        yield "Invented: no person, place visit, study or word in it is real.\n"
    yield "## How the study was done\n"
    for fact in report.facts:
        yield f"{_plain(fact)}\n"
    if report.participants:
        yield from _table(report.participants)
    for one in report.agreement:
        yield f"## Agreement in “{_plain(one.in_pass)}”\n"
        coders, sources = " and ".join(one.coders), ", ".join(one.sources)
        said = f"{coders} coded {sources} independently; compared by {one.unit}"
        yield f"{_plain(said)}, scope: {one.scope}.\n"
        yield from (f"- {_plain(name)}: {_plain(value)}" for name, value in one.rows)
        yield ""
    if report.themes:
        yield f"## Themes\n\n{_plain(report.layers)}\n"
    for theme in report.themes:
        yield from _theme(theme)
    if report.matrix:
        yield "## Themes across the study\n"
        yield from _table(report.matrix)
    if report.missing:
        yield "## What is missing\n"
        yield from (f"- {_plain(sentence)}" for sentence in report.missing)
        yield ""
    if report.codebook:
        yield "## Appendix: the codebook\n"
        yield from _table(report.codebook)


def _theme(theme: ThemeSection) -> Iterator[str]:
    yield f"{'#' * min(3 + theme.depth, 6)} {_plain(theme.name)}\n"
    for words in (_plain(theme.definition), _plain(theme.boundaries), _narrative(theme.narrative)):
        if words:
            yield f"{words}\n"
    if theme.codes:
        yield f"Codes: {_plain(', '.join(theme.codes))}.\n"
    for finding in theme.findings:
        yield from _finding(finding)
    for one in theme.quotations:
        yield from _quotation(one)


def _finding(finding: FindingSection) -> Iterator[str]:
    number = f"{_plain(finding.number)} " if finding.number else ""
    about = f" ({_plain(finding.about)})" if finding.about else ""
    yield f"**{number}{_plain(finding.claim)}**{about}\n"
    if finding.narrative:
        yield f"{_narrative(finding.narrative)}\n"
    for one in finding.quotations:
        yield from _quotation(one)
    if finding.against:
        yield "Against it:\n"
    for one in finding.against:
        yield from _quotation(one)


def _narrative(narrative: tuple[Piece, ...]) -> str:
    return "".join(
        _plain(piece.words) + (f" {_plain(piece.label)}" if piece.label else "")
        for piece in narrative
    )


def _quotation(one: Quoted) -> Iterator[str]:
    words = _plain(one.words).replace("\n", "\n> ")
    yield f"> “{words}” {_plain(one.label)}\n"


def _table(section: TableSection) -> Iterator[str]:
    yield f"{_plain(section.caption)}\n"
    yield f"| {' | '.join(map(_cell, section.columns))} |"
    yield f"|{' --- |' * len(section.columns)}"
    for row in section.rows:
        yield f"| {' | '.join(map(_cell, row))} |"
    yield f"\n{_plain(section.note)}\n" if section.note else ""


def _cell(words: str) -> str:
    return " ".join(_plain(words).split())


def _plain(words: str) -> str:
    """Words that no reader of Markdown takes for markup."""
    return _MARKS.sub(r"\\\1", words)
