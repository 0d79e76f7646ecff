"""Gathering what a report says, and writing it to a file that is renamed into place when whole."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

from plurivox.evidence.problem import Refused
from plurivox.reports import REPORTS
from plurivox.reports.study import Picture, StudyReport, TableSection
from plurivox.themes.analysis import Analysis
from plurivox.themes.attributes import attributes_of
from plurivox.themes.map_picture import picture as map_picture
from plurivox.themes.map_picture import told
from plurivox.themes.matrix import matrix
from plurivox.themes.pictures import LINES, saturation_picture

from .analysis import load_analysis, load_gathered
from .codebook import load_codes
from .influences import load_map
from .overview import load_about
from .patterns import load_saturation
from .placing import placed
from .project import Project
from .report_method import agreements, method_facts, participants_table
from .report_themes import lacking, theme_sections
from .sources import load_sources


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
    about = load_about(project)
    sources = load_sources(project)
    analysis = load_analysis(project)
    themes = theme_sections(project, analysis)
    return StudyReport(
        about.title,
        about.invented,
        tuple(method_facts(project, sources)),
        participants_table(project),
        tuple(agreements(project, sources)),
        themes,
        _codebook(project),
        (*analysis.missing, *lacking(project, themes)),
        _matrix(project, analysis, counts=not about.without_counts),
        tuple(_pictures(project, analysis, counts=not about.without_counts)),
        analysis.named_layers(),
    )


def _matrix(project: Project, analysis: Analysis, *, counts: bool) -> TableSection | None:
    """Themes by site, or by whatever else is known first; marks where the study does not count."""
    rows = load_gathered(project, "theme", analysis)
    known = attributes_of(analysis)
    if not rows or not known:
        return None
    found = matrix(analysis, rows, known[0])

    def cell(count: int) -> str:
        return str(count) if counts else "said" if count else "–"

    cells = [
        (row.name, *(cell(len(c.passages)) for c in line), *([str(len(whole.passages))] * counts))
        for row, line, whole in zip(found.rows, found.cells, found.all, strict=True)
    ]
    what = "Passages of each theme" if counts else "Where each theme was spoken of"
    note = f"{found.layers} An empty cell is silence, not disagreement."
    columns = ("Theme", *found.columns, *(["All"] * counts))
    return TableSection(f"{what} by {known[0]}.", columns, tuple(cells), note=note)


def _pictures(project: Project, analysis: Analysis, *, counts: bool) -> Iterator[Picture]:
    (found,) = load_saturation(project, analysis=analysis)
    if counts and len(found.steps) > 1:
        said = "; ".join(f"{s.session}: {len(s.new)} new, {s.seen} seen" for s in found.steps)
        caption = f"New codes by session, in the order held; not a proof of saturation. {LINES}"
        yield Picture(caption, f"{said}.", saturation_picture(found))
    drawn = load_map(project, analysis)
    if drawn.links:
        said = "; ".join(told(drawn, link) for link in drawn.links)
        yield Picture("Map of influences.", f"{said}.", map_picture(drawn, counts=counts))


def _codebook(project: Project) -> TableSection | None:
    codes = load_codes(project)
    if not codes:
        return None
    rows = [(code.shown, code.full or code.short, code.use, code.not_for) for code in codes]
    columns = ("Code", "Definition", "When to use", "When not")
    return TableSection("The codebook.", columns, tuple(rows))
