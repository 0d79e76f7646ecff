"""A finding as a table gives it: a statement under a theme, in the author's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Polarity = Literal["", "barrier", "facilitator", "both"]
Level = Literal["", "individual", "organisation", "society"]
Setting = Literal["", "low", "high", "both"]
POLARITIES: tuple[Polarity, ...] = ("barrier", "facilitator", "both")
LEVELS: tuple[Level, ...] = ("individual", "organisation", "society")


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding; of `theme` (name or path) and `theme_no` at least one is given.

    `stated_setting` and `quantifier` are the author's own words; `setting` is what is read in the
    former ("low (mainly)" → low, "not stated" → ""). `quotes`: the ids of its quotations;
    `against`: of those that speak against it.
    """

    line: int
    claim: str
    theme: str = ""
    theme_no: str = ""
    polarity: Polarity = ""
    setting: Setting = ""
    stated_setting: str = ""
    quantifier: str = ""
    quotes: tuple[str, ...] = ()
    level: Level = ""
    id: str = ""
    against: tuple[str, ...] = ()
