"""Load our own study beside the literature, theme by theme, and save what a person says of it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from plurivox.evidence.problem import Refused
from plurivox.synthesis.beside import PROPOSALS, BesideTheme, Side, SideFinding, beside_theme
from plurivox.synthesis.grid import Construct, Relation
from plurivox.themes.analysis import Analysis, Gathered

from .analysis import load_analysis, load_gathered
from .cells import SummaryView, load_summaries, save_summary
from .findings import FindingView, load_findings
from .grid import load_grid
from .project import Project

WHERE = ("beside", "literature")  # the cell of the matrix in which the words are kept


def load_beside(project: Project, analysis: Analysis) -> list[BesideTheme]:
    """Every theme with what the study and the literature found of it, in the order of themes.

    A source that reports a study is of the literature, every other is our own. A finding stands on
    the side of the passages that speak for it; on both where they come from both.
    """
    grid = load_grid(project, analysis)
    constructs = [p.construct for row in grid.cells for cell in row for p in cell.constructs]
    placed = [r for row in grid.cells for c in row for p in c.constructs for r in p.relations]
    relations = {one.id: one for one in (*placed, *grid.others)}
    findings = load_findings(project)
    return [
        _theme(analysis, theme, findings, constructs, relations)
        for theme in load_gathered(project, "theme", analysis)
    ]


def _theme(
    analysis: Analysis,
    theme: Gathered,
    findings: list[FindingView],
    constructs: list[Construct],
    relations: Mapping[uuid.UUID, Relation],
) -> BesideTheme:
    sides = []
    for literature in (False, True):
        mine = [one for one in findings if one.theme == theme.id]
        shown = [_finding(analysis, one, literature) for one in mine]
        held = [one for one in constructs if literature and theme.id in one.themes]
        sides.append(
            Side(
                tuple(key for key in theme.passages if _from(analysis, key) == literature),
                tuple(one for one in shown if one.passages),
                tuple(held),
            )
        )
    return beside_theme(theme.id, theme.name, sides[0], sides[1], relations.values())


def _from(analysis: Analysis, passage: uuid.UUID) -> bool:
    """Whether a passage stands in a report of a study."""
    return bool(analysis.sources[analysis.passages[passage].source].study)


def _finding(analysis: Analysis, one: FindingView, literature: bool) -> SideFinding:
    keys = analysis.in_order(key for key, stance in one.passages if stance == "for")
    mine = tuple(key for key in keys if _from(analysis, key) == literature)
    return SideFinding(one.id, one.number, one.claim, one.polarity, mine)  # type: ignore[arg-type]


def load_said_beside(project: Project) -> dict[uuid.UUID, SummaryView]:
    """What people wrote of themes, by theme."""
    found = load_summaries(project).items()
    return {row: one for (row, *where), one in found if tuple(where) == WHERE}


def save_said_beside(project: Project, theme: uuid.UUID, words: str, *, by: uuid.UUID) -> None:
    """Say where both agree, add or contradict; empty words take it away."""
    analysis = load_analysis(project)
    themes = {one.id: one for one in load_gathered(project, "theme", analysis)}
    if theme not in themes:
        raise Refused("This theme is not in the project any more; look at the list again.")
    save_summary(project, ("theme", theme), WHERE, words, themes[theme].passages, by=by)


def beside_answer(project: Project) -> dict[str, Any]:
    """{themes: [{theme, own, literature, proposed, reasons, said, stale}], layers}.

    own, literature: {passages, findings: [{number, claim, polarity}], constructs: [name]}.
    """
    analysis = load_analysis(project)
    said = load_said_beside(project)
    rows = []
    for one in load_beside(project, analysis):
        words = said.get(one.id)
        rows.append(
            {
                "theme": one.name,
                "own": _side(one.own),
                "literature": _side(one.literature),
                "proposed": one.proposal,
                "because": PROPOSALS[one.proposal],
                "reasons": list(one.reasons),
                "said": words.words if words else "",
                "stale": words.stale((*one.own.passages, *one.literature.passages))
                if words
                else "",
            }
        )
    return {"themes": rows, "layers": analysis.named_layers()}


def _side(side: Side) -> dict[str, Any]:
    return {
        "passages": len(side.passages),
        "findings": [
            {"number": one.number, "claim": one.claim, "polarity": one.polarity}
            for one in side.findings
        ],
        "constructs": [one.name for one in side.constructs],
    }
