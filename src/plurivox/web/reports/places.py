"""Quotations with the address of the words they were taken from, and the way they are written."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from plurivox.reports.study import FindingSection, Quoted, ThemeSection
from plurivox.reports.word import RIGHT_TO_LEFT
from plurivox.themes.references import Piece
from plurivox.themes.trace import CellPlace

from ..addresses import address, words_address


@dataclass(frozen=True, slots=True)
class Placed:
    """A quotation on a page. `opens` leads to its place, `trace` to who made it evidence."""

    words: str
    label: str
    language: str
    dir: str
    opens: str
    place: str
    trace: str


@dataclass(frozen=True, slots=True)
class PlacedPiece:
    """A piece of a narrative. opens: what it rests on, where it is a reference."""

    words: str
    kind: str
    label: str
    language: str
    dir: str
    opens: str


def placed(quotations: Iterable[Quoted]) -> list[Placed]:
    """The same quotations, ready to be shown."""
    return [
        Placed(
            one.words,
            one.label,
            one.language,
            direction(one.language),
            words_address(one.source, one.start, one.end),
            one.place,
            trace("passage", one.id),
        )
        for one in quotations
    ]


def direction(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def trace(kind: str, key: str, *, page: str = "trace") -> str:
    """The address of a trace. key: hex; of a cell its place in words. page: trace or trace_file."""
    if not key:
        return ""
    if kind == "cell":
        return cell_trace(CellPlace.read(key), page=page)
    return address(f"reports:{page}", kind, uuid.UUID(key))


def cell_trace(place: CellPlace, *, page: str = "trace") -> str:
    """The address of the trace of a cell of the matrix."""
    where = urlencode({"attribute": place.attribute, "value": place.value})
    at = address(f"reports:cell_{page}", place.kind, place.row)
    return f"{at}?{where}" if at else ""


def placed_pieces(narrative: Iterable[Piece], kind: str, key: str) -> list[PlacedPiece]:
    """A narrative of a theme or finding; quotations open their passage, figures the trace."""
    return [
        PlacedPiece(
            one.words,
            one.kind,
            one.label,
            one.language,
            direction(one.language),
            trace("passage", one.passages[0].hex) if one.kind == "quote" else trace(kind, key),
        )
        for one in narrative
    ]


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding on the page; trace: the address of what it rests on."""

    said: FindingSection
    trace: str
    narrative: list[PlacedPiece]
    quotations: list[Placed]
    against: list[Placed]


@dataclass(frozen=True, slots=True)
class ShownTheme:
    """A theme on the page."""

    said: ThemeSection
    trace: str
    narrative: list[PlacedPiece]
    findings: list[ShownFinding]
    quotations: list[Placed]


def shown_theme(theme: ThemeSection) -> ShownTheme:
    """A theme of the report as the page shows it, every sentence with what it opens."""
    return ShownTheme(
        theme,
        trace("theme", theme.id),
        placed_pieces(theme.narrative, "theme", theme.id),
        [
            ShownFinding(
                one,
                trace("finding", one.id),
                placed_pieces(one.narrative, "finding", one.id),
                placed(one.quotations),
                placed(one.against),
            )
            for one in theme.findings
        ],
        placed(theme.quotations),
    )
