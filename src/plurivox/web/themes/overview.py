"""The themes as a tree, and what stands in none of them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from plurivox.store.analysis import load_analysis, load_gathered
from plurivox.store.codebook import load_codes
from plurivox.store.findings import load_findings
from plurivox.store.project import Project
from plurivox.store.themes import ThemeView, load_themes
from plurivox.themes.analysis import Analysis, Gathered

from ..coding.hues import hue_of
from .passages import passages_address


@dataclass(frozen=True, slots=True)
class ShownCode:
    """A code among themes. count: of its passages; opens: their address."""

    id: uuid.UUID
    name: str
    hue: int
    count: int
    opens: str


@dataclass(frozen=True, slots=True)
class ShownTheme:
    """A theme in the tree or on the board; of, at: its place among its siblings."""

    view: ThemeView
    level: int
    of: int
    at: int
    codes: tuple[ShownCode, ...]
    single: int
    findings: int
    count: int
    opens: str
    parents: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """All themes, the codes that are in none, and how many coded passages stand in a theme."""

    analysis: Analysis
    themes: tuple[ShownTheme, ...]
    loose: tuple[ShownCode, ...]
    coded: int
    held: int
    gathered: tuple[Gathered, ...]

    @property
    def outside(self) -> int:
        """How many coded passages stand in no theme."""
        return self.coded - self.held


def overview(project: Project) -> Overview:
    """Everything that the pages of themes show beside the one that is open."""
    analysis = load_analysis(project)
    views, book = load_themes(project), load_codes(project)
    gathered = load_gathered(project, "theme", analysis)
    held = {one.id: one.passages for one in gathered}
    coded = analysis.coded()
    codes = {
        one.id: ShownCode(
            one.id,
            one.shown,
            hue_of(one.color, at),
            len(coded.get(one.id, ())),
            passages_address(("code", one.id)),
        )
        for at, one in enumerate(book)
    }
    found: dict[uuid.UUID | None, int] = {}
    for finding in load_findings(project):
        found[finding.theme] = found.get(finding.theme, 0) + 1
    siblings: dict[Any, list[uuid.UUID]] = {}
    for view in views:
        siblings.setdefault(view.parent, []).append(view.id)
    themes = tuple(
        ShownTheme(
            view,
            len(view.path),
            len(siblings[view.parent]),
            siblings[view.parent].index(view.id) + 1,
            tuple(codes[code] for code in view.codes if code in codes),
            len(view.passages),
            found.get(view.id, 0),
            len(held[view.id]),
            passages_address(("theme", view.id)),
            view.id in siblings,
        )
        for view in views
    )
    inside = {code for view in views for code in view.codes}
    groups = {one.parent for one in book}
    loose = tuple(
        one for key, one in codes.items() if key not in inside and (key not in groups or one.count)
    )
    marked = {one.passage for one in analysis.codings}
    standing = {key for keys in held.values() for key in keys}
    return Overview(analysis, themes, loose, len(marked), len(marked & standing), tuple(gathered))
