"""CERQual's two tables: the Summary of Qualitative Findings and the Evidence Profile.

Lewin et al. 2018, Implementation Science 13(Suppl 1):10, says what stands in which.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from plurivox.reports.study import TableSection
from plurivox.reports.tables import Sheet, Tables, write_tables
from plurivox.synthesis.confidence import COMPONENTS, Assessment

EXTENSIONS = (".docx", ".html", ".xlsx")
SUMMARY = ("Finding", "Contributing studies", "Confidence", "Explanation")
PROFILE = ("Finding", *COMPONENTS.values(), "Confidence", "Contributing studies")
METHOD = (
    "Confidence was judged with GRADE-CERQual (Lewin et al. 2018): it starts at high and is "
    "lowered by judgement, never by arithmetic."
)
NOT_JUDGED = "Not judged yet"


@dataclass(frozen=True, slots=True)
class AssessedFinding:
    """A finding with what was judged of it; number as its author wrote.

    studies: names of those that contribute. changed: of `basis.changes`, the sentences under each
    component that is stale. refused: why it cannot be assessed, "" where it can.
    """

    claim: str
    studies: tuple[str, ...]
    number: str = ""
    assessment: Assessment = field(default_factory=Assessment)
    changed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    refused: str = ""


@dataclass(frozen=True, slots=True)
class CerqualReport:
    """All findings. layers: which codings were read, in one sentence."""

    title: str
    findings: tuple[AssessedFinding, ...]
    layers: str = ""
    invented: bool = False


def write(report: CerqualReport, file: BinaryIO, extension: str) -> None:
    """Write both tables as .docx, .html or .xlsx. Raises Refused for another extension."""
    write_tables(tables(report), file, extension, EXTENSIONS)


def tables(report: CerqualReport) -> Tables:
    """Both tables; a finding that cannot be assessed stands in them with the reason."""
    summary = TableSection(
        "Summary of Qualitative Findings.",
        SUMMARY,
        tuple(_summary(one) for one in report.findings),
        note=report.layers,
    )
    profile = TableSection(
        "CERQual Evidence Profile.",
        PROFILE,
        tuple(_profile(one) for one in report.findings),
        note=report.layers,
    )
    return Tables(
        report.title,
        report.invented,
        (METHOD,),
        (("Summary of Qualitative Findings", summary), ("Evidence Profile", profile)),
        (
            Sheet("Summary", summary.columns, summary.rows),
            Sheet("Evidence Profile", profile.columns, profile.rows),
            Sheet("Changed", ("finding", "component", "what changed"), tuple(_changed(report))),
        ),
    )


def _summary(one: AssessedFinding) -> tuple[str, ...]:
    told = list(dict.fromkeys(s for some in one.changed.values() for s in some))
    explanation = one.refused or one.assessment.explanation
    lines = [explanation, *_again([] if one.refused else told)]
    return _finding(one), "; ".join(one.studies), _confidence(one), "\n".join(filter(None, lines))


def _profile(one: AssessedFinding) -> tuple[str, ...]:
    confidence = f"{_confidence(one)}: {one.refused or one.assessment.explanation}".rstrip(": ")
    judged = (_component(one, component) for component in COMPONENTS)
    return _finding(one), *judged, confidence, "; ".join(one.studies)


def _component(one: AssessedFinding, component: str) -> str:
    """The level of concern with its explanation, and what has changed under it."""
    if one.refused:
        return "–"
    judged = one.assessment.judgements.get(component)
    if judged is None:
        return NOT_JUDGED
    said = f"{_first_up(judged.concern)} concerns"
    if judged.explanation:
        said = f"{said}: {judged.explanation}"
    return "\n".join([said, *_again(one.changed.get(component, ()))])


def _again(sentences: Sequence[str]) -> list[str]:
    return [f"To be judged again: {' '.join(sentences)}"] if sentences else []


def _confidence(one: AssessedFinding) -> str:
    if one.refused:
        return "Not assessed"
    return _first_up(one.assessment.overall) or NOT_JUDGED


def _finding(one: AssessedFinding) -> str:
    return f"{one.number} {one.claim}".strip()


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]


def _changed(report: CerqualReport) -> Iterator[tuple[str, ...]]:
    for one in report.findings:
        for component, name in COMPONENTS.items():
            for sentence in () if one.refused else one.changed.get(component, ()):
                yield _finding(one), name, sentence
