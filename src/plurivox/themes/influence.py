"""The map of influences: what, by whose claim, makes what more or less, and on whose words."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .analysis import Analysis
from .attributes import with_value

POLARITIES = {"more": "makes more", "less": "makes less", "unclear": "does something to"}
SIGNS = {"more": "+", "less": "−", "unclear": "?"}
CLAIMS = {
    "participant": "said by participants",
    "analyst": "read by the analysts",
    "literature": "known from the literature",
    "hypothesis": "supposed, not shown",
}


@dataclass(frozen=True, slots=True)
class Node:
    """A theme or finding on the map; kind: "theme" or "finding"."""

    id: uuid.UUID
    kind: str
    name: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An influence of one node on another.

    polarity: of POLARITIES; claim: of CLAIMS; passages: what it rests on, in order.
    """

    id: uuid.UUID
    start: uuid.UUID
    end: uuid.UUID
    polarity: str
    claim: str
    note: str = ""
    passages: tuple[uuid.UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class InfluenceMap:
    """Links and the nodes that they join. layers: which codings were read, in one sentence.

    where: the attribute and value that it is narrowed to; left_out: links that are not shown then.
    """

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    layers: str = ""
    where: tuple[tuple[str, str], ...] = ()
    left_out: int = 0

    def node(self, key: uuid.UUID) -> Node:
        """The node of a key. Raises KeyError where it is not on the map."""
        found = next((one for one in self.nodes if one.id == key), None)
        if found is None:
            raise KeyError(key)
        return found


def narrowed(
    whole: InfluenceMap, analysis: Analysis, where: Iterable[tuple[str, str]]
) -> InfluenceMap:
    """The links of which somebody speaks at a site, in a setting, or of any other value.

    A link keeps the passages of that value; one without any is left out and counted, whatever its
    claim: that nobody there speaks of it is not that it is not so.
    """
    where = tuple(where)
    links = list(whole.links)
    for attribute, value in where:
        links = [_narrowed(one, analysis, attribute, value) for one in links]
        links = [one for one in links if one.passages]
    joined = {key for one in links for key in (one.start, one.end)}
    nodes = tuple(one for one in whole.nodes if one.id in joined)
    return replace(
        whole,
        nodes=nodes if where else whole.nodes,
        links=tuple(links),
        where=where,
        left_out=len(whole.links) - len(links),
    )


def _narrowed(link: Link, analysis: Analysis, attribute: str, value: str) -> Link:
    rows = [analysis.passages[key] for key in link.passages if key in analysis.passages]
    return replace(
        link, passages=tuple(one.id for one in with_value(analysis, rows, attribute, value))
    )
