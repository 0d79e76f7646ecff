"""The grid of a synthesis: studies × constructs, with the relations and the third order."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from plurivox.reports.study import Quoted, TableSection
from plurivox.reports.tables import Opened, Sheet, Tables, write_tables
from plurivox.synthesis.grid import (
    Cell,
    Construct,
    Grid,
    GridStudy,
    GridTheme,
    Kind,
    Placed,
    Relation,
    counts,
)

EXTENSIONS = (".docx", ".html", ".xlsx")
SIGNS: dict[Kind, str] = {"reciprocal": "≈", "refutational": "≠", "no equivalent": "∅"}
LEGEND = (
    "“≈ reciprocal” and “≠ refutational” say how a construct stands to the one that heads its "
    "column, or to the one that is named; “∅ no equivalent” was looked for and not found; an empty "
    "cell says nothing either way."
)
THIRD = "Third-order constructs (themes)"


@dataclass(frozen=True, slots=True)
class GridReport:
    """The grid with its title. layers: which codings were read, in one sentence; release: its name.

    line: the line of argument, "" where none is written. quotations: the passages of constructs by
    key, so that a page shows what its numbers count; those that are not given are counted only.
    """

    title: str
    grid: Grid
    layers: str = ""
    release: str = ""
    line: str = ""
    invented: bool = False
    quotations: Mapping[uuid.UUID, Quoted] = field(default_factory=dict)


def write(report: GridReport, file: BinaryIO, extension: str) -> None:
    """Write the grid as .docx, .html or .xlsx. Raises Refused for another extension."""
    write_tables(tables(report), file, extension, EXTENSIONS)


def tables(report: GridReport) -> Tables:
    """The grid as tables."""
    grid = report.grid
    note = " ".join(filter(None, [report.layers, LEGEND]))
    columns = ("Study", *(_head(grid, one) for one in grid.columns))
    laid = tuple(
        _row(grid, study, row) for study, row in zip(grid.studies, grid.cells, strict=True)
    )
    third = (THIRD, *("\n".join(map(_theme, themes)) or "–" for themes in grid.third))
    whole = TableSection("Studies translated into one another.", columns, (*laid, third), note=note)
    headed = [("Studies and constructs", whole)]
    relations = tuple(_relation(grid, one) for one in _relations(grid))
    if relations:
        said = TableSection("Relations between constructs.", RELATIONS, relations)
        headed.append(("Relations", said))
    sheets = (
        Sheet("Grid", whole.columns, whole.rows),
        Sheet("Constructs", CONSTRUCTS, tuple(_constructs(grid))),
        Sheet("Relations", RELATIONS, relations),
        Sheet("Translations", TRANSLATIONS, tuple(_translations(grid))),
        Sheet("Third order", ("column", "theme", "polarity"), tuple(_third(grid))),
        Sheet("Passages", PASSAGES, tuple(_passages(report))),
    )
    return Tables(
        report.title,
        report.invented,
        tuple(_facts(report)),
        tuple(headed),
        sheets,
        opened=tuple(_opened(report)),
    )


RELATIONS = ("Construct", "Stands to", "Relation", "Study", "Rationale", "By", "Day")
CONSTRUCTS = (
    "study", "construct", "order", "definition", "column", "relation", "stands to", "themes",
    "passages", "credibility", "reviewer",
)  # fmt: skip
PASSAGES = ("study", "construct", "column", "quote", "label", "language", "place")
TRANSLATIONS = ("study", "column", "translation", "by", "to be read again")


def _facts(report: GridReport) -> Iterator[str]:
    if report.release:
        yield f"Release: {report.release}."
    found = counts(one.construct for _, _, cell in _cells(report.grid) for one in cell.constructs)
    yield (
        f"Constructs: {found['first']} first-order, {found['second']} second-order, "
        f"{found['third']} third-order. Studies: {len(report.grid.studies)}."
    )
    if report.line:
        yield f"Line of argument: {report.line}"


def _head(grid: Grid, column: Construct) -> str:
    study = next(one.name for one in grid.studies if one.id == column.study)
    return f"{column.name} ({column.order}-order; {study})"


def _row(grid: Grid, study: GridStudy, row: tuple[Cell, ...]) -> tuple[str, ...]:
    index = " (index study)" if study.is_index else ""
    about = f": {study.about}" if study.about else ""
    cells = zip(grid.columns, row, strict=True)
    return (f"{study.name}{index}{about}", *(_cell(column, cell) for column, cell in cells))


def _cell(column: Construct, cell: Cell) -> str:
    lines = [_placed(column, one) for one in cell.constructs]
    for one in cell.translations:
        by = f" ({one.by})" if one.by else ""
        again = " – to be read again" if one.stale else ""
        lines.append(f"Translation: {one.words}{by}{again}")
    for looked in cell.looked_for:
        why = f": {looked.rationale}" if looked.rationale else ""
        lines.append(f"{_sign(looked)}{why}")
    if cell.passages:
        lines.append(f"Passages: {len(cell.passages)}")
    return "\n".join(lines)


def _placed(column: Construct, one: Placed) -> str:
    """The construct after the sign of its relation; the one it stands to where not the column's."""
    name = f"{one.construct.name} ({one.construct.order}-order)"
    signs = ", ".join(dict.fromkeys(map(_sign, one.relations)))
    if one.beside is not None and one.beside.id != column.id:
        signs = f"{signs} to “{one.beside.name}”"
    return f"{signs}: {name}" if signs else name


def _sign(relation: Relation) -> str:
    return f"{SIGNS[relation.kind]} {relation.kind}"


def _theme(theme: GridTheme) -> str:
    return f"{theme.name} ({theme.polarity})" if theme.polarity else theme.name


def _cells(grid: Grid) -> Iterator[tuple[GridStudy, Construct, Cell]]:
    for study, row in zip(grid.studies, grid.cells, strict=True):
        for column, cell in zip(grid.columns, row, strict=True):
            yield study, column, cell


def _relations(grid: Grid) -> list[Relation]:
    """All of them, each once: as the cells show them, then the others."""
    shown = [
        relation
        for _, _, cell in _cells(grid)
        for relation in (*(r for one in cell.constructs for r in one.relations), *cell.looked_for)
    ]
    return [*{one.id: one for one in (*shown, *grid.others)}.values()]


def _relation(grid: Grid, one: Relation) -> tuple[str, ...]:
    names = {
        p.construct.id: p.construct.name for _, _, cell in _cells(grid) for p in cell.constructs
    }
    start = names.get(one.from_construct, "") if one.from_construct else "looked for, not found"
    study = next((s.name for s in grid.studies if s.id == one.study), "")
    return start, names[one.to_construct], _sign(one), study, one.rationale, one.by, one.day


def _constructs(grid: Grid) -> Iterator[tuple[str | int, ...]]:
    themes = {theme.id: theme.name for some in grid.third for theme in some}
    for study, column, cell in _cells(grid):
        for placed in cell.constructs:
            one = placed.construct
            yield (
                study.name,
                one.name,
                one.order,
                one.definition,
                column.name,
                ", ".join(dict.fromkeys(relation.kind for relation in placed.relations)),
                placed.beside.name if placed.beside else "",
                "; ".join(themes[key] for key in one.themes if key in themes),
                len(one.passages),
                one.credibility,
                one.reviewer,
            )


def _translations(grid: Grid) -> Iterator[tuple[str, ...]]:
    for study, column, cell in _cells(grid):
        for one in cell.translations:
            yield study.name, column.name, one.words, one.by, "yes" if one.stale else ""


def _third(grid: Grid) -> Iterator[tuple[str, ...]]:
    for column, themes in zip(grid.columns, grid.third, strict=True):
        for theme in themes:
            yield column.name, theme.name, theme.polarity


def _passages(report: GridReport) -> Iterator[tuple[str, ...]]:
    for study, column, cell in _cells(report.grid):
        for placed in cell.constructs:
            for key in placed.construct.passages:
                if said := report.quotations.get(key):
                    name, words = placed.construct.name, said.words
                    yield (
                        study.name, name, column.name, words, said.label, said.language, said.place
                    )  # fmt: skip


def _opened(report: GridReport) -> Iterator[Opened]:
    """The passages of each cell of which all are given; studies are rows, columns follow theirs."""
    grid, given = report.grid, report.quotations
    for row, (study, cells) in enumerate(zip(grid.studies, grid.cells, strict=True)):
        for at, (column, cell) in enumerate(zip(grid.columns, cells, strict=True), 1):
            if cell.passages and all(key in given for key in cell.passages):
                name = f"{study.name}: {column.name}"
                yield Opened(row, at, name, tuple(given[key] for key in cell.passages))
