"""What the scripts of the reading page get: columns, small enough to be sent whole."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from plurivox.store.codebook import CodeView
from plurivox.store.people import load_people
from plurivox.store.project import Project
from plurivox.store.reading import Page, PageCoding, load_page

from .beside import load_notes, memo_rows
from .hues import hue_of
from .places import Place
from .short_keys import short_key


def load_seen(
    project: Project, source: uuid.UUID, place: Place, person: uuid.UUID
) -> tuple[Page, dict[str, Any]]:
    """The source as a person sees it in a place, and what changes about it when they work.

    Codings are those of the chosen pass alone. `others`: the names of whoever made some of what is
    seen; `whose` is 0 for one's own, otherwise a number from 1 in it.
    """
    page = load_page(project, source, layers=place.layers, person=person)
    memos = [
        *page.memos,
        *load_notes(project, place.layers, place.chosen.id if place.chosen else None),
    ]
    makers = {coding.coder for coding in page.codings} | {memo.coder for memo in memos}
    others = sorted(makers - {person})
    names = {one.id: one.name for one in load_people(project)} if others else {}
    who = {person: 0} | {key: n for n, key in enumerate(others, 1)}
    number = {code.id: n for n, code in enumerate(page.codes)}
    return page, {
        "codes": code_rows(page.codes),
        "codings": coding_columns(page.codings, number, who),
        "recent": [number[code] for code in page.recent],
        "memos": memo_rows(memos, who, source),
        "others": [names.get(key, "somebody") for key in others],
    }


def code_rows(codes: Iterable[CodeView]) -> list[dict[str, Any]]:
    """The codes in the order of the tree; `c` is the hue, `d` the depth from 0."""
    return [code_row(code, place) for place, code in enumerate(codes)]


def code_row(code: CodeView, place: int) -> dict[str, Any]:
    """One code; `place` in the book decides its hue where it has no colour."""
    return {
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
        "proposal": code.is_proposal,
    }


def coding_columns(
    codings: Sequence[PageCoding], number: Mapping[uuid.UUID, int], who: Mapping[uuid.UUID, int]
) -> dict[str, Any]:
    """Columns: `id`, short keys in one word; `from`, the start in code points, counted from the
    coding before; `long`, its length; `code`, a row of the codes; `whose`, where it is not 0.
    """
    kept = [coding for coding in codings if coding.code in number]
    starts = [coding.start for coding in kept]
    return {
        "id": "".join(short_key(coding.id) for coding in kept),
        "from": [start - before for before, start in zip([0, *starts], starts, strict=False)],
        "long": [coding.end - coding.start for coding in kept],
        "code": [number[coding.code] for coding in kept],
        "whose": {n: other for n, coding in enumerate(kept) if (other := who[coding.coder])},
    }


def packed(data: Any) -> str:
    """JSON that may stand inside a script element: nothing in it can end the element."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
