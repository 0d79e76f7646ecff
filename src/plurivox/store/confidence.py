"""Load and save how much confidence people have in a finding (CERQual), and what it rests on."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plurivox.evidence.problem import Refused
from plurivox.synthesis.basis import (
    Basis,
    BasisConstruct,
    BasisRelation,
    BasisStudy,
    changes,
    digest,
)
from plurivox.synthesis.confidence import (
    COMPONENTS,
    Assessment,
    Judgement,
    judgement_refused,
    lacking,
    overall_refused,
    refused_for,
)
from plurivox.themes.analysis import Analysis

from .acts import act
from .analysis import load_analysis
from .appraisal import AnswerView, load_answers
from .constructs import ConstructView, load_constructs
from .findings import FindingView, load_findings
from .keys import as_key
from .models import Confidence
from .people import load_people
from .project import Project
from .relations import RelationView, load_relations
from .studies import StudyView, load_studies

COLUMN = {"methodological_limitations": "methodological"}  # shorter than the component's name


@dataclass(frozen=True, slots=True)
class ConfidenceView:
    """The confidence in a finding. refused: why it cannot be assessed, "" where it can.

    studies: the primary studies that it rests on; stale: by component, what has changed since
    somebody confirmed it; by: who assessed it, in order; at: when last.
    """

    finding: FindingView
    assessment: Assessment
    studies: tuple[StudyView, ...]
    passages: tuple[uuid.UUID, ...]
    refused: str
    lacking: tuple[str, ...]
    stale: Mapping[str, Sequence[str]]
    by: tuple[str, ...]
    at: int

    @property
    def begun(self) -> bool:
        """Whether somebody has judged anything of it."""
        return bool(self.assessment.judgements or self.assessment.overall)


@dataclass(frozen=True, slots=True)
class Synthesis:
    """What a judgement of confidence may rest on, loaded once for all findings."""

    studies: Sequence[StudyView]
    constructs: Sequence[ConstructView]
    relations: Sequence[RelationView]
    answers: Sequence[AnswerView]
    people: Mapping[uuid.UUID, str]

    @classmethod
    def of(cls, project: Project, analysis: Analysis) -> Synthesis:
        constructs = [one for one in load_constructs(project, analysis) if one.order]
        return cls(
            load_studies(project),
            constructs,
            load_relations(project),
            load_answers(project, None),
            {one.id: one.name for one in load_people(project)},
        )


def load_confidences(project: Project, analysis: Analysis) -> list[ConfidenceView]:
    """Of every finding how far its confidence is judged, in the order of findings."""
    known = Synthesis.of(project, analysis)
    rows = Confidence.objects.using(project.alias).filter(project=project.id, alive=True)
    found = {one.finding_id: one for one in rows.order_by("id")}
    told = _told(project)
    views = []
    for finding in load_findings(project):
        row = found.get(finding.id)
        passages = analysis.in_order(key for key, _ in finding.passages)
        now = basis_of(known, analysis, passages)
        mine = [one for one in known.studies if one.id in now.studies]
        own = any(study is None for study in now.passages.values())
        assessment = _assessment(row) if row else Assessment()
        begun = assessment.judgements or assessment.overall
        stale = changes(Basis.from_json(json.loads(row.basis)), now) if row and row.basis else {}
        by, at = told.get(row.id, ([], 0)) if row else ([], 0)
        views.append(
            ConfidenceView(
                finding,
                assessment,
                tuple(mine),
                passages,
                refused_for({one.id: one.name for one in mine}, own=own),
                tuple(lacking(assessment)) if begun else (),
                stale,
                tuple(known.people[one] for one in by if one in known.people),
                at,
            )
        )
    return views


def _assessment(row: Confidence) -> Assessment:
    judgements = {}
    for component in COMPONENTS:
        column = COLUMN.get(component, component)
        concern = getattr(row, column)
        if concern:
            judgements[component] = Judgement(concern, getattr(row, f"{column}_why"))
    return Assessment(judgements, row.overall, row.overall_why)


def _told(project: Project) -> dict[uuid.UUID, tuple[list[uuid.UUID], int]]:
    """Of each confidence who wrote of it, each once, and when last."""
    found: dict[uuid.UUID, tuple[list[uuid.UUID], int]] = {}
    with project.cursor() as cursor:
        cursor.execute(
            "SELECT v.row, a.by, a.at FROM version v JOIN act a ON a.id = v.act "
            "WHERE v.project = %s AND v.\"table\" = 'confidence' ORDER BY v.id",
            [project.id],
        )
        for row, by, at in cursor.fetchall():
            people, _ = found.get(as_key(row), ([], 0))
            who = as_key(by)
            found[as_key(row)] = ([*people, *([] if who in people else [who])], int(at))
    return found


def basis_of(known: Synthesis, analysis: Analysis, passages: Sequence[uuid.UUID]) -> Basis:
    """What a finding with these passages rests on now.

    Its studies are those whose reports hold its passages; its constructs those that hold one of
    them; its relations those between these constructs and others.
    """
    study_of = {source: one.id for one in known.studies for source, _ in one.reports}
    of = {key: study_of.get(analysis.passages[key].source) for key in passages}
    studies = {study for study in of.values() if study}
    held = [one for one in known.constructs if set(one.passages) & set(passages)]
    keys = {one.id for one in held}
    answers: dict[uuid.UUID, dict[tuple[uuid.UUID, str, int], str]] = {}
    for one in known.answers:
        kept = digest(one.answer, one.note)
        answers.setdefault(one.study, {})[one.person, one.tool, one.number] = kept
    return Basis(
        {
            one.id: BasisStudy(one.name, one.about, answers.get(one.id, {}))
            for one in known.studies
            if one.id in studies
        },
        {
            one.id: BasisConstruct(one.name, one.order, digest(one.definition), one.study)
            for one in held
        },
        {
            one.id: BasisRelation(
                one.kind, one.construct, one.to_construct, one.study, digest(one.rationale)
            )
            for one in known.relations
            if one.construct in keys or one.to_construct in keys
        },
        of,
        known.people,
    )


def save_confidence(
    project: Project, finding: uuid.UUID, said: Assessment, *, by: uuid.UUID
) -> None:
    """Write what a person judges of a finding, and confirm it on what it rests on now.

    What is not judged yet may stay open. Raises Refused for a finding of one primary study, and
    where a concern or a lower confidence has no explanation.
    """
    analysis = load_analysis(project)
    view = next((o for o in load_confidences(project, analysis) if o.finding.id == finding), None)
    if view is None:
        raise Refused("This finding is not in the project any more; look at the list again.")
    problems = [view.refused] if view.refused else []
    for component, one in said.judgements.items():
        problems.append(judgement_refused(component, one.concern, one.explanation))
    if said.overall:
        problems.append(overall_refused(said.overall, said.explanation))
    if any(problems):
        raise Refused(*[one for one in problems if one])
    now = basis_of(Synthesis.of(project, analysis), analysis, view.passages)
    values = {"overall": said.overall, "overall_why": said.explanation.strip()}
    for component in COMPONENTS:
        column = COLUMN.get(component, component)
        judged = said.judgements.get(component, Judgement(""))
        values |= {column: judged.concern, f"{column}_why": judged.explanation.strip()}
    values["basis"] = json.dumps(now.as_json(), sort_keys=True)
    with act(project, by, "judge confidence") as deed:
        deed.put("confidence", uuid.uuid5(finding, "confidence"), finding=finding, **values)


def confirm_confidence(project: Project, finding: uuid.UUID, *, by: uuid.UUID) -> None:
    """Say that what was judged still holds, after what it rests on has changed."""
    analysis = load_analysis(project)
    for one in load_confidences(project, analysis):
        if one.finding.id == finding and one.begun:
            save_confidence(project, finding, one.assessment, by=by)
            return
    raise Refused("Nothing of this finding is judged yet; there is nothing to confirm.")
