"""Quotations with the address of the words they were taken from, and the way they are written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plurivox.reports.study import Quoted
from plurivox.reports.word import RIGHT_TO_LEFT

from ..addresses import address


@dataclass(frozen=True, slots=True)
class Placed:
    """A quotation on a page. `opens` leads to its source; `dir` is that of its language."""

    words: str
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
            "rtl" if one.language in RIGHT_TO_LEFT else "ltr",
            f"{address('transcripts:source', one.source)}#c{one.start}",
        )
        for one in quotations
    ]
