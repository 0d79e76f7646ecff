"""The analysis layer: which codings of a source matrices, saturation and reports read."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

Layer = tuple[uuid.UUID, uuid.UUID]  # pass, coder


@dataclass(frozen=True, slots=True)
class LayerOfSource:
    """A layer of a source; kind: independent, joint, consensus; blind: only its coder sees it."""

    layer: Layer
    kind: str
    blind: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """The layers that are read for a source, and in a few words why these or why none."""

    layers: frozenset[Layer]
    why: str


def analysis_layer(covering: Iterable[LayerOfSource]) -> Chosen:
    """The consensus of a source where there is one, otherwise its joint or single coder's codings.

    Independent layers of several coders are never summed: until they are settled there is none.
    """
    open_to_all = [one for one in covering if not one.blind]
    for kind in ("consensus", "joint"):
        found = frozenset(one.layer for one in open_to_all if one.kind == kind)
        if found:
            return Chosen(found, kind)
    single = frozenset(one.layer for one in open_to_all if one.kind == "independent")
    if len(single) == 1:
        return Chosen(single, "single coder")
    if single:
        return Chosen(frozenset(), "coded independently and not settled yet")
    return Chosen(frozenset(), "not coded yet")
