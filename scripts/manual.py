"""What the manual takes from the program itself when it is built, so that no table goes stale."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import licences

from plurivox.exchange import FORMATS

MARK = re.compile(r"^<!-- generated: (?P<what>\w+) -->$", re.MULTILINE)


def on_page_markdown(markdown: str, **_: Any) -> str:
    """MkDocs calls this for every page; a mark that names nothing stops the build."""
    return MARK.sub(lambda mark: GENERATED[mark["what"]](), markdown)


def formats() -> str:
    """One line a format, in the order of FORMATS."""
    rows = [f"| {f.name} | {f.kind} | {' '.join(f.extensions)} |" for f in FORMATS]
    return table("| format | kind | files |", rows)


def table(head: str, rows: list[str]) -> str:
    return "\n".join([head, re.sub(r"[^|]+", " --- ", head), *rows])


GENERATED: dict[str, Callable[[], str]] = {"formats": formats, "licences": licences.table}
