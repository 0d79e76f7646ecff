"""Passages of the analysis layer as pages show them: words, label, codes, and where they stand."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from plurivox.reports.word import RIGHT_TO_LEFT
from plurivox.store.codebook import load_codes
from plurivox.store.project import Project
from plurivox.themes.analysis import Analysis

from ..addresses import words_address
from ..coding.hues import hue_of


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage on a page. place: “GU 1, turn 140”; opens: its place in the transcript.

    codes: (name, hue) of those that it bears in the analysis layer.
    """

    id: uuid.UUID
    words: str
    label: str
    language: str
    dir: str
    place: str
    opens: str
    codes: tuple[tuple[str, int], ...]


def shown_passages(
    project: Project, analysis: Analysis, passages: Iterable[uuid.UUID]
) -> list[ShownPassage]:
    """Passages ready to be shown, in the order in which they are given."""
    hues = {
        code.id: (code.shown, hue_of(code.color, at)) for at, code in enumerate(load_codes(project))
    }
    bears: dict[uuid.UUID, dict[tuple[str, int], None]] = {}
    for one in analysis.codings:
        if one.code in hues:
            bears.setdefault(one.passage, {})[hues[one.code]] = None
    found = []
    for key in passages:
        said = analysis.passages[key]
        name = analysis.sources[said.source].name
        found.append(
            ShownPassage(
                key,
                said.quote,
                said.label,
                said.language,
                "rtl" if said.language in RIGHT_TO_LEFT else "ltr",
                f"{name}, turn {said.turn + 1}" if said.turn >= 0 else name,
                words_address(said.source, said.start, said.end),
                tuple(bears.get(key, ())),
            )
        )
    return found
