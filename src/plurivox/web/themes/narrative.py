"""A narrative on its page: what its references print, and what can be put into it by keys."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from plurivox.store.checked import load_changed, load_evidence
from plurivox.store.project import Project
from plurivox.themes.analysis import Analysis, Gathered
from plurivox.themes.attributes import UNKNOWN, all_values, attributes_of
from plurivox.themes.references import (
    WHATS,
    Evidence,
    Piece,
    count_reference,
    counted,
    counted_of,
    pieces,
    quote_reference,
    short,
)

from ..reports.places import PlacedPiece, placed_pieces
from .passages import passages_address
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
    shown = placed_pieces(found, about.kind, about.id.hex)
    return _beside(project, analysis, [about], about.id, found, shown)


def narrative_over(
    project: Project, analysis: Analysis, themes: Sequence[Gathered], words: str
) -> Narrative:
    """The line of argument, over all themes; a figure in it opens the passages that it counts."""
    found = pieces(words, load_evidence(project, analysis))
    shown = [
        replace(one, opens=_opens(piece, themes)) if piece.kind == "count" else one
        for piece, one in zip(found, placed_pieces(found, "", ""), strict=True)
    ]
    return _beside(project, analysis, themes, project.id, found, shown)


def _opens(piece: Piece, rows: Sequence[Gathered]) -> str:
    """The passages that a figure counts: of its theme, code or finding, and of its value."""
    kind, key, attribute, value = counted_of(piece.written)
    row = next((one.id for one in rows if (one.kind, short(one.id)) == (kind, key)), None)
    return passages_address(*([(kind, row)] if row else []), attribute=attribute, value=value)


def _beside(
    project: Project,
    analysis: Analysis,
    of: Sequence[Gathered],
    whose: uuid.UUID,
    found: Sequence[Piece],
    shown: list[PlacedPiece],
) -> Narrative:
    changed = [
        (piece.words, before if piece.kind == "count" else "another wording")
        for piece, before in load_changed(project, whose, found)
    ]
    keys = dict.fromkeys(key for one in of for key in (*one.passages, *one.against))
    figures = [
        (written, f"{said}, {one.name}" if len(of) > 1 else said, value)
        for one in of
        for written, said, value in _figures(analysis, one)
    ]
    offered = shown_passages(project, analysis, list(keys)[:MOST])
    return Narrative(shown, changed, [(quote_reference(one.id), one) for one in offered], figures)


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
