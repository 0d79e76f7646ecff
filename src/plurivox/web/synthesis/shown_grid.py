"""The grid as its page shows it: what stands in each cell, and how the studies differ there."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plurivox.store.studies import StudyView
from plurivox.synthesis.grid import Cell, Construct, Grid, GridTheme, Relation

from ..addresses import address

VERBS = {
    "reciprocal": "says the same as",
    "refutational": "refutes",
    "no equivalent": "has no equivalent to",
}
SIGNS = {"reciprocal": "rec", "refutational": "ref", "no equivalent": "no"}
_YEAR = re.compile(r"[\s,(]+\d{4}[a-z]?\)?$")


def brief(name: str) -> str:
    """The name of a study without its year: “Halvorsen 2021” is Halvorsen."""
    return _YEAR.sub("", name) or name


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in a cell. said: in participants' words; stale: its passages have changed."""

    words: str
    said: bool
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """How a cell stands to another study, in two or three words; kind: rec, ref or no."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A relation with why somebody drew it. about: the construct to which it leads."""

    id: uuid.UUID
    kind: str
    heading: str
    about: str
    rationale: str
    by: str
    day: str


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell. names: of constructs where nothing is written yet; looked: looked for in vain.

    name, order: of the column's construct; themes: of the column, for windows that show one study.
    """

    study: uuid.UUID
    column: uuid.UUID
    name: str
    order: str
    themes: str
    words: tuple[Words, ...]
    names: tuple[Words, ...]
    signs: tuple[Sign, ...]
    looked: bool
    passages: tuple[uuid.UUID, ...]
    opens: str
    here: bool

    @property
    def empty(self) -> bool:
        """Whether nobody has said anything of it."""
        return not (self.words or self.names or self.looked)


@dataclass(frozen=True, slots=True)
class ShownStudy:
    """A row. about: in one line what is known of the study; opens: its page, or its article."""

    view: StudyView
    about: str
    cells: tuple[ShownCell, ...]
    here: bool
    opens: str


@dataclass(frozen=True, slots=True)
class Here:
    """The cell that is current: the place of its row and of its column."""

    row: int
    column: int


def here_of(grid: Grid, study: str, column: str) -> Here:
    """The cell that an address names by keys; otherwise the first whose relation refutes."""
    rows = {one.id.hex: at for at, one in enumerate(grid.studies)}
    columns = {one.id.hex: at for at, one in enumerate(grid.columns)}
    if study in rows and column in columns:
        return Here(rows[study], columns[column])
    for kind in ("refutational", "reciprocal"):
        for at in range(len(grid.columns)):
            for row, cells in enumerate(grid.cells):
                if any(r.kind == kind for p in cells[at].constructs for r in p.relations):
                    return Here(rows.get(study, row), at)
    return Here(rows.get(study, 0), columns.get(column, 0))


def shown_rows(grid: Grid, studies: Iterable[StudyView], here: Here) -> list[ShownStudy]:
    """The rows of the grid."""
    views = {one.id: one for one in studies}
    names = {one.id: one.name for one in grid.studies}
    known = constructs_of(grid)
    rows = []
    for at, (study, cells) in enumerate(zip(grid.studies, grid.cells, strict=True)):
        view = views[study.id]
        shown = tuple(
            _cell(
                study.id,
                column,
                cell,
                names,
                known,
                grid.third[place],
                here=(at, place) == (here.row, here.column),
            )
            for place, (column, cell) in enumerate(zip(grid.columns, cells, strict=True))
        )
        index = "index study" if study.is_index else ""
        parts = (index, ", ".join(filter(None, (view.methods, view.setting))))
        rows.append(
            ShownStudy(view, "; ".join(filter(None, parts)), shown, at == here.row, _opens(view))
        )
    return rows


def _opens(study: StudyView) -> str:
    article = study.reports[0][0] if study.reports else ""
    return address("review:study", study.id) or (
        address("coding:source", article) if article else ""
    )


def constructs_of(grid: Grid) -> dict[uuid.UUID, Construct]:
    """All constructs of the grid by their keys."""
    return {p.construct.id: p.construct for row in grid.cells for c in row for p in c.constructs}


def _cell(
    study: uuid.UUID,
    column: Construct,
    cell: Cell,
    names: Mapping[uuid.UUID, str],
    known: Mapping[uuid.UUID, Construct],
    third: Iterable[GridTheme],
    *,
    here: bool,
) -> ShownCell:
    said = bool(cell.constructs) and all(p.construct.order == "first" for p in cell.constructs)
    bare = [p.construct for p in cell.constructs]
    bare += [known[key] for r in cell.looked_for if (key := r.from_construct) and key in known]
    words = tuple(Words(one.words, said, one.stale) for one in cell.translations)
    return ShownCell(
        study,
        column.id,
        column.name,
        column.order,
        ", ".join(one.name for one in third),
        words,
        () if words else tuple(Words(one.name, one.order == "first") for one in bare),
        tuple(dict.fromkeys(_signs(cell, names))),
        bool(cell.looked_for) and not bare,
        cell.passages,
        address("synthesis:cell", study, column.id),
        here,
    )


def _signs(cell: Cell, names: Mapping[uuid.UUID, str]) -> Iterable[Sign]:
    for one in cell.constructs:
        whom = brief(names.get(one.beside.study, "")) if one.beside else ""
        for relation in one.relations:
            verb = "same as" if relation.kind == "reciprocal" else "refutes"
            yield Sign(SIGNS[relation.kind], f"{verb} {whom}".strip())
    if any(one.from_construct for one in cell.looked_for):
        yield Sign("no", "no equivalent")


def reasons_of(grid: Grid, cell: Cell) -> list[Reason]:
    """The relations of a cell with their reasons: those that place it there, then the others."""
    names = {one.id: one.name for one in grid.studies}
    known = constructs_of(grid)
    mine = {one.construct.id for one in cell.constructs}
    found = [relation for one in cell.constructs for relation in one.relations]
    found += cell.looked_for
    found += [one for one in grid.others if one.from_construct in mine]
    return [_reason(one, names, known) for one in {one.id: one for one in found}.values()]


def _reason(
    one: Relation, names: Mapping[uuid.UUID, str], known: Mapping[uuid.UUID, Construct]
) -> Reason:
    to = known[one.to_construct]
    whose = names.get(one.study, "")
    if one.kind == "no equivalent":
        verb = "has no equivalent" if one.from_construct else "was looked through"
        heading = f"{whose} {verb}"
    else:
        heading = f"{whose} {VERBS[one.kind]} {names.get(to.study, '')}"
    return Reason(one.id, SIGNS[one.kind], heading, to.name, one.rationale, one.by, one.day)


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """The head of a column, and at its foot the themes that hold its constructs."""

    view: Construct
    study: str
    themes: tuple[GridTheme, ...]
    here: bool


def shown_columns(grid: Grid, here: Here) -> list[ShownColumn]:
    """The columns of the grid."""
    names = {one.id: one.name for one in grid.studies}
    return [
        ShownColumn(one, names.get(one.study, ""), themes, at == here.column)
        for at, (one, themes) in enumerate(zip(grid.columns, grid.third, strict=True))
    ]
