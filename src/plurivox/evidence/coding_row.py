"""One coding as a table gives it: who put which code on which span of which source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CodingRow:
    """A coding; `start` and `end` are code points, end exclusive, start < end.

    `coder` is None where the table has no such column. `code` is a name or a path. `quote` (None
    where the table does not give it) must equal the text there, which only the text can tell.
    `pass_name` is what the table says; into which pass the row goes, the import decides.
    """

    line: int
    source: str
    coder: str | None
    code: str
    start: int
    end: int
    quote: str | None = None
    memo: str = ""
    pass_name: str = ""
