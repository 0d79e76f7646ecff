"""What was decided on a code that a coder proposed in an independent pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Decision = Literal["accept", "map", "refuse"]
DECISIONS: tuple[Decision, ...] = ("accept", "map", "refuse")


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """`code` (name or path) of the pass is accepted, mapped to the code `to`, or refused."""

    line: int
    pass_name: str
    code: str
    decision: Decision
    to: str = ""
    reason: str = ""
