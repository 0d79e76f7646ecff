"""Figures of agreement as a page draws them: a value, and each source's value as a dot."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from plurivox.coding.agreement import Row

from ...frame.tags import figure as short

WIDE, HIGH, EDGE = 104, 16, 5  # of a drawing, in pixels
Place = tuple[str, str | None, str | None, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One value with those of its sources. said: the same in words, for a screen reader."""

    row: Row
    by_source: tuple[Row, ...]

    @property
    def shown(self) -> str:
        return short(self.row.value)

    @property
    def interval(self) -> str:
        """“.71 to .82”, or nothing where there is no interval."""
        if self.row.low is None or self.row.high is None:
            return ""
        return f"{short(self.row.low)} to {short(self.row.high)}"

    @property
    def said(self) -> str:
        parts = [
            f"{one.source}: {short(one.value)}" if one.value is not None
            else f"{one.source}: not defined, {one.reason}"
            for one in self.by_source
        ]  # fmt: skip
        return self.interval or "; ".join(parts)

    def drawn(self, low: float) -> SafeString:
        """An axis from `low` to 1, a dot a source or the line of an interval, a stroke for all."""
        marks: list[tuple[str]] = []
        if self.row.low is not None and self.row.high is not None:
            a, b = (_x(end, low) for end in (self.row.low, self.row.high))
            marks.append((format_html('<path class="iv" d="M{} 8H{}"/>', f"{a:.1f}", f"{b:.1f}"),))
        for one in self.by_source:
            if one.value is not None:
                marks.append((format_html('<circle cx="{}" cy="8" r="3"/>', _at(one.value, low)),))
        if self.row.value is not None:
            x = _at(self.row.value, low)
            marks.append((format_html('<path class="all" d="M{} 2V14"/>', x),))
        return format_html(
            '<svg class="dots" viewBox="0 0 {w} {h}" width="{w}" height="{h}" aria-hidden="true">'
            '<path class="ax" d="M{a} 8H{b}"/>{zero}{marks}</svg>',
            w=WIDE,
            h=HIGH,
            a=EDGE,
            b=WIDE - EDGE,
            zero=format_html('<path class="ax" d="M{} 5V11"/>', _at(0, low)) if low < 0 else "",
            marks=format_html_join("", "{}", marks),
        )


def _x(value: float, low: float) -> float:
    return EDGE + (max(value, low) - low) / (1 - low) * (WIDE - 2 * EDGE)


def _at(value: float, low: float) -> str:
    return f"{_x(value, low):.1f}"


def gathered(rows: Iterable[Row]) -> dict[Place, Figure]:
    """The rows with those of their sources, by statistic, code, domain and coders."""
    heads: dict[Place, Row] = {}
    parts: dict[Place, list[Row]] = {}
    for row in rows:
        place = (row.statistic, row.code, row.domain, row.coders)
        if row.source is None:
            heads[place] = row
        else:
            parts.setdefault(place, []).append(row)
    return {place: Figure(row, tuple(parts.get(place, ()))) for place, row in heads.items()}


def axis(figures: Sequence[Figure]) -> float:
    """Where an axis begins that holds all of them: 0, or the tenth below the least."""
    values = [
        value
        for figure in figures
        for row in (figure.row, *figure.by_source)
        for value in (row.value, row.low)
        if value is not None
    ]
    return min(0.0, math.floor(min(values, default=0.0) * 10) / 10)
