"""The grid in which studies are translated into one another: studies × constructs.

Noblit and Hare 1988, Meta-Ethnography. A construct stands in the column to which its relations
lead, over several steps if need be, and otherwise heads a column itself. Which comes first is told
by the index study, then the reading order, then the order in which constructs were given; a
relation that was drawn from the earlier construct to the later one places the later all the same,
since translating goes both ways.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from plurivox.review.credibility import Credibility
from plurivox.synthesis.construct_row import Order
from plurivox.themes.finding_row import Polarity

Kind = Literal["reciprocal", "refutational", "no equivalent"]
KINDS: tuple[Kind, ...] = ("reciprocal", "refutational", "no equivalent")


@dataclass(frozen=True, slots=True)
class GridStudy:
    """A study. about: its characteristics in one line; position: in the reading order."""

    id: uuid.UUID
    name: str
    about: str = ""
    position: int = 0
    is_index: bool = False


@dataclass(frozen=True, slots=True)
class Construct:
    """A construct of a study, with the keys of its passages and of the themes that hold it."""

    id: uuid.UUID
    name: str
    order: Order
    study: uuid.UUID
    definition: str = ""
    reviewer: str = ""
    passages: tuple[uuid.UUID, ...] = ()
    themes: tuple[uuid.UUID, ...] = ()
    credibility: Credibility = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """How one construct stands to another. study: that of `from_construct`.

    Kind “no equivalent” relates nothing; without a `from_construct` it says that `to_construct` was
    looked for in the study and not found.
    """

    id: uuid.UUID
    from_construct: uuid.UUID | None
    to_construct: uuid.UUID
    study: uuid.UUID
    kind: Kind
    rationale: str = ""
    by: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """What a reviewer wrote into a cell: a construct in the terms of a study, and whether stale."""

    study: uuid.UUID
    construct: uuid.UUID
    words: str
    by: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class GridTheme:
    """A theme, which is a third-order construct, and the polarities of its findings."""

    id: uuid.UUID
    name: str
    polarities: tuple[Polarity, ...] = ()

    @property
    def polarity(self) -> Polarity:
        """Barrier, facilitator, or both where its findings speak of both; "" where of neither."""
        found = set(self.polarities) - {""}
        return found.pop() if len(found) == 1 else "both" if found else ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A construct in a cell; beside: the construct under which it stands, None for the column's.

    relations: those that place it there, in the order given; two people may have made them.
    """

    construct: Construct
    beside: Construct | None = None
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What a study has in a column; all of it may be empty.

    passages: of its constructs, each once. translations: as a rule one; others were written for a
    construct that has since come to stand in this column. looked_for: of kind “no equivalent”.
    """

    constructs: tuple[Placed, ...] = ()
    passages: tuple[uuid.UUID, ...] = ()
    translations: tuple[Translation, ...] = ()
    looked_for: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """cells: a row a study, a cell a column; third: the themes of each column, in their order.

    A column is a construct that is not translated into an earlier one. others: relations that no
    cell shows, between two columns, or beside the one that placed a construct.
    """

    studies: tuple[GridStudy, ...]
    columns: tuple[Construct, ...]
    cells: tuple[tuple[Cell, ...], ...]
    third: tuple[tuple[GridTheme, ...], ...]
    others: tuple[Relation, ...] = ()

    def column_of(self) -> dict[uuid.UUID, uuid.UUID]:
        """Construct → the construct that heads its column."""
        return {
            placed.construct.id: column.id
            for row in self.cells
            for column, cell in zip(self.columns, row, strict=True)
            for placed in cell.constructs
        }


def build_grid(
    studies: Iterable[GridStudy],
    constructs: Iterable[Construct],
    relations: Iterable[Relation] = (),
    translations: Iterable[Translation] = (),
    themes: Iterable[GridTheme] = (),
) -> Grid:
    """Every construct of the studies in exactly one column; what belongs to no study is left out.

    A construct whose relations lead to several earlier ones stands with the earliest. Where they
    run in a circle, the earliest construct of the circle heads the column.
    """
    rows = tuple(sorted(studies, key=lambda one: (not one.is_index, one.position)))
    place = {study.id: at for at, study in enumerate(rows)}
    listed = [one for one in constructs if one.study in place]
    known = {one.id: one for one in sorted(listed, key=lambda one: place[one.study])}
    drawn = [one for one in relations if one.to_construct in known]
    under, placing = _under(known, drawn)
    head = _heads(known, under)
    columns = tuple(one for one in known.values() if one.id not in under)
    at = {one.id: column for column, one in enumerate(columns)}
    filling = _Filling(rows, len(columns))
    for one in known.values():
        above = known.get(under[one.id]) if one.id in under else None
        filling.constructs[place[one.study]][at[head[one.id]]].append(
            Placed(one, above, placing.get(one.id, ()))
        )
    shown = {relation.id for some in placing.values() for relation in some}
    for relation in drawn:
        if relation.kind == "no equivalent" and relation.study in place:
            filling.looked[place[relation.study]][at[head[relation.to_construct]]].append(relation)
            shown.add(relation.id)
    for written in translations:
        if written.study in place and written.construct in head:
            cell = filling.written[place[written.study]][at[head[written.construct]]]
            cell.insert(0 if written.construct in at else len(cell), written)
    return Grid(
        rows,
        columns,
        filling.cells(),
        _third(columns, known, head, tuple(themes)),
        tuple(
            one
            for one in drawn
            if one.id not in shown and (one.from_construct is None or one.from_construct in known)
        ),
    )


def counts(constructs: Iterable[Construct]) -> dict[str, int]:
    """How many constructs of each order: third are the themes that hold any of them."""
    kept = list(constructs)
    return {
        "first": sum(one.order == "first" for one in kept),
        "second": sum(one.order == "second" for one in kept),
        "third": len({theme for one in kept for theme in one.themes}),
    }


def _under(
    known: Mapping[uuid.UUID, Construct], relations: Sequence[Relation]
) -> tuple[dict[uuid.UUID, uuid.UUID], dict[uuid.UUID, tuple[Relation, ...]]]:
    """The construct under which each stands, if any, and the relations between the two.

    A chain towards an earlier construct is followed as it was drawn; a construct that has none
    stands under the earliest of those that were related to it. Each way ends at an earlier one, so
    that none comes back to where it began.
    """
    rank = {key: at for at, key in enumerate(known)}
    between: dict[frozenset[uuid.UUID], list[Relation]] = {}
    into: dict[uuid.UUID, set[uuid.UUID]] = {key: set() for key in known}
    out_of: dict[uuid.UUID, set[uuid.UUID]] = {key: set() for key in known}
    for one in relations:
        start, end = one.from_construct, one.to_construct
        if one.kind != "no equivalent" and start in into and start != end:
            between.setdefault(frozenset((start, end)), []).append(one)
            into[start].add(end)
            out_of[end].add(start)
    under: dict[uuid.UUID, uuid.UUID] = {}
    for key in known:
        first = _first_step(key, into, rank)
        earlier = [other for other in out_of[key] if rank[other] < rank[key]]
        if first is not None:
            under[key] = first
        elif earlier:
            under[key] = min(earlier, key=rank.__getitem__)
    return under, {key: tuple(between[frozenset((key, up))]) for key, up in under.items()}


def _first_step(
    key: uuid.UUID, into: Mapping[uuid.UUID, set[uuid.UUID]], rank: Mapping[uuid.UUID, int]
) -> uuid.UUID | None:
    """The first step of the shortest chain to the earliest construct; None if none is earlier."""
    first = {key: key}
    edge = [key]
    while edge:
        ahead: list[uuid.UUID] = []
        for at in edge:
            for other in sorted(into[at], key=rank.__getitem__):
                if other not in first:
                    first[other] = other if at == key else first[at]
                    ahead.append(other)
        edge = ahead
    found = min(first, key=rank.__getitem__)
    return first[found] if found != key else None


def _heads(
    known: Iterable[uuid.UUID], under: Mapping[uuid.UUID, uuid.UUID]
) -> dict[uuid.UUID, uuid.UUID]:
    """The construct at the end of each chain."""
    head: dict[uuid.UUID, uuid.UUID] = {}
    for key in known:
        at = key
        while at in under:
            at = under[at]
        head[key] = at
    return head


def _third(
    columns: Sequence[Construct],
    known: Mapping[uuid.UUID, Construct],
    head: Mapping[uuid.UUID, uuid.UUID],
    themes: Sequence[GridTheme],
) -> tuple[tuple[GridTheme, ...], ...]:
    held: dict[uuid.UUID, set[uuid.UUID]] = {one.id: set() for one in columns}
    for one in known.values():
        held[head[one.id]].update(one.themes)
    return tuple(tuple(t for t in themes if t.id in held[one.id]) for one in columns)


class _Filling:
    """The cells while they are filled: three lists each."""

    def __init__(self, rows: Sequence[GridStudy], columns: int) -> None:
        self.constructs: list[list[list[Placed]]] = [[[] for _ in range(columns)] for _ in rows]
        self.written: list[list[list[Translation]]] = [[[] for _ in range(columns)] for _ in rows]
        self.looked: list[list[list[Relation]]] = [[[] for _ in range(columns)] for _ in rows]

    def cells(self) -> tuple[tuple[Cell, ...], ...]:
        return tuple(
            tuple(
                Cell(
                    tuple(placed),
                    tuple(dict.fromkeys(key for one in placed for key in one.construct.passages)),
                    tuple(written),
                    tuple(looked),
                )
                for placed, written, looked in zip(*row, strict=True)
            )
            for row in zip(self.constructs, self.written, self.looked, strict=True)
        )
