"""A trace as one html file that needs nothing else, for an appendix."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import BinaryIO

from plurivox.reports.page import document
from plurivox.reports.word import RIGHT_TO_LEFT
from plurivox.themes.trace import Row, Section, Trace


def write(trace: Trace, file: BinaryIO, title: str = "") -> None:
    """Write the trace, UTF-8, with its style in it and no script."""
    name = trace.name if len(trace.name) < 80 else f"{trace.name[:79]}…"
    body = "\n".join(_body(trace, title))
    file.write(document(f"{trace.kicker}: {name}", body).encode())


def _body(trace: Trace, title: str) -> Iterator[str]:
    if title:
        yield f'<p class="note">{escape(title)}</p>'
    yield f'<p class="small">{escape(trace.kicker)}</p>'
    yield f"<h1{_tongue(trace.language)}>{escape(trace.name)}</h1>"
    if trace.lead:
        yield f'<p class="note">{escape(trace.lead)}</p>'
    if not trace.without_counts:
        steps = " · ".join(f"{label} {count}" for label, count, _ in trace.rail)
        yield f'<p class="small">{escape(steps)}</p>'
    for section in (*trace.sections, *trace.beside):
        yield from _section(section)
    yield f'<p class="small">{escape(trace.layers)}</p>'


def _section(section: Section) -> Iterator[str]:
    yield f'<section id="{escape(section.name)}"><h2>{escape(section.heading)}</h2>'
    if section.columns:
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in section.columns)
        rows = "".join(
            f'<tr><th scope="row">{escape(row.words)}</th>'
            + "".join(f"<td>{escape(cell)}</td>" for cell in row.cells)
            + "</tr>"
            for row in section.rows
        )
        yield f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{rows}'
        yield "</tbody></table></div>"
    else:
        yield from (_row(row) for row in section.rows)
    if section.note:
        yield f'<p class="small">{escape(section.note)}</p>'
    yield "</section>"


def _row(row: Row) -> str:
    told = f"<footer>{escape(row.told)}</footer>" if row.told else ""
    if row.said:
        words = f"<p{_tongue(row.language)}>{escape(row.words)}</p>"
        return f"<blockquote>{words}{told}</blockquote>"
    note = f' <span class="small">{escape(row.told)}</span>' if row.told else ""
    return f"<p>{escape(row.words)}{note}</p>"


def _tongue(language: str) -> str:
    direction = ' dir="rtl"' if language in RIGHT_TO_LEFT else ""
    return f' lang="{escape(language)}"{direction}' if language else ""
