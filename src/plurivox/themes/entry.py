"""A theme as a table gives it: its place among the themes, its words, its codes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """A theme; `path` runs from the root down to its own name. `codes`: names or paths.

    above: the parent in the table's words, where no row of the table is it. The path then begins
    with these words read as a path; whether there is such a theme only a project can tell.
    """

    line: int
    path: tuple[str, ...]
    definition: str = ""
    narrative: str = ""
    codes: tuple[str, ...] = ()
    above: str = ""
    boundaries: str = ""
    number: str = ""

    @property
    def name(self) -> str:
        return self.path[-1]

    @property
    def parent(self) -> tuple[str, ...]:
        """The path of the theme above; () where the theme stands at the root."""
        return self.path[:-1]
