"""Gathering what a report says, and writing it to a file that is renamed into place when whole."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from plurivox.coding.agreement.statistics import STATISTICS
from plurivox.evidence.layers import Chosen
from plurivox.evidence.problem import Refused
from plurivox.evidence.turns import Turns
from plurivox.reports import REPORTS
from plurivox.reports.study import (
    AgreementSection,
    Quoted,
    StudyReport,
    TableSection,
    ThemeSection,
    label,
)

from .agreement import load_agreement
from .analysis_layers import load_analysis_layers, missing_layers
from .codebook import load_codes
from .codings import Codings, load_codings, speakers_of
from .fieldwork import ParticipantView, load_participant_totals, load_participants
from .findings import load_findings
from .models import Passage
from .models import Project as ProjectRow
from .overview import load_about
from .passes import load_passes
from .people import load_people
from .placing import placed
from .project import Project
from .sources import SourceView, SpeakerView, load_sources, load_speakers
from .themes import load_themes


def write_report(project: Project, out: str, *, person: uuid.UUID) -> None:
    """Write the report of a study. Raises Refused for an ending that is not written."""
    target = Path(out)
    form = next((one for one in REPORTS if one.extension == target.suffix.lower()), None)
    if form is None:
        known = ", ".join(one.extension for one in REPORTS)
        raise Refused(f"A report is not written as “{target.suffix}”; choose one of {known}.")
    report = load_report(project, person=person)
    with placed(out) as file:
        form.load().write(report, file)


def load_report(project: Project, *, person: uuid.UUID) -> StudyReport:
    """All that the report says; codings are those of the analysis layer."""
    row = ProjectRow.objects.using(project.alias).get(id=project.id)
    sources = load_sources(project)
    chosen = load_analysis_layers(project, sources)
    missing = missing_layers(sources, chosen)
    codings = _analysed(project, chosen)
    return StudyReport(
        row.title,
        row.invented,
        tuple(_facts(project, sources)),
        _participants(project),
        tuple(_agreements(project, sources)),
        tuple(_themes(project, row.label_pattern, codings)),
        _codebook(project),
        tuple(missing),
    )


Analysed = dict[uuid.UUID, Chosen]


def _analysed(project: Project, chosen: Analysed) -> list[tuple[uuid.UUID, uuid.UUID, str]]:
    """Code, passage and speaker of every coding of the analysis layer."""
    layers = frozenset(layer for one in chosen.values() for layer in one.layers)
    codings: Codings = load_codings(project, layers=layers)
    speakers = speakers_of(project, codings)
    return [
        (codings.code[at], codings.passage[at], speakers[at])
        for at in range(len(codings))
        if (codings.in_pass[at], codings.coder[at]) in chosen[codings.source[at]].layers
    ]


def _facts(project: Project, sources: list[SourceView]) -> list[str]:
    turns = sum(source.turns for source in sources)
    languages = sorted({source.language for source in sources if source.language})
    facts = [f"{len(sources)} sources with {turns} turns were read."]
    if languages:
        facts.append(f"Languages: {', '.join(languages)}.")
    for one in load_passes(project):
        if not one.is_blind:
            facts.append(
                f"Pass “{one.name}” ({one.kind}, {one.state}): {len(one.coders)} coders, "
                f"{len(one.sources)} sources."
            )
    return facts


def _participants(project: Project) -> TableSection | None:
    rows, total = load_participant_totals(project)
    if not rows:
        return None
    roles = list(total.roles)
    genders = list(total.genders)
    columns = ("Site", "Setting", "Sessions", "Participants", *roles, *genders)
    cells = [
        (
            one.site or ("Total" if one is total else "–"),
            one.setting,
            str(one.sessions),
            str(one.n),
            *(str(one.roles.get(role, 0)) for role in roles),
            *(str(one.genders.get(gender, 0)) for gender in genders),
        )
        for one in [*rows, total]
    ]
    return TableSection("Participants by site.", columns, tuple(cells), total=True)


def _agreements(project: Project, sources: list[SourceView]) -> Iterable[AgreementSection]:
    if load_about(project).reflexive:
        return
    names = {source.id: source.name for source in sources}
    people = {one.id: one.name for one in load_people(project)}
    for one in load_passes(project):
        if one.kind != "independent" or one.state != "ready" or len(one.coders) < 2:
            continue
        rows = load_agreement(project, one.name)
        overall = [row for row in rows if row["code"] is None and row["source"] is None]
        yield AgreementSection(
            one.name,
            tuple(sorted(people[coder] for coder in one.coders)),
            tuple(sorted(names[source] for source in one.sources if source in names)),
            one.unit,
            one.scope,
            tuple((_statistic(row), _figure(row)) for row in overall),
        )


def _statistic(row: dict[str, Any]) -> str:
    title = STATISTICS[row["statistic"]].title
    return f"{title} in the domain “{row['domain']}”" if row["domain"] else title


def _figure(row: dict[str, Any]) -> str:
    if row["value"] is None:
        return f"not defined: {row['reason']}"
    method = f", {row['method']}" if row["method"] else ""
    return f"{row['value']:.3f} (n = {row['n']}{method})"


def _themes(
    project: Project, pattern: str, codings: list[tuple[uuid.UUID, uuid.UUID, str]]
) -> Iterable[ThemeSection]:
    codes = {code.id: code.shown for code in load_codes(project)}
    findings = load_findings(project)
    quoted = _Quoting(project, pattern)
    for theme in load_themes(project):
        passages = dict.fromkeys(theme.passages)
        passages |= dict.fromkeys(p for code, p, _ in codings if code in theme.codes)
        yield ThemeSection(
            theme.name,
            len(theme.path) - 1,
            theme.definition,
            theme.narrative,
            tuple(codes[code] for code in theme.codes if code in codes),
            tuple(one.claim for one in findings if one.theme == theme.id),
            tuple(quoted.of(list(passages))),
        )


class _Quoting:
    """Passages with the labels of those who spoke."""

    def __init__(self, project: Project, pattern: str) -> None:
        self.project, self.pattern = project, pattern
        self.people = {one.id: one for one in load_participants(project)}
        self.texts: dict[uuid.UUID, tuple[Turns, tuple[SpeakerView, ...]]] = {}

    def of(self, passages: list[uuid.UUID]) -> Iterable[Quoted]:
        rows = Passage.objects.using(self.project.alias).select_related("text__source")
        found = {row.id: row for row in rows.filter(id__in=passages)}
        for key in passages:
            if key in found:
                row = found[key]
                source = str(row.text.source_id)
                yield Quoted(row.quote, self._label(row), row.text.language, source, row.start)

    def _label(self, row: Passage) -> str:
        if row.text_id not in self.texts:
            turns = Turns.unpack(bytes(row.text.turns))
            self.texts[row.text_id] = turns, load_speakers(self.project, row.text)
        turns, speakers = self.texts[row.text_id]
        who = turns.speaker_at(row.start)
        if not 0 <= who < len(speakers):
            return f"[{row.text.source.name}]"
        tied = speakers[who].participant
        person: ParticipantView | None = self.people.get(tied) if tied else None
        if person is None:
            return f"[{speakers[who].name}, {row.text.source.name}]"
        return label(self.pattern, person.number, person.site, person.role)


def _codebook(project: Project) -> TableSection | None:
    codes = load_codes(project)
    if not codes:
        return None
    rows = [(code.shown, code.full or code.short, code.use, code.not_for) for code in codes]
    columns = ("Code", "Definition", "When to use", "When not")
    return TableSection("The codebook.", columns, tuple(rows))
