"""The text on which coders are compared: its lines, everybody's codings, and the consensus."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.safestring import mark_safe

from plurivox.evidence.layers import Layer
from plurivox.store.codebook import CodeView
from plurivox.store.codings import load_codings
from plurivox.store.layers import Frozen
from plurivox.store.project import Project
from plurivox.store.reading import PageCoding, load_page

from ...transcripts.languages import direction
from ..lines import leaves, lines_of
from ..page_data import code_rows, coding_columns, packed

CONSENSUS = uuid.UUID(int=0)  # who “has” the codings of the consensus, on the page


def text_pane(
    project: Project,
    frozen: Frozen,
    source: uuid.UUID,
    consensus: frozenset[Layer],
    person: uuid.UUID,
) -> dict[str, Any]:
    """What the template and the scripts need of one source of a pass."""
    text = load_page(project, source, layers=frozenset(), person=person)
    lines = lines_of(text.words, text.turns)
    base = "rtl" if direction(text.language) == "rtl" else "ltr"
    ends = [line.end for line in lines]
    data = {
        "source": source.hex,
        "may": False,
        "gaps": [line.start - end for line, end in zip(lines, [0, *ends], strict=False)],
        "codes": code_rows(frozen.codes),
        "codings": columns(frozen, [*_frozen(frozen, source), *agreed(project, source, consensus)]),
        "recent": [],
        "coders": list(frozen.coders.values()),
    }
    return {
        "text": text,
        "dir": base,
        "leaves": mark_safe(leaves(text.words, lines, text.speakers, base)),
        "data": mark_safe(packed(data)),
    }


def columns(frozen: Frozen, codings: Sequence[PageCoding]) -> dict[str, Any]:
    """Columns as the reading page's scripts take them; `whose` counts the coders of the pass."""
    number = {code.id: at for at, code in enumerate(frozen.codes)}
    return coding_columns(sorted(codings, key=_place), number, _whose(frozen))


def _place(one: PageCoding) -> tuple[int, int, uuid.UUID]:
    return one.start, -one.end, one.id


def _whose(frozen: Frozen) -> Mapping[uuid.UUID, int]:
    return {key: at for at, key in enumerate((*frozen.coders, CONSENSUS))}


def _frozen(frozen: Frozen, source: uuid.UUID) -> list[PageCoding]:
    at = next(n for n, text in enumerate(frozen.texts) if text.source == source)
    rows, coders = frozen.codings, list(frozen.coders)
    codes: Sequence[CodeView] = frozen.codes
    return [
        PageCoding(
            frozen.id[n],
            frozen.id[n],
            int(rows.start[n]),
            int(rows.end[n]),
            codes[rows.code[n]].id,
            coders[rows.coder[n]],
            frozen.one.id,
        )
        for n in range(len(rows))
        if rows.source[n] == at
    ]


def agreed(project: Project, source: uuid.UUID, consensus: frozenset[Layer]) -> list[PageCoding]:
    """The codings of the consensus in one source."""
    if not consensus:
        return []
    rows = load_codings(project, layers=consensus, source=source)
    return [
        PageCoding(
            rows.id[n],
            rows.passage[n],
            int(rows.start[n]),
            int(rows.end[n]),
            rows.code[n],
            CONSENSUS,
            rows.in_pass[n],
        )
        for n in range(len(rows))
    ]
