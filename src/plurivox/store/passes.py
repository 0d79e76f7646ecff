"""Load and save passes: which coders code which sources, and in what state."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any, cast

from plurivox.access.visibility import Layers, visible_layers
from plurivox.coding.passes import CodingPass, Kind, State
from plurivox.evidence.problem import Refused

from .acts import Deed
from .keys import member_id
from .models import Closing, Pass, PassCoder, PassSource, Settlement
from .project import NOBODY, Project

JOINT = "Joint coding"


def load_passes(project: Project, *, covering: uuid.UUID | None = None) -> list[CodingPass]:
    """All passes, oldest first.

    covering: of the sources of a pass only this one is looked for, so that a page's time does not
    grow with the project; NOBODY looks for none.
    """
    base: dict[str, Any] = {"project": project.id, "alive": True}
    coders: dict[uuid.UUID, set[uuid.UUID]] = {}
    done: dict[uuid.UUID, set[uuid.UUID]] = {}
    for one in PassCoder.objects.using(project.alias).filter(**base):
        coders.setdefault(one.in_pass_id, set()).add(one.coder_id)
        if one.done:
            done.setdefault(one.in_pass_id, set()).add(one.coder_id)
    sources: dict[uuid.UUID, set[uuid.UUID]] = {}
    members = PassSource.objects.using(project.alias).filter(source__alive=True, **base)
    rows = list(Pass.objects.using(project.alias).filter(**base).order_by("id"))
    if covering:
        members = members.filter(id__in=[member_id(row.id, covering) for row in rows])
    for in_pass, source in members.values_list("in_pass_id", "source_id"):
        sources.setdefault(in_pass, set()).add(source)
    return [
        CodingPass(
            row.id,
            row.name,
            cast(Kind, row.kind),
            cast(State, row.state),
            row.origin,
            frozenset(coders.get(row.id, ())),
            frozenset(sources.get(row.id, ())),
            frozenset(done.get(row.id, ())),
            row.scope,
            row.unit,
            row.statistic,
            row.release,
        )
        for row in rows
    ]


def load_pass(project: Project, name: str) -> CodingPass:
    """The pass of a name. Raises Refused, naming those there are, where there is none."""
    passes = load_passes(project)
    for one in passes:
        if one.name == name:
            return one
    there = ", ".join(f"“{one.name}”" for one in passes) or "none"
    raise Refused(f"There is no pass “{name}”; there are: {there}.")


def load_layers(project: Project, person: uuid.UUID | None) -> Layers:
    """The layers that a person may see; every load of codings takes it."""
    return visible_layers(load_passes(project, covering=NOBODY), person)


def add_pass(deed: Deed, name: str, **values: Any) -> uuid.UUID:
    """A new pass; what is not said is what the field does by default."""
    first: dict[str, Any] = {
        "kind": "independent",
        "origin": "here",
        "state": "open",
        "scope": "participants",
        "unit": "turn",
        "statistic": "krippendorff_alpha",
    }
    return deed.add("pass", name=name, **(first | values))


def cover(
    deed: Deed, one: uuid.UUID, coders: Iterable[uuid.UUID], sources: Iterable[uuid.UUID]
) -> None:
    """Say who codes what in a pass."""
    for coder in coders:
        deed.put("pass_coder", member_id(one, coder), **{"pass": one, "coder": coder})
    for source in sources:
        deed.put("pass_source", member_id(one, source), **{"pass": one, "source": source})


def find_joint(project: Project) -> uuid.UUID | None:
    """The pass for codings that were made together or that came in without one, if it is begun."""
    rows = Pass.objects.using(project.alias).filter(
        project=project.id, alive=True, kind="joint", name=JOINT
    )
    return rows.order_by("id").values_list("id", flat=True).first()


def joint_pass(project: Project, deed: Deed) -> uuid.UUID:
    """The same, begun where it is not."""
    return find_joint(project) or add_pass(deed, JOINT, kind="joint")


def imported_pass(project: Project, deed: Deed, name: str, coders: set[str]) -> uuid.UUID:
    """The closed pass that imported codings go into, made where it is new.

    Raises Refused where the pass is not an imported one, or has one of the coders already.
    """
    if not name.strip():
        raise Refused("A pass needs a name; write one after --pass.")
    if not coders:
        raise Refused("no coder is named; add a column “coder”, or say who with --coder.")
    found = Pass.objects.using(project.alias).filter(project=project.id, alive=True, name=name)
    row = found.order_by("id").first()
    if row is None:
        if name == JOINT:
            raise Refused(f"“{JOINT}” takes codings that come without a pass; leave out --pass.")
        return add_pass(deed, name, origin="imported", state="ready")
    if row.origin != "imported":
        raise Refused(
            f"The pass “{name}” is coded here and takes no imported codings; choose another name."
        )
    if Settlement.objects.using(project.alias).filter(in_pass=row.id, alive=True).exists():
        raise Refused(
            f"Disagreements of “{name}” are being settled; further coders go to another pass."
        )
    there = Closing.objects.using(project.alias).filter(
        in_pass=row.id, alive=True, coder__name__in=coders
    )
    for closing in there.select_related("coder"):
        raise Refused(
            f"{closing.coder.name} is in the pass “{name}” already, and each coder goes in once; "
            "choose another pass."
        )
    return row.id


def close_layer(deed: Deed, one: uuid.UUID, coder: uuid.UUID, codings: Iterable[uuid.UUID]) -> None:
    """Fix which codings of a coder the closed pass is computed on."""
    packed = b"".join(sorted(key.bytes for key in codings))
    facts: dict[str, Any] = {"pass": one, "coder": coder, "codings": packed}
    deed.add("closing", **facts)
