"""The synthesis of the demonstration: four invented articles beside the invented study."""

from __future__ import annotations

import uuid

from plurivox import demonstration as invented
from plurivox.synthesis.confidence import COMPONENTS, Assessment, Judgement

from .acts import act
from .analysis import load_analysis
from .appraisal import save_answer
from .argument import save_argument
from .confidence import save_confidence
from .constructs import load_constructs
from .findings import load_findings
from .grid import release_grid, translate_cell
from .keys import member_id
from .people import load_person
from .project import Project
from .relations import Related, save_relation
from .studies import FIELDS, change_study, load_studies, make_index
from .themes import load_themes
from .voices import load_marks, save_voices

Named = tuple[str, str]  # the name of a study, and of a construct of it


def add_synthesis(project: Project, lead: uuid.UUID) -> None:
    """All that stands over the articles, once these and their constructs are in."""
    studies = {one.name: one for one in load_studies(project)}
    for row in invented.table("studies"):
        about = {field: row[field] for field in FIELDS}
        change_study(project, studies[row["study"]].id, by=lead, **about)
        if row["is_index"]:
            make_index(project, studies[row["study"]].id, by=lead)
    _voices(project, lead)
    known = _constructs(project)
    _relations(project, known, lead)
    _appraisals(project, {name: one.id for name, one in studies.items()})
    _findings(project, lead)
    _translations(project, known, lead)
    save_argument(project, invented.argument(), by=lead)
    release_grid(project, load_analysis(project), "As it stood at our third meeting.", by=lead)
    _confidences(project)


def _voices(project: Project, lead: uuid.UUID) -> None:
    """A person confirms whose words the proposed quotations are."""
    analysis = load_analysis(project)
    articles = {one.text for one in analysis.passages.values()}
    for text in sorted(articles, key=str):
        if marks := load_marks(project, text):
            save_voices(project, text, {one.id: one.voice for one in marks}, by=lead)


def _constructs(project: Project) -> dict[Named, tuple[uuid.UUID, uuid.UUID]]:
    """(study, construct) by their names → their keys."""
    names = {one.id: one.name for one in load_studies(project)}
    found = load_constructs(project, load_analysis(project))
    return {(names[one.study], one.name): (one.study, one.id) for one in found if one.order}


def _relations(
    project: Project, known: dict[Named, tuple[uuid.UUID, uuid.UUID]], lead: uuid.UUID
) -> None:
    studies = {one.name: one.id for one in load_studies(project)}
    for row in invented.table("relations"):
        own = known[row["study"], row["construct"]][1] if row["construct"] else None
        to = known[row["to_study"], row["to_construct"]][1]
        said = Related(studies[row["study"]], to, row["kind"], row["rationale"], own)
        save_relation(project, said, by=lead)


def _appraisals(project: Project, studies: dict[str, uuid.UUID]) -> None:
    for row in invented.table("appraisals"):
        by = load_person(project, row["person"]).id
        noted, _, note = row["note"].partition(": ")
        for number, answer in enumerate(row["answers"].split(";"), 1):
            said = note if noted == str(number) else ""
            save_answer(project, studies[row["study"]], "casp", number, answer, said, by=by)


def _findings(project: Project, lead: uuid.UUID) -> None:
    """Findings of the review, on all passages of the constructs that they name."""
    themes = {one.name: one.id for one in load_themes(project)}
    constructs = {one.name: one for one in load_constructs(project, load_analysis(project))}
    first = len(load_findings(project))
    with act(project, lead, "new finding") as deed:
        for at, row in enumerate(invented.table("review_findings"), first + 1):
            finding = deed.add(
                "finding",
                theme=themes[row["theme"]],
                number=row["number"],
                claim=row["claim"],
                polarity=row["polarity"],
                level=row["level"],
                position=f"{at:06d}",
            )
            held = [constructs[name.strip()] for name in row["constructs"].split(";")]
            passages = dict.fromkeys(key for one in held for key in one.passages)
            for order, passage in enumerate(passages, 1):
                deed.add(
                    "finding_passage",
                    member_id(finding, passage),
                    finding=finding,
                    passage=passage,
                    stance="for",
                    quoted=order <= 2,
                    position=f"{order:06d}",
                )


def _translations(
    project: Project, known: dict[Named, tuple[uuid.UUID, uuid.UUID]], lead: uuid.UUID
) -> None:
    studies = {one.name: one.id for one in load_studies(project)}
    analysis = load_analysis(project)
    for row in invented.table("translated"):
        column = known[row["to_study"], row["to_construct"]][1]
        translate_cell(project, analysis, studies[row["study"]], column, row["words"], by=lead)


def _confidences(project: Project) -> None:
    findings = {one.number: one.id for one in load_findings(project)}
    for row in invented.table("confidences"):
        judged = {name: Judgement(row[name], row[f"{_why(name)}_why"]) for name in COMPONENTS}
        said = Assessment(judged, row["overall"], row["overall_why"])
        by = load_person(project, row["person"]).id
        save_confidence(project, findings[row["number"]], said, by=by)


def _why(component: str) -> str:
    return component.removesuffix("_limitations")
