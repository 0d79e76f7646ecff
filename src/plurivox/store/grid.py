"""Load the grid in which studies are translated into one another, and freeze how it stood."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from plurivox.evidence.problem import Refused
from plurivox.synthesis.grid import (
    Construct,
    Grid,
    GridStudy,
    GridTheme,
    Relation,
    Translation,
    build_grid,
    counts,
)
from plurivox.themes.analysis import Analysis

from .acts import act
from .cells import load_summaries, save_summary
from .constructs import load_constructs
from .findings import load_findings
from .keys import as_key
from .people import load_people
from .project import Project
from .relations import load_relations
from .studies import StudyView, load_studies
from .themes import load_themes

CELL = "study"  # the attribute of a cell of the matrix that is one of the grid; its value is a key


def load_grid(project: Project, analysis: Analysis) -> Grid:
    """The grid of the confirmed constructs: studies in the order of reading, themes as they are."""
    people = {one.id: one.name for one in load_people(project)}
    constructs = [
        Construct(
            one.id,
            one.name,
            one.order,  # type: ignore[arg-type]
            one.study,
            one.definition,
            ", ".join(people[key] for key in one.reviewers if key in people),
            one.passages,
            one.themes,
            one.credibility,  # type: ignore[arg-type]
        )
        for one in load_constructs(project, analysis)
        if one.order
    ]
    relations = [
        Relation(
            one.id,
            one.construct,
            one.to_construct,
            one.study,
            one.kind,  # type: ignore[arg-type]
            one.rationale,
            people.get(one.by, ""),
            _day(one.at),
        )
        for one in load_relations(project)
    ]
    studies = [
        GridStudy(one.id, one.name, about_line(one), at, one.is_index)
        for at, one in enumerate(load_studies(project))
    ]
    grid = build_grid(studies, constructs, relations, (), _themes(project))
    written = _translations(project, grid)
    return build_grid(studies, constructs, relations, written, _themes(project))


def about_line(study: StudyView) -> str:
    """A study in one line: “34 interviews, ward, Norway”."""
    parts = (study.methods, study.people, study.setting, study.country)
    return ", ".join(part for part in parts if part)


def _themes(project: Project) -> list[GridTheme]:
    polarities: dict[uuid.UUID | None, list[str]] = {}
    for finding in load_findings(project):
        polarities.setdefault(finding.theme, []).append(finding.polarity)
    return [
        GridTheme(one.id, one.shown, tuple(polarities.get(one.id, ())))  # type: ignore[arg-type]
        for one in load_themes(project)
    ]


def _translations(project: Project, grid: Grid) -> list[Translation]:
    """What was written into cells; stale where the cell has other passages now."""
    column_of = grid.column_of()
    held = {
        (study.id, column.id): cell.passages
        for study, row in zip(grid.studies, grid.cells, strict=True)
        for column, cell in zip(grid.columns, row, strict=True)
    }
    found = []
    for (about, attribute, value), one in load_summaries(project).items():
        if attribute != CELL or not _is_key(value):
            continue
        study = uuid.UUID(value)
        cell = held.get((study, column_of.get(about, about)), ())
        found.append(Translation(study, about, one.words, "", bool(one.stale(cell))))
    return found


def _is_key(words: str) -> bool:
    return len(words) == 32 and all(letter in "0123456789abcdef" for letter in words)


def _day(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).date().isoformat() if at else ""


def translate_cell(
    project: Project,
    analysis: Analysis,
    study: uuid.UUID,
    column: uuid.UUID,
    words: str,
    *,
    by: uuid.UUID,
) -> None:
    """Write a construct in the terms of a study; empty words take it away."""
    grid = load_grid(project, analysis)
    rows = {one.id: at for at, one in enumerate(grid.studies)}
    columns = {one.id: at for at, one in enumerate(grid.columns)}
    if study not in rows or column not in columns:
        raise Refused("This cell is not in the grid any more; look at the grid again.")
    cell = grid.cells[rows[study]][columns[column]]
    save_summary(project, ("code", column), (CELL, study.hex), words, cell.passages, by=by)


@dataclass(frozen=True, slots=True)
class GridRelease:
    """A frozen state of the grid. counts: first, second, third; at: milliseconds since 1970."""

    number: int
    note: str
    at: int
    by: uuid.UUID
    studies: tuple[str, ...]
    constructs: tuple[str, ...]
    relations: int
    counts: dict[str, int]


def release_grid(project: Project, analysis: Analysis, note: str = "", *, by: uuid.UUID) -> int:
    """Freeze the grid under the next number, and return it. Refused where it is empty."""
    grid = load_grid(project, analysis)
    if not grid.columns:
        raise Refused("The grid has no constructs yet; there is nothing to release.")
    placed = [one.construct for row in grid.cells for cell in row for one in cell.constructs]
    content = {
        "studies": [one.name for one in grid.studies],
        "constructs": [one.name for one in placed],
        "relations": len(load_relations(project)),
        "counts": counts(placed),
    }
    number = max((one.number for one in load_grid_releases(project)), default=0) + 1
    with act(project, by, "release grid") as deed:
        deed.add(
            "release",
            kind="grid",
            number=number,
            content=json.dumps(content, ensure_ascii=False),
            note=note.strip(),
        )
    return number


def load_grid_releases(project: Project) -> list[GridRelease]:
    """All releases of the grid, by number."""
    with project.cursor() as cursor:
        cursor.execute(
            "SELECT r.number, r.note, a.at, a.by, r.content FROM release r "
            "JOIN version v ON v.row = r.id AND v.field = 'alive' "
            "AND NOT EXISTS (SELECT 1 FROM replaces p WHERE p.version = v.id) "
            "JOIN act a ON a.id = v.act WHERE r.project = %s AND r.kind = 'grid' AND r.alive "
            "ORDER BY r.number, r.id",
            [project.id],
        )
        found = cursor.fetchall()
    releases = []
    for number, note, at, by, content in found:
        kept = json.loads(content)
        releases.append(
            GridRelease(
                number,
                note,
                int(at),
                as_key(by),
                tuple(kept["studies"]),
                tuple(kept["constructs"]),
                kept["relations"],
                kept["counts"],
            )
        )
    return releases
