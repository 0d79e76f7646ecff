"""A construct with one of its passages, as a table gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Order = Literal["first", "second"]


@dataclass(frozen=True, slots=True)
class ConstructRow:
    """Rows of the same study and name are one construct with several passages.

    `quote` (as it stands, LF) must be found in a source of the study, which only the source can
    tell. `definition` is in the study's words.
    """

    line: int
    study: str
    name: str
    order: Order
    quote: str
    definition: str = ""
    theme: str = ""
