"""Our own study beside the literature: for each theme what either found, and how the two stand.

What is proposed follows from facts alone: who speaks of the theme, which findings name a barrier
where others name a facilitator, which constructs refute one another. What it means, a person says.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from plurivox.themes.finding_row import Polarity

from .grid import Construct, Relation

Proposal = Literal["", "agree", "ours adds", "literature adds", "contradict"]
PROPOSALS: dict[Proposal, str] = {
    "": "Neither our own study nor the literature speaks of it yet.",
    "agree": "Both speak of it, and nothing recorded speaks against: they may agree.",
    "ours adds": "Our own study speaks of it, the literature does not: it may add something.",
    "literature adds": "The literature speaks of it, our own study does not: it may add something.",
    "contradict": "Both speak of it, and something recorded speaks against: they may contradict.",
}


@dataclass(frozen=True, slots=True)
class SideFinding:
    """A finding; passages: those that speak for it on this side; it may stand on both."""

    id: uuid.UUID
    number: str
    claim: str
    polarity: Polarity
    passages: tuple[uuid.UUID, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What one side found of a theme; constructs: of the literature alone."""

    passages: tuple[uuid.UUID, ...] = ()
    findings: tuple[SideFinding, ...] = ()
    constructs: tuple[Construct, ...] = ()

    @property
    def speaks(self) -> bool:
        """Whether anything of the theme is there."""
        return bool(self.passages or self.findings or self.constructs)


@dataclass(frozen=True, slots=True)
class BesideTheme:
    """A theme with both sides. reasons: a sentence for each thing recorded that speaks against."""

    id: uuid.UUID
    name: str
    own: Side
    literature: Side
    proposal: Proposal
    reasons: tuple[str, ...] = ()


def beside_theme(
    key: uuid.UUID, name: str, own: Side, literature: Side, relations: Iterable[Relation] = ()
) -> BesideTheme:
    """Both sides of a theme. relations: all there are; those between its constructs count."""
    reasons = (*_opposed(own, literature), *_refuted(literature.constructs, relations))
    if own.speaks and literature.speaks:
        proposal: Proposal = "contradict" if reasons else "agree"
    else:
        proposal = "ours adds" if own.speaks else "literature adds" if literature.speaks else ""
    return BesideTheme(key, name, own, literature, proposal, reasons)


def _opposed(own: Side, literature: Side) -> Iterable[str]:
    """A barrier for one side and a facilitator for the other."""
    for ours in own.findings:
        for theirs in literature.findings:
            if {ours.polarity, theirs.polarity} == {"barrier", "facilitator"}:
                yield (
                    f"Ours names a {ours.polarity} ({_called(ours)}), "
                    f"the literature a {theirs.polarity} ({_called(theirs)})."
                )


def _called(one: SideFinding) -> str:
    return one.number or f"“{one.claim}”"


def _refuted(constructs: Sequence[Construct], relations: Iterable[Relation]) -> Iterable[str]:
    names = {one.id: one.name for one in constructs}
    for one in relations:
        start = one.from_construct
        if one.kind == "refutational" and start in names and one.to_construct in names:
            yield f"In the literature “{names[start]}” refutes “{names[one.to_construct]}”."
