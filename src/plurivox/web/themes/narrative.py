"""A narrative on its page: what its references print, and what can be put into it by keys."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from plurivox.store.checked import load_changed, load_evidence
from plurivox.store.project import Project
from plurivox.themes.analysis import Analysis, Gathered
from plurivox.themes.attributes import UNKNOWN, all_values, attributes_of
from plurivox.themes.references import (
    WHATS,
    Evidence,
    count_reference,
    counted,
    pieces,
    quote_reference,
    short,
)

from ..reports.places import PlacedPiece, placed_pieces
from .shown import ShownPassage, shown_passages

MOST = 80  # quotations on offer; the search field narrows them


@dataclass(frozen=True, slots=True)
class Narrative:
    """What stands beside a narrative. changed: (what it prints, what it printed when last read).

    quotations: (reference, passage); figures: (reference, in words, what it prints now).
    """

    shown: list[PlacedPiece]
    changed: list[tuple[str, str]]
    quotations: list[tuple[str, ShownPassage]]
    figures: list[tuple[str, str, int]]


def narrative_of(project: Project, analysis: Analysis, about: Gathered, words: str) -> Narrative:
    """The narrative of a theme or finding."""
    found = pieces(words, load_evidence(project, analysis))
    changed = [
        (piece.words, before if piece.kind == "count" else "another wording")
        for piece, before in load_changed(project, about.id, found)
    ]
    keys = dict.fromkeys([*about.passages, *about.against])
    shown = shown_passages(project, analysis, list(keys)[:MOST])
    return Narrative(
        placed_pieces(found, about.kind, about.id.hex),
        changed,
        [(quote_reference(one.id), one) for one in shown],
        list(_figures(analysis, about)),
    )


def _figures(analysis: Analysis, about: Gathered) -> Iterable[tuple[str, str, int]]:
    for what in WHATS:
        yield count_reference(about, what), what, counted(analysis, about.passages, what)
    attribute = next(iter(attributes_of(analysis)), "")
    evidence = Evidence(analysis, {}, {(about.kind, short(about.id)): about})
    for value in all_values(analysis, attribute) if attribute else ():
        if value != UNKNOWN:
            for what in ("passages", "speakers"):
                written = count_reference(about, what, attribute, value)
                (piece,) = pieces(written, evidence)
                yield written, f"{what}, {attribute} {value}", int(piece.words)


def gathered_of(rows: Iterable[Gathered], key: uuid.UUID) -> Gathered | None:
    """The one of a key, or None."""
    return next((one for one in rows if one.id == key), None)
