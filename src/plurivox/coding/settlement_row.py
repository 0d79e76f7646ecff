"""How one disagreement between coders was settled, as a table gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Decision = Literal["one", "both", "none", "new"]
DECISIONS: tuple[Decision, ...] = ("one", "both", "none", "new")


@dataclass(frozen=True, slots=True)
class SettlementRow:
    """The disagreement (pass, source, start..end, code) and what was decided.

    one: the coding of `coder` stands; both: both stand; none: neither; new: `new_code` on
    `new_start`..`new_end` takes their place, where what the row leaves out is that of the
    disagreement. Code points, end exclusive. For decisions other than new the new_… are None.
    """

    line: int
    pass_name: str
    source: str
    start: int
    end: int
    code: str
    decision: Decision
    coder: str = ""
    new_start: int | None = None
    new_end: int | None = None
    new_code: str | None = None
    reason: str = ""
