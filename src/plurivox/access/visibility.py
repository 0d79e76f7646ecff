"""Who sees whose work: the one function that decides it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from plurivox.coding.passes import CodingPass

Layer = tuple[uuid.UUID, uuid.UUID]  # pass, coder
Layers = frozenset[Layer]

# The passes whose layers everybody meets. Any other, one in a state unknown here included, is
# treated as blind: a mistake then hides work instead of showing it.
SHARED = frozenset(
    {("independent", "closed"), ("independent", "ready")}
    | {(kind, state) for kind in ("joint", "consensus") for state in ("open", "closed", "ready")}
)


def visible_layers(passes: Iterable[CodingPass], person: uuid.UUID | None) -> Layers:
    """The layers (pass, coder) whose codings, codes, memos and counts a person may meet.

    In a blind pass that is their own layer alone, whatever their role; nobody (None) sees none of
    it. In every shared pass it is the layers of all its coders.
    """
    return frozenset(
        (one.id, coder)
        for one in passes
        for coder in one.coders
        if (one.kind, one.state) in SHARED or coder == person
    )
