"""A code as a codebook gives it: its place in the tree and its definition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["", "semantic", "latent"]
LEVELS: tuple[Level, ...] = ("semantic", "latent")


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A code; `path` runs from the root of the tree down to its own name.

    short, full: the definition in a line and whole; use_when, not_when: when to use the code and
    when not; domain: codes of one domain are mutually exclusive; color: `#rrggbb`, or
    `c1` to `c12` of our palette. Empty words
    mean: the codebook does not say.

    above: the parent in the table's words, where no row of the table is it. The path then begins
    with these words read as a path; whether there is such a code only a project can tell.
    """

    line: int
    path: tuple[str, ...]
    short: str = ""
    full: str = ""
    use_when: str = ""
    not_when: str = ""
    origin: str = ""
    level: Level = ""
    domain: str = ""
    color: str = ""
    status: str = ""
    above: str = ""

    @property
    def name(self) -> str:
        return self.path[-1]

    @property
    def parent(self) -> tuple[str, ...]:
        """The path of the code above; () where the code stands at the root."""
        return self.path[:-1]
