"""The codebook as rows of a tree for a page: where each code stands among its siblings."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plurivox.store.codebook import CodeView

from .hues import hue_of


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code in the tree. level: from 1; of, at: how many siblings there are and which it is."""

    code: CodeView
    hue: int
    level: int
    of: int
    at: int
    parents: bool


def rows_of(codes: Sequence[CodeView]) -> list[CodeRow]:
    """The rows, in the order of the codes, which is that of the tree."""
    siblings = Counter(code.parent for code in codes)
    above = {code.parent for code in codes}
    seen: Counter[uuid.UUID | None] = Counter()
    rows = []
    for place, code in enumerate(codes):
        seen[code.parent] += 1
        rows.append(
            CodeRow(
                code,
                hue_of(code.color, place),
                len(code.path),
                siblings[code.parent],
                seen[code.parent],
                code.id in above,
            )
        )
    return rows
