"""In which pass a person reads and codes a source, and what of it they see there."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from plurivox.access.permissions import can
from plurivox.access.visibility import Layers, visible_layers
from plurivox.coding.passes import CodingPass


@dataclass(frozen=True, slots=True)
class Place:
    """The passes to choose from, the chosen one (None: the joint pass, not begun yet).

    layers: those of the chosen pass that the person may see; coding: whether they may code in it;
    why_not: one sentence where they may not.
    """

    passes: tuple[CodingPass, ...]
    chosen: CodingPass | None
    layers: Layers
    why_not: str = ""

    @property
    def coding(self) -> bool:
        return not self.why_not

    @property
    def name(self) -> str:
        return self.chosen.name if self.chosen else "Joint coding"

    @property
    def key(self) -> str:
        """The chosen pass in an address, "" for the joint pass that is not begun."""
        return str(self.chosen.id) if self.chosen else ""


def place_of(
    passes: Sequence[CodingPass],
    source: uuid.UUID,
    person: uuid.UUID,
    role: str,
    asked: uuid.UUID | None = None,
) -> Place:
    """Where a person stands before a source.

    Asked for nothing: their own open independent pass over the source, since work that belongs in
    it would betray it elsewhere; otherwise the joint pass. A pass that is not to be seen counts as
    not asked for.
    """
    seen = visible_layers(passes, person)
    open_to = tuple(one for one in passes if _concerns(one, source, person, seen))
    chosen = next((one for one in open_to if one.id == asked), None) or _usual(open_to, person)
    layers = frozenset(layer for layer in seen if chosen and layer[0] == chosen.id)
    return Place(open_to, chosen, layers, _why_not(chosen, person, role))


def _concerns(one: CodingPass, source: uuid.UUID, person: uuid.UUID, seen: Layers) -> bool:
    if one.kind == "joint":
        return True
    return source in one.sources and (
        person in one.coders or any(layer[0] == one.id for layer in seen)
    )


def _usual(open_to: Sequence[CodingPass], person: uuid.UUID) -> CodingPass | None:
    for one in open_to:
        if one.is_blind and person in one.coders - one.done:
            return one
    return next((one for one in open_to if one.kind == "joint"), None)


def _why_not(chosen: CodingPass | None, person: uuid.UUID, role: str) -> str:
    if not can(role, "code"):
        return "You read here; a coder, a lead or the owner codes."
    if chosen is None or chosen.kind == "joint":
        return ""
    if chosen.state != "open":
        return f"“{chosen.name}” is closed and is only read; choose another pass to code."
    if chosen.kind == "consensus":
        return "The consensus is made on the page of comparison; here it is read."
    if person not in chosen.coders:
        return f"You are no coder of “{chosen.name}”; choose another pass to code."
    return ""
