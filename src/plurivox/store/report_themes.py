"""What a report says of themes and findings, with the quotations that were chosen for them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from plurivox.reports.study import FindingSection, Quoted, ThemeSection
from plurivox.themes.analysis import Analysis
from plurivox.themes.references import Evidence, Piece, pieces

from .analysis import load_gathered
from .checked import load_checked, load_evidence
from .codebook import load_codes
from .findings import FindingView, load_findings
from .project import Project
from .themes import ThemeView, load_themes

FEW = 5  # passages that stand where nobody has chosen any


class Quoting:
    """Passages of the analysis, ready to be printed."""

    def __init__(self, project: Project, analysis: Analysis) -> None:
        self.analysis = analysis
        names = {code.id: code.shown for code in load_codes(project)}
        self.codes: dict[uuid.UUID, dict[str, None]] = {}
        for one in analysis.codings:
            if one.code in names:
                self.codes.setdefault(one.passage, {})[names[one.code]] = None

    def of(self, passages: Iterable[uuid.UUID]) -> tuple[Quoted, ...]:
        """In the order in which they are given; those that are not read any more are left out."""
        return tuple(self._one(key) for key in passages if key in self.analysis.passages)

    def _one(self, key: uuid.UUID) -> Quoted:
        said = self.analysis.passages[key]
        name = self.analysis.sources[said.source].name
        return Quoted(
            said.quote,
            said.label,
            said.language,
            str(said.source),
            said.start,
            said.id.hex,
            f"{name}, turn {said.turn + 1}" if said.turn >= 0 else name,
            tuple(self.codes.get(key, ())),
            said.end,
        )


def theme_sections(project: Project, analysis: Analysis) -> tuple[ThemeSection, ...]:
    """The themes in their order, each with its findings."""
    quoting, evidence = Quoting(project, analysis), load_evidence(project, analysis)
    names = {code.id: code.shown for code in load_codes(project)}
    by_theme: dict[uuid.UUID | None, list[FindingView]] = {}
    for finding in load_findings(project):
        by_theme.setdefault(finding.theme, []).append(finding)
    held = {one.id: one.passages for one in load_gathered(project, "theme", analysis)}
    views = load_themes(project)
    quoted = {v.path for v in views if v.passages or any(f.quoted for f in by_theme.get(v.id, []))}
    return tuple(
        _theme(
            view,
            by_theme.get(view.id, []),
            held[view.id],
            any(path[: len(view.path)] == view.path for path in quoted),
            Printing(names, quoting, evidence),
        )
        for view in views
    )


@dataclass(frozen=True, slots=True)
class Printing:
    """What sections are printed with; evidence: what references are looked up in."""

    names: dict[uuid.UUID, str]
    quoting: Quoting
    evidence: Evidence


def _theme(
    view: ThemeView,
    findings: list[FindingView],
    held: tuple[uuid.UUID, ...],
    chosen: bool,
    printing: Printing,
) -> ThemeSection:
    """chosen: whether a quotation was chosen for this theme, or for one below it."""
    quoting, names = printing.quoting, printing.names
    told = {key for one in findings for key in one.quoted}
    own = [key for key in quoting.analysis.in_order(view.passages) if key not in told]
    narrative = pieces(view.narrative, printing.evidence)
    return ThemeSection(
        view.id.hex,
        view.name,
        len(view.path) - 1,
        view.definition,
        view.boundaries,
        narrative,
        tuple(names[code] for code in view.codes if code in names),
        tuple(_finding(one, printing) for one in findings),
        quoting.of(own if chosen else held[:FEW]),
        chosen or not held,
        quoting.of(dict.fromkeys([*held, *_quoted_in(narrative)])),
    )


def _finding(one: FindingView, printing: Printing) -> FindingSection:
    quoting = printing.quoting
    stance = dict(one.passages)
    quoted = [key for key in one.quoted if stance.get(key) != "against"]
    against = [key for key, side in one.passages if side == "against"]
    supporting = [key for key, side in one.passages if side != "against"]
    narrative = pieces(one.narrative, printing.evidence)
    return FindingSection(
        one.id.hex,
        one.number,
        one.claim,
        one.polarity,
        one.level,
        one.setting,
        one.quantifier,
        narrative,
        quoting.of(quoted),
        quoting.of(against),
        quoting.of(dict.fromkeys([*supporting, *_quoted_in(narrative)])),
    )


def _quoted_in(narrative: Iterable[Piece]) -> list[uuid.UUID]:
    """The passages that a narrative quotes: the report has to hold them too."""
    return [key for piece in narrative if piece.kind == "quote" for key in piece.passages]


def lacking(project: Project, themes: Iterable[ThemeSection]) -> list[str]:
    """Sentences on what of themes and findings is missing, or older than what it rests on."""
    found = []
    checked = load_checked(project)
    for theme in themes:
        if not theme.chosen:
            found.append(
                f"No quotation is chosen for “{theme.name}”; its first passages stand in its place."
            )
        if not theme.narrative and theme.depth == 0:
            found.append(f"“{theme.name}” has no narrative.")
        narratives = [(theme.id, f"“{theme.name}”", theme.narrative)]
        for finding in theme.findings:
            if not finding.evidence:
                found.append(f"No passage speaks for the finding “{finding.claim}”.")
            narratives.append((finding.id, f"the finding “{finding.claim}”", finding.narrative))
        for key, name, narrative in narratives:
            before = checked.get(uuid.UUID(key), {})
            if any(p.kind and before.get(p.written) != p.printed for p in narrative):
                found.append(
                    f"What the narrative of {name} rests on has changed since somebody read it."
                )
    return found
