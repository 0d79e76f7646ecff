"""Themes and findings as the tables that an import reads again."""

from __future__ import annotations

import uuid
from typing import cast

from plurivox.themes.entry import ThemeEntry
from plurivox.themes.finding_row import FindingRow, Level, Polarity

from .codebook import load_codes
from .findings import FindingView, load_findings, quotation_numbers
from .project import Project
from .themes import ThemeView, load_themes


def theme_entries(project: Project) -> list[ThemeEntry]:
    """The themes in their order, each with its own codes."""
    names = {code.id: code.shown for code in load_codes(project)}
    return [
        ThemeEntry(
            0,
            one.path,
            one.definition,
            one.narrative,
            tuple(names[code] for code in one.codes if code in names),
            boundaries=one.boundaries,
            number=one.number,
        )
        for one in load_themes(project)
    ]


def finding_entries(project: Project) -> list[FindingRow]:
    """The findings in their order.

    What speaks for and against one is cited by its quotation's number, and by the passage's key
    where no quotation numbers it.
    """
    themes = {one.id: one for one in load_themes(project)}
    numbers = quotation_numbers(project)
    return [_finding(one, themes, numbers) for one in load_findings(project)]


def _finding(
    one: FindingView, themes: dict[uuid.UUID, ThemeView], numbers: dict[uuid.UUID, str]
) -> FindingRow:
    theme = themes.get(one.theme) if one.theme else None
    sides: dict[str, list[str]] = {"for": [], "against": []}
    for passage, stance in one.passages:
        sides.setdefault(stance, []).append(numbers.get(passage, passage.hex))
    return FindingRow(
        0,
        one.claim,
        theme.shown if theme else "",
        theme.number if theme else "",
        polarity=cast(Polarity, one.polarity),
        stated_setting=one.setting,
        quantifier=one.quantifier,
        quotes=tuple(sides["for"]),
        level=cast(Level, one.level),
        id=one.number,
        against=tuple(sides["against"]),
    )
