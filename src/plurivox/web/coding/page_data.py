"""What the scripts of the reading page get: columns, small enough to be sent whole."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from plurivox.store.codebook import CodeView
from plurivox.store.codings import Codings

from .hues import hue_of


def code_rows(codes: Iterable[CodeView]) -> list[dict[str, Any]]:
    """The codes in the order of the tree; `c` is the hue, `d` the depth from 0."""
    return [
        {
            "id": code.id.hex,
            "name": code.name,
            "shown": code.shown,
            "above": " / ".join(code.path[:-1]),
            "d": len(code.path) - 1,
            "c": hue_of(code.color, place),
            "short": code.short,
            "full": code.full,
            "use": code.use,
            "not": code.not_for,
            "retired": code.status == "retired",
        }
        for place, code in enumerate(codes)
    ]


def coding_columns(
    codings: Codings, codes: Sequence[CodeView], own: uuid.UUID
) -> dict[str, list[Any]]:
    """Columns id, start, end (code points), code (number in the rows of codes), whose.

    whose: 0 for one's own, otherwise a number from 1 in `coders`, the keys of the others.
    """
    number = {code.id: n for n, code in enumerate(codes)}
    kept = [n for n in range(len(codings)) if codings.code[n] in number]
    others = sorted({codings.coder[n] for n in kept} - {own})
    who = {own: 0} | {key: n for n, key in enumerate(others, 1)}
    return {
        "id": [codings.id[n].hex for n in kept],
        "start": [int(codings.start[n]) for n in kept],
        "end": [int(codings.end[n]) for n in kept],
        "code": [number[codings.code[n]] for n in kept],
        "whose": [who[codings.coder[n]] for n in kept],
        "coders": [key.hex for key in others],
    }


def packed(data: Any) -> str:
    """JSON that may stand inside a script element: nothing in it can end the element."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
