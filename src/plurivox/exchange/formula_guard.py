"""Cells of a csv that a spreadsheet would take for a formula, made harmless and restored.

A spreadsheet that opens a csv computes what begins with = + - @ (also in full width, also after
white space) or with a tab or line end. Such a cell is written with an apostrophe in front, which
spreadsheets take for "this is text". So that nothing is lost, a cell that already looks so guarded
gets one more, and reading takes exactly one off. Words such as 'tis are left as they are.
"""

from __future__ import annotations

import re

_FORMULA = r"(?:[\t\r\n]|\s*[=+\-@＝＋－＠])"
_RISKY = re.compile(rf"'*{_FORMULA}")
_GUARDED = re.compile(rf"'+{_FORMULA}")


def guarded(cell: str) -> str:
    """The cell as it may stand in a csv."""
    return f"'{cell}" if _RISKY.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell that `guarded` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell
