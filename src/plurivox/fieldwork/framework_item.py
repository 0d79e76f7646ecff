"""One item of the framework a study starts from: a principle, an expected influence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FrameworkItem:
    """An item; `kind` is the study's own word, `no` its number there (unique within the kind)."""

    line: int
    kind: str
    no: str
    name: str
    definition: str = ""
