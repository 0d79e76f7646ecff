"""Opening a pass, declaring oneself done, and closing it for good."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from plurivox.coding.agreement.statistics import STATISTICS
from plurivox.coding.passes import KINDS, SCOPES, USUAL, CodingPass, usual_scope
from plurivox.coding.units import UNITS
from plurivox.evidence.problem import Refused

from .acts import Deed, act
from .codings import load_codings
from .keys import as_id, member_id
from .models import Code, Release, Source
from .passes import JOINT, add_pass, close_layer, cover, load_passes
from .people import person_named
from .project import Project
from .sources import chosen_names


@dataclass(frozen=True, slots=True)
class Plan:
    """What a pass is to be. No sources: all transcripts. No release: the newest there is."""

    name: str
    coders: tuple[str, ...]
    kind: str = "independent"
    sources: tuple[str, ...] = ()
    release: int | None = None
    scope: str = "participants"
    unit: str = "turn"
    statistic: str = "krippendorff_alpha"


def open_pass(project: Project, plan: Plan, *, by: uuid.UUID) -> uuid.UUID:
    """Open a pass; coders who are new to the project join it as coders.

    Raises Refused for a name that is taken, a word that is not known, and a source or release that
    is not there.
    """
    _check_words(plan)
    if plan.name == JOINT and plan.kind != "joint":
        raise Refused(f"“{JOINT}” is for codings that come in without a pass; choose another name.")
    if any(one.name == plan.name for one in load_passes(project)):
        raise Refused(f"There is a pass “{plan.name}” already; choose another name.")
    sources = _sources(project, plan.sources)
    release = _release(project, plan.release)
    scope = _scope(project, plan.scope, sources)
    with act(project, by, "open pass") as deed:
        coders = [person_named(project, deed, name) for name in dict.fromkeys(plan.coders)]
        one = add_pass(
            deed,
            plan.name,
            kind=plan.kind,
            scope=scope,
            unit=plan.unit,
            statistic=plan.statistic,
            release=release,
        )
        cover(deed, one, coders, sources)
    return one


def _check_words(plan: Plan) -> None:
    for word, known, what in (
        (plan.kind, KINDS, "kind of pass"),
        (plan.scope, SCOPES, "scope"),
        (plan.unit, UNITS, "unit"),
        (plan.statistic, tuple(STATISTICS), "statistic"),
    ):
        if word not in known:
            raise Refused(f"“{word}” is no {what}; choose one of {', '.join(known)}.")
    if not plan.name.strip():
        raise Refused("A pass needs a name.")
    if not [name for name in plan.coders if name.strip()]:
        raise Refused("A pass needs coders; name them.")


def _sources(project: Project, names: Sequence[str]) -> list[uuid.UUID]:
    rows = Source.objects.using(project.alias).filter(project=project.id, alive=True)
    known = dict(rows.order_by("id").values_list("name", "id"))
    if not names:
        for kind in USUAL:
            chosen = list(rows.filter(kind=kind).order_by("id").values_list("id", flat=True))
            if chosen:
                return chosen
        raise Refused("There is nothing to code yet; import transcripts or articles first.")
    return [known[name] for name in chosen_names(names, known)]


def _scope(project: Project, scope: str, sources: Sequence[uuid.UUID]) -> str:
    rows = Source.objects.using(project.alias).filter(id__in=sources)
    kinds = set(rows.values_list("kind", flat=True))
    if scope == "participants":
        return usual_scope(kinds)
    if scope == "results" and "article" not in kinds:
        raise Refused("No source of the pass is an article; choose participants or all as scope.")
    return scope


def _release(project: Project, number: int | None) -> int | None:
    rows = Release.objects.using(project.alias).filter(project=project.id, kind="", alive=True)
    numbers = sorted(rows.values_list("number", flat=True))
    if number is None:
        return numbers[-1] if numbers else None
    if number not in numbers:
        raise Refused(f"There is no release {number} of the codebook; make it first.")
    return number


def declare_done(project: Project, one: CodingPass, *, by: uuid.UUID, done: bool = True) -> None:
    """Say that one's own coding in a pass is done, or that it is not after all."""
    if by not in one.coders:
        raise Refused(f"You do not code in “{one.name}”.")
    if one.state != "open":
        raise Refused(f"The pass “{one.name}” is {one.state}; nothing in it changes any more.")
    with act(project, by, "declare done" if done else "declare not done") as deed:
        deed.set("pass_coder", member_id(one.id, by), "done", done)


def close_pass(project: Project, one: CodingPass, *, by: uuid.UUID) -> str:
    """Close an independent pass for good and freeze its codings. Returns the new state.

    It is ready at once where no code was proposed in it. Raises Refused where it is not open.
    """
    if one.kind != "independent":
        raise Refused(f"“{one.name}” is a {one.kind} pass; only independent passes are closed.")
    if one.state != "open":
        raise Refused(f"The pass “{one.name}” is {one.state} already; closing is final.")
    with act(project, by, "close pass") as deed:
        _freeze(project, deed, one)
        state = "closed" if undecided_codes(project, one) else "ready"
        deed.set("pass", one.id, "state", state)
    return state


def _freeze(project: Project, deed: Deed, one: CodingPass) -> None:
    codings = load_codings(project, layers=frozenset((one.id, c) for c in one.coders))
    for coder in sorted(one.coders):
        keys = [key for key, who in zip(codings.id, codings.coder, strict=True) if who == coder]
        close_layer(deed, one.id, coder, keys)


def undecided_codes(project: Project, one: CodingPass) -> list[uuid.UUID]:
    """The codes proposed in a pass on which nobody has decided yet, oldest first."""
    codes = Code.objects.using(project.alias).filter(in_pass=one.id, alive=True)
    with project.cursor() as cursor:
        cursor.execute(
            "SELECT code FROM proposal WHERE pass = %s AND alive AND decision <> ''", [one.id]
        )
        decided = {as_id(code) for (code,) in cursor.fetchall()}
    return [key for key in codes.order_by("id").values_list("id", flat=True) if key not in decided]
