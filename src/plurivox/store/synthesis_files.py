"""A synthesis as scripts and files get it: the grid, CERQual's tables, the checklists."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from plurivox.evidence.problem import Refused
from plurivox.reports import cerqual, checklist, grid
from plurivox.reports.checklist_items import CHECKLISTS
from plurivox.synthesis.grid import Cell, Construct
from plurivox.themes.analysis import Analysis
from plurivox.themes.references import pieces

from .analysis import load_analysis
from .argument import load_argument
from .checked import load_evidence
from .checklist_facts import load_rows
from .confidence import load_confidences
from .grid import load_grid, load_grid_releases
from .overview import load_about
from .placing import placed
from .project import Project
from .report_themes import Quoting


def grid_answer(project: Project) -> dict[str, Any]:
    """{studies, columns, rows: [{study, cells: [{column, constructs, translation, relation,
    passages}]}], third: [[theme]], layers}."""
    analysis = load_analysis(project)
    found = load_grid(project, analysis)
    return {
        "studies": [one.name for one in found.studies],
        "columns": [
            {"name": one.name, "order": one.order, "definition": one.definition}
            for one in found.columns
        ],
        "rows": [
            {
                "study": study.name,
                "cells": [
                    _cell(column, cell) for column, cell in zip(found.columns, row, strict=True)
                ],
            }
            for study, row in zip(found.studies, found.cells, strict=True)
        ],
        "third": [[theme.name for theme in themes] for themes in found.third],
        "layers": analysis.named_layers(),
    }


def _cell(column: Construct, cell: Cell) -> dict[str, Any]:
    kinds = [relation.kind for one in cell.constructs for relation in one.relations]
    kinds += [one.kind for one in cell.looked_for]
    return {
        "column": column.name,
        "constructs": [one.construct.name for one in cell.constructs],
        "translation": " ".join(one.words for one in cell.translations),
        "relation": "; ".join(dict.fromkeys(kinds)),
        "passages": len(cell.passages),
    }


def write_grid(project: Project, out: str) -> None:
    """Write the grid. Raises Refused for an ending that is not written."""
    _ending(out, grid.EXTENSIONS)
    report = grid_report(project, load_analysis(project))
    with placed(out) as file:
        grid.write(report, file, Path(out).suffix.lower())


def grid_report(project: Project, analysis: Analysis) -> grid.GridReport:
    """The grid with all that its file says."""
    about, found = load_about(project), load_grid(project, analysis)
    releases = load_grid_releases(project)
    passages = {key for row in found.cells for cell in row for key in cell.passages}
    order = analysis.in_order(passages)
    quoted = dict(zip(order, Quoting(project, analysis).of(order), strict=True))
    return grid.GridReport(
        about.title,
        found,
        analysis.named_layers(),
        f"release {releases[-1].number}" if releases else "",
        _argument(project, analysis),
        about.invented,
        quoted,
    )


def _argument(project: Project, analysis: Analysis) -> str:
    """The line of argument with what its references print now."""
    written = load_argument(project)
    return "".join(one.words for one in pieces(written, load_evidence(project, analysis)))


def cerqual_answer(project: Project) -> list[dict[str, Any]]:
    """[{finding, number, studies, confidence, explanation, components: {…}, stale, refused}]."""
    return [
        {
            "finding": one.finding.claim,
            "number": one.finding.number,
            "studies": [study.name for study in one.studies],
            "confidence": one.assessment.overall,
            "explanation": one.assessment.explanation,
            "components": {
                component: {"concern": judged.concern, "explanation": judged.explanation}
                for component, judged in one.assessment.judgements.items()
            },
            "stale": {component: list(said) for component, said in one.stale.items()},
            "refused": one.refused,
        }
        for one in load_confidences(project, load_analysis(project))
    ]


def write_cerqual(project: Project, out: str) -> None:
    """Write both tables of CERQual. Raises Refused for an ending that is not written."""
    _ending(out, cerqual.EXTENSIONS)
    about, analysis = load_about(project), load_analysis(project)
    findings = tuple(
        cerqual.AssessedFinding(
            one.finding.claim,
            tuple(study.name for study in one.studies),
            one.finding.number,
            one.assessment,
            one.stale,
            one.refused,
        )
        for one in load_confidences(project, analysis)
        if one.begun or not one.refused
    )
    report = cerqual.CerqualReport(about.title, findings, analysis.named_layers(), about.invented)
    with placed(out) as file:
        cerqual.write(report, file, Path(out).suffix.lower())


def checklist_answer(project: Project, which: str) -> list[dict[str, Any]]:
    """[{no, item, state, words, place}], all items in their order."""
    labels = {item.number: item.label for item in CHECKLISTS[which].items}
    return [
        {
            "no": row.number,
            "item": labels[row.number],
            "state": row.state,
            "words": row.words,
            "place": row.place,
        }
        for row in load_rows(project, which)
    ]


def write_checklist(project: Project, which: str, out: str) -> None:
    """Write a checklist. Raises Refused for an ending that is not written."""
    _ending(out, checklist.EXTENSIONS)
    about = load_about(project)
    rows = tuple(load_rows(project, which))
    report = checklist.ChecklistReport(about.title, CHECKLISTS[which], rows, about.invented)
    with placed(out) as file:
        checklist.write(report, file, Path(out).suffix.lower())


# What is written of a synthesis, by name, and with which endings.
WRITTEN = {
    "grid": grid.EXTENSIONS,
    "cerqual": cerqual.EXTENSIONS,
    **dict.fromkeys(CHECKLISTS, checklist.EXTENSIONS),
}


def write_synthesis(project: Project, kind: str, out: str) -> None:
    """Write the grid, CERQual's tables or a checklist. Raises Refused for what is none of them."""
    if kind == "grid":
        write_grid(project, out)
    elif kind == "cerqual":
        write_cerqual(project, out)
    elif kind in CHECKLISTS:
        write_checklist(project, kind, out)
    else:
        raise Refused(f"“{kind}” is not written; these are: {', '.join(WRITTEN)}.")


def _ending(out: str, known: tuple[str, ...]) -> None:
    ending = Path(out).suffix.lower()
    if ending not in known:
        raise Refused(f"{out} is not written as “{ending}”; choose one of {', '.join(known)}.")
