"""The report of a study as one html file by itself: every claim opens its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import BinaryIO

from plurivox.reports.study import (
    FindingSection,
    Picture,
    Quoted,
    StudyReport,
    TableSection,
    ThemeSection,
    evidence_of,
)
from plurivox.reports.style import STYLE
from plurivox.reports.word import RIGHT_TO_LEFT
from plurivox.themes.references import Piece


def write(report: StudyReport, file: BinaryIO) -> None:
    """Write the page, UTF-8, with its style in it and no script."""
    body = "\n".join(_body(report))
    file.write(document(report.title, body).encode())


def document(title: str, body: str, *, across: bool = False) -> str:
    """A whole html file around a body; across: with more room than a column of words needs."""
    room = ' class="across"' if across else ""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n"
        f"<body><main{room}>\n{body}\n</main></body></html>\n"
    )


def _body(report: StudyReport) -> Iterator[str]:
    yield f"<h1>{escape(report.title)}</h1>"
    if report.invented:
        yield '<p class="note">Invented: no person, place visit, study or word in it is real.</p>'
    yield "<h2>How the study was done</h2>"
    yield from (f"<p>{escape(fact)}</p>" for fact in report.facts)
    if report.participants:
        yield table(report.participants)
    for one in report.agreement:
        coders, sources = " and ".join(one.coders), ", ".join(one.sources)
        yield f"<h2>Agreement in “{escape(one.in_pass)}”</h2><p>{escape(coders)} coded "
        yield f"{escape(sources)} independently; compared by {one.unit}, scope: {one.scope}.</p>"
        yield "<ul>"
        yield from (f"<li>{escape(name)}: {escape(value)}</li>" for name, value in one.rows)
        yield "</ul>"
    if report.themes:
        yield f'<h2>Themes</h2><p class="note">{escape(report.layers)}</p>'
    for theme in report.themes:
        yield from _theme(theme)
    if report.matrix:
        yield f"<h2>Themes across the study</h2>{table(report.matrix, _opens(report))}"
    yield from (figure(one) for one in report.pictures)
    if report.missing:
        yield "<h2>What is missing</h2><ul>"
        yield from (f"<li>{escape(sentence)}</li>" for sentence in report.missing)
        yield "</ul>"
    if report.codebook:
        yield f"<h2>Appendix: the codebook</h2>{table(report.codebook)}"
    yield from _evidence(report)


def _opens(report: StudyReport) -> dict[str, str]:
    """What the first cell of a row of the matrix opens: the evidence of its theme."""
    return {theme.name: f"e-{theme.id}" for theme in report.themes if theme.evidence}


def _theme(theme: ThemeSection) -> Iterator[str]:
    level = min(3 + theme.depth, 6)
    yield f'<section id="t-{theme.id}"><h{level}>{escape(theme.name)}</h{level}>'
    for words in (theme.definition, theme.boundaries):
        if words:
            yield f'<p class="note">{_opening(words, theme.id, bool(theme.evidence))}</p>'
    yield from _narrative(theme.narrative, theme.id if theme.evidence else "")
    if theme.codes:
        yield f'<p class="small">Codes: {escape(", ".join(theme.codes))}.</p>'
    for finding in theme.findings:
        yield from _finding(finding)
    yield from (quotation(one) for one in theme.quotations)
    yield "</section>"


def _opening(words: str, key: str, there: bool) -> str:
    """Words that open the evidence of a theme or finding, where there is some."""
    return f'<a class="rests" href="#e-{key}">{escape(words)}</a>' if there else escape(words)


def _finding(finding: FindingSection) -> Iterator[str]:
    number = f"<span class=no>{escape(finding.number)}</span> " if finding.number else ""
    about = f' <span class="small">({escape(finding.about)})</span>' if finding.about else ""
    claim = _opening(finding.claim, finding.id, bool(finding.evidence or finding.against))
    yield f'<div class="finding" id="f-{finding.id}"><p>{number}<b>{claim}</b>{about}</p>'
    yield from _narrative(finding.narrative, finding.id if finding.evidence else "")
    yield from (quotation(one) for one in finding.quotations)
    if finding.against:
        yield '<p class="small">Against it:</p>'
        yield from (quotation(one) for one in finding.against)
    yield "</div>"


def _narrative(narrative: tuple[Piece, ...], key: str) -> Iterator[str]:
    """Each sentence opens what the whole rests on; each reference opens its own passages."""
    if not narrative:
        return
    parts = []
    for piece in narrative:
        if piece.kind in ("quote", "count"):
            to = f"p-{piece.passages[0].hex}" if piece.kind == "quote" else f"e-{key}"
            label = f" {escape(piece.label)}" if piece.label else ""
            parts.append(f'<a class="rests" href="#{to}"{_tongue(piece.language)}>'
                         f"{escape(piece.words)}</a>{label}")  # fmt: skip
        else:
            parts += [_sentence(part, key) for part in re.split(r"(?<=[.!?…”])(?=\s)", piece.words)]
    words = "".join(parts).replace("\n\n", "</p><p>")
    yield f"<p>{words}</p>"


def _sentence(words: str, key: str) -> str:
    bare = words.strip()
    if not bare or not key or len(bare) < 3:
        return escape(words)
    before, _, after = words.partition(bare)
    return f'{before}<a class="rests" href="#e-{key}">{escape(bare)}</a>{after}'


def _tongue(language: str) -> str:
    direction = ' dir="rtl"' if language in RIGHT_TO_LEFT else ""
    return f' lang="{escape(language)}"{direction}' if language else ""


def quotation(one: Quoted, *, own: bool = False, link: bool = True) -> str:
    """A quotation with its label; own: it is the evidence itself, with its place and codes.

    link: whether one that is not leads to it; otherwise its place and codes are told as well.
    """
    words = f"“{escape(one.words)}”"
    if link and not own:
        words = f'<a class="rests" href="#p-{one.id}">{words}</a>'
    told = [] if link and not own else [one.place, *one.codes]
    more = f' <span class="small">{escape(" · ".join(filter(None, told)))}</span>' if told else ""
    anchor = f' id="p-{one.id}"' if own else ""
    return (
        f"<blockquote{anchor}><p{_tongue(one.language)}>{words}</p>"
        f"<footer>{escape(one.label)}{more}</footer></blockquote>"
    )


def table(
    section: TableSection,
    opens: dict[str, str] | None = None,
    links: Mapping[tuple[int, int], str] | None = None,
) -> str:
    """A table with its caption.

    opens: what the first cell of a row leads to, by its words; links: what the last line of another
    cell leads to, by row and column from 0.
    """
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in section.columns)
    rows = []
    for number, row in enumerate(section.rows):
        first = escape(row[0])
        if opens and row[0] in opens:
            first = f'<a class="rests" href="#{opens[row[0]]}">{first}</a>'
        to = ((links or {}).get((number, at), "") for at in range(1, len(row)))
        cells = "".join(
            f"<td>{_lines(cell, key)}</td>" for cell, key in zip(row[1:], to, strict=True)
        )
        rows.append(f'<tr><th scope="row">{first}</th>{cells}</tr>')
    note = f'<p class="small">{escape(section.note)}</p>' if section.note else ""
    return (
        f'<div class="wide"><table><caption>{escape(section.caption)}</caption><thead><tr>{head}'
        f"</tr></thead><tbody>{''.join(rows)}</tbody></table></div>{note}"
    )


def _lines(words: str, to: str = "") -> str:
    """Words whose lines stay lines; the last one leads to an anchor where one is given."""
    *lines, last = map(escape, words.split("\n"))
    return "<br>".join([*lines, f'<a class="rests" href="#{to}">{last}</a>' if to else last])


def figure(one: Picture) -> str:
    """A picture, drawn in the page itself; its description is in the drawing."""
    return f"<figure>{one.svg}<figcaption>{escape(one.caption)}</figcaption></figure>"


def _evidence(report: StudyReport) -> Iterator[str]:
    """Every passage once, then of each theme and finding which they are."""
    found = evidence_of(report)
    if not found:
        return
    yield '<h2 id="evidence">Evidence</h2><p class="note">What each theme and finding rests on, '
    yield "and below every passage once, with who said it, where it stands, and its codes.</p>"
    for theme in report.themes:
        yield _rests(theme.id, theme.name, theme.evidence)
        for finding in theme.findings:
            yield _rests(finding.id, finding.claim, (*finding.evidence, *finding.against))
    yield "<h3>Passages</h3>"
    yield from (quotation(one, own=True) for one in found.values())


def _rests(key: str, name: str, evidence: Iterable[Quoted]) -> str:
    links = ", ".join(
        f'<a href="#p-{one.id}">{escape(one.place)} {escape(one.label)}</a>' for one in evidence
    )
    return (
        f'<details id="e-{key}" open><summary>{escape(name)}</summary><p class="small">{links}'
        f'</p><p class="small"><a href="#evidence">up</a></p></details>'
        if links
        else ""
    )
