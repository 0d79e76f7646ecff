"""The table of codes in a comparison: how many units each coder coded, and how far they agree."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.safestring import SafeString

from plurivox.coding.agreement.cells import Coders, totals
from plurivox.store.codebook import CodeView
from plurivox.store.layers import Frozen

from ...addresses import address
from ...frame.tags import figure as short
from ..hues import hue_of
from .figures import Figure, Place, axis


@dataclass(frozen=True, slots=True)
class Count:
    """A number that opens the units that it counts."""

    value: int
    opens: str
    name: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure of a code with its drawing; among: the pair of coders where there are more."""

    figure: Figure
    svg: SafeString
    among: str


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A code that somebody used. by: units that each coder coded; figures: of one statistic."""

    code: CodeView
    hue: int
    opens: str
    differs: str
    by: tuple[Count, ...]
    figures: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class CodeTable:
    """Codes that somebody used, and how many nobody did; low: where the axis begins."""

    lines: tuple[CodeLine, ...]
    unused: int
    low: float

    @property
    def begins(self) -> str:
        """Where the axis begins, in digits."""
        return short(self.low, 1)


def _drawn(figure: Figure, low: float, coders: int) -> Drawn:
    some = len(figure.row.coders) < coders
    return Drawn(figure, figure.drawn(low), " and ".join(figure.row.coders) if some else "")


def opens(frozen: Frozen, code: uuid.UUID, who: str = "", query: Mapping[str, str] = {}) -> str:
    """The address of a code's units: of one set of coders (names by |), or of everybody."""
    said = {"code": code.hex, **query} | ({"who": who} if who else {})
    return address("coding:cells", frozen.one.id) + "?" + urlencode(said)


def code_table(
    frozen: Frozen,
    counted: Mapping[uuid.UUID, Mapping[Coders, int]],
    figures: Mapping[Place, Figure],
    statistic: str,
    query: Mapping[str, str] = {},
) -> CodeTable:
    """One line a code, in the order of the codebook; `query`: what the units are opened with."""
    mine = {place: figure for place, figure in figures.items() if place[0] == statistic}
    of_codes = [f for (_, code, domain, _), f in mine.items() if code is not None and not domain]
    low = axis(of_codes)
    lines, unused = [], 0
    for at, code in enumerate(frozen.codes):
        by = totals(counted[code.id], list(frozen.coders.values()))
        if not any(by.values()):
            unused += 1
            continue
        own = tuple(f for (_, name, domain, _), f in mine.items()
                    if name == code.shown and not domain)  # fmt: skip
        lines.append(
            CodeLine(
                code,
                hue_of(code.color, at),
                opens(frozen, code.id, query=query),
                f"{address('coding:comparison', frozen.one.id)}?code={code.id.hex}&all=yes",
                tuple(
                    Count(many, opens(frozen, code.id, f"+{name}", query), f"by {name}")
                    for name, many in by.items()
                ),
                tuple(_drawn(figure, low, len(frozen.coders)) for figure in own),
            )
        )
    return CodeTable(tuple(lines), unused, low)
