"""Load and save relations between constructs: how studies say the same, or not."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from plurivox.evidence.problem import Refused

from .acts import act
from .keys import as_key
from .models import Relation
from .project import Project

KINDS = ("reciprocal", "refutational", "no equivalent")


@dataclass(frozen=True, slots=True)
class RelationView:
    """How a study stands to a construct of another.

    construct: the study's own; None where it was looked through and has no equivalent. by, at: who
    said so last, milliseconds since 1970, UTC.
    """

    id: uuid.UUID
    construct: uuid.UUID | None
    to_construct: uuid.UUID
    study: uuid.UUID
    kind: str
    rationale: str
    by: uuid.UUID
    at: int


@dataclass(frozen=True, slots=True)
class Related:
    """A relation as a person writes it."""

    study: uuid.UUID
    to_construct: uuid.UUID
    kind: str
    rationale: str = ""
    construct: uuid.UUID | None = None


def load_relations(project: Project) -> list[RelationView]:
    """All living relations, oldest first."""
    told = _told(project)
    rows = Relation.objects.using(project.alias).filter(project=project.id, alive=True)
    return [
        RelationView(
            one.id,
            one.construct,
            one.to_construct,
            one.study,
            one.kind,
            one.rationale,
            *told.get(one.id, (project.id, 0)),
        )
        for one in rows.order_by("id")
        if one.to_construct and one.study
    ]


def _told(project: Project) -> dict[uuid.UUID, tuple[uuid.UUID, int]]:
    """Of each relation who wrote of it last, and when."""
    with project.cursor() as cursor:
        cursor.execute(
            "SELECT v.row, a.by, a.at FROM version v JOIN act a ON a.id = v.act "
            "WHERE v.project = %s AND v.\"table\" = 'relation' ORDER BY v.id",
            [project.id],
        )
        return {as_key(row): (as_key(by), int(at)) for row, by, at in cursor.fetchall()}


def save_relation(project: Project, said: Related, *, by: uuid.UUID) -> uuid.UUID:
    """Say how a study stands to a construct; what was said of the same two before gives way.

    Raises Refused where a relation other than “no equivalent” names no construct of the study, or a
    construct is related to itself.
    """
    if said.kind not in KINDS:
        raise Refused(f"“{said.kind}” is no relation; choose one of {', '.join(KINDS)}.")
    if said.construct is None and said.kind != "no equivalent":
        raise Refused("Say which construct of the study it is, or that it has no equivalent.")
    if said.construct == said.to_construct:
        raise Refused("A construct is not related to itself; choose one of another study.")
    with act(project, by, "relate constructs") as deed:
        for one in load_relations(project):
            same = (one.study, one.to_construct) == (said.study, said.to_construct)
            if same and (said.construct is None or one.construct in (said.construct, None)):
                deed.set("relation", one.id, "alive", False)
        return deed.add(
            "relation",
            construct=said.construct,
            to_construct=said.to_construct,
            study=said.study,
            kind=said.kind,
            rationale=said.rationale.strip(),
        )


def remove_relation(project: Project, relation: uuid.UUID, *, by: uuid.UUID) -> None:
    """Take a relation away."""
    with act(project, by, "remove relation") as deed:
        deed.set("relation", relation, "alive", False)


def relations_of(
    relations: Iterable[RelationView], constructs: Iterable[uuid.UUID]
) -> list[RelationView]:
    """Those that name one of some constructs."""
    known = set(constructs)
    return [one for one in relations if one.construct in known or one.to_construct in known]
