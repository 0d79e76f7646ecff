"""Agreement of a pass: its frozen layers and its sources, handed to the statistics."""

from __future__ import annotations

import uuid
from dataclasses import asdict
from typing import Any, cast

import numpy as np

from plurivox.coding.agreement import agreement_table
from plurivox.coding.passes import CodingPass
from plurivox.coding.units import (
    Codings,
    ComparedSource,
    Unit,
    paragraph_units,
    participants_scope,
    turn_units,
    whole_scope,
)
from plurivox.evidence.problem import Refused

from .codebook import CodeView, load_codes
from .codings import load_codings
from .keys import as_id
from .models import Closing
from .passes import load_pass
from .people import load_people
from .project import Project
from .sources import load_text


def load_agreement(
    project: Project,
    name: str,
    *,
    person: uuid.UUID,
    unit: str | None = None,
    scope: str | None = None,
    statistic: str | None = None,
    tree: bool = False,
) -> list[dict[str, Any]]:
    """The rows of FORMATS for a pass; what is not chosen is what the pass declares.

    Raises Refused where the pass is not ready, saying what is missing.
    """
    one = load_pass(project, name)
    if one.kind != "independent":
        raise Refused(f"“{name}” is a {one.kind} pass; agreement is of independent coders.")
    if one.state != "ready":
        raise Refused(
            f"The pass “{name}” is {one.state}; agreement is computed once it is closed and every "
            "code proposed in it is decided."
        )
    codes = load_codes(project)
    coders = [view for view in load_people(project) if view.id in one.coders]
    sources = _sources(project, one, with_paragraphs=(unit or one.unit) == "paragraph")
    codings = _codings(project, one, list(sources), {c.id: c.name for c in coders}, codes)
    rows = agreement_table(
        codings,
        list(sources.values()),
        coders=[coder.name for coder in coders],
        unit=cast(Unit, unit or one.unit),
        scope=scope or one.scope,
        statistics=_statistics(one, statistic),
        tree=_tree(codes) if tree else None,
        domains=_domains(codes),
    )
    return [asdict(row) for row in rows]


def _statistics(one: CodingPass, chosen: str | None) -> list[str] | str:
    if chosen == "all":
        return "all"
    return [chosen] if chosen else [*dict.fromkeys((one.statistic, "percent", "pooled_kappa"))]


def _sources(
    project: Project, one: CodingPass, *, with_paragraphs: bool
) -> dict[uuid.UUID, ComparedSource]:
    found = {}
    for source in sorted(one.sources):
        text = load_text(project, source)
        asked = [at for at, speaker in enumerate(text.speakers) if speaker.asks]
        scopes = {
            "participants": participants_scope(text.turns, asked),
            "all": whole_scope(len(text.words)),
        }
        paragraphs = paragraph_units(text.words if with_paragraphs else "")
        found[source] = ComparedSource(text.name, scopes, turn_units(text.turns), paragraphs)
    return found


def _codings(
    project: Project,
    one: CodingPass,
    sources: list[uuid.UUID],
    coders: dict[uuid.UUID, str],
    codes: list[CodeView],
) -> Codings:
    """The codings that closing the pass has frozen, those removed since among them."""
    frozen = load_frozen(project, one)
    layers = frozenset((one.id, coder) for coder in coders)
    all_of = load_codings(project, layers=layers, removed=True)
    source_at = {key: at for at, key in enumerate(sources)}
    coder_at = {key: at for at, key in enumerate(coders)}
    code_at = {code.id: at for at, code in enumerate(codes)}
    keep = [
        at
        for at in range(len(all_of))
        if all_of.id[at] in frozen and all_of.source[at] in source_at and all_of.code[at] in code_at
    ]
    return Codings(
        np.array([source_at[all_of.source[at]] for at in keep], np.int64),
        np.array([coder_at[all_of.coder[at]] for at in keep], np.int64),
        np.array([code_at[all_of.code[at]] for at in keep], np.int64),
        all_of.start[keep].astype(np.int64),
        all_of.end[keep].astype(np.int64),
        tuple(coders.values()),
        tuple(code.shown for code in codes),
    )


def load_frozen(project: Project, one: CodingPass) -> set[uuid.UUID]:
    """The keys of the codings that a closed pass is computed on."""
    rows = Closing.objects.using(project.alias).filter(in_pass=one.id, alive=True)
    keys: set[uuid.UUID] = set()
    for packed in rows.values_list("codings", flat=True):
        data = bytes(packed)
        keys |= {key for at in range(0, len(data), 16) if (key := as_id(data[at : at + 16]))}
    return keys


def _tree(codes: list[CodeView]) -> list[int]:
    places = {code.id: at for at, code in enumerate(codes)}
    return [places.get(code.parent, -1) if code.parent else -1 for code in codes]


def _domains(codes: list[CodeView]) -> dict[str, list[int]]:
    domains: dict[str, list[int]] = {}
    for at, code in enumerate(codes):
        if code.domain:
            domains.setdefault(code.domain, []).append(at)
    return domains
