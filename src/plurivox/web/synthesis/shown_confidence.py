"""The confidence in a finding as pages show it: four components, the whole, what has changed."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plurivox.store.confidence import ConfidenceView
from plurivox.synthesis.confidence import COMPONENTS, CONCERNS
from plurivox.synthesis.grid import Grid

from ..addresses import address
from ..themes.passages import passages_address


@dataclass(frozen=True, slots=True)
class ShownComponent:
    """A component. steps: for each level of concern whether it is the one that was judged."""

    key: str
    name: str
    concern: str
    explanation: str
    steps: tuple[bool, ...]
    stale: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownConfidence:
    """A finding with its judgements; opens: its passages; trace: what it rests on."""

    view: ConfidenceView
    components: tuple[ShownComponent, ...]
    by: str
    opens: str
    trace: str
    form: str

    @property
    def stale(self) -> list[ShownComponent]:
        """The components under which something has changed since somebody confirmed them."""
        return [one for one in self.components if one.stale]


def shown_confidence(view: ConfidenceView) -> ShownConfidence:
    """One finding, ready to be shown."""
    judged = view.assessment.judgements
    components = []
    for key, name in COMPONENTS.items():
        one = judged.get(key)
        components.append(
            ShownComponent(
                key,
                name,
                one.concern if one else "",
                one.explanation if one else "",
                tuple(one is not None and one.concern == level for level in CONCERNS),
                tuple(view.stale.get(key, ())) if view.begun else (),
            )
        )
    return ShownConfidence(
        view,
        tuple(components),
        named(view.by),
        passages_address(("finding", view.finding.id)),
        address("reports:trace", "finding", view.finding.id),
        address("synthesis:judge", view.finding.id),
    )


def named(people: Sequence[str]) -> str:
    """“Lena M. and Sipho N.”"""
    return " and ".join(filter(None, [", ".join(people[:-1]), *people[-1:]]))


def of_column(grid: Grid, column: int, found: Iterable[ConfidenceView]) -> list[ConfidenceView]:
    """The findings under the themes of a column: first those on passages of its constructs."""
    themes = {one.id for one in grid.third[column]}
    held: set[uuid.UUID] = {key for row in grid.cells for key in row[column].passages}
    mine = [one for one in found if one.finding.theme in themes]
    return sorted(mine, key=lambda one: (held.isdisjoint(one.passages), bool(one.refused)))
