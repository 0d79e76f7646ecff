"""Where the nodes of the map of influences stand: causes at the start, what comes of them after."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from itertools import pairwise

import networkx

from .influence import InfluenceMap, Link


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a column: of a node, or (`through`) of a link that passes by to a later column."""

    key: uuid.UUID
    through: int = -1  # the column that the link passes; -1 for a node


def columns(drawn: InfluenceMap) -> list[list[Slot]]:
    """The joined nodes in columns, so that most links lead onwards; the same each time.

    A circle of influences is opened at the link that closes it. Within a column things stand near
    what leads to them (layers and barycentres, Sugiyama and others 1981).
    """
    graph = _without_circles(drawn)
    layers = [[Slot(key) for key in some] for some in networkx.topological_generations(graph)]
    level = {slot.key: at for at, layer in enumerate(layers) for slot in layer}
    before: dict[Slot, list[Slot]] = {}
    for link in drawn.links:
        if graph.has_edge(link.start, link.end):
            slots = way(link, level)
            for one, other in pairwise(slots):
                before.setdefault(other, []).append(one)
            for slot in slots[1:-1]:
                layers[slot.through].append(slot)
    for at in range(1, len(layers)):
        rank = {slot: row for row, slot in enumerate(layers[at - 1])}
        layers[at].sort(key=lambda slot: _barycentre(before.get(slot, []), rank))
    return layers


def way(link: Link, level: dict[uuid.UUID, int]) -> list[Slot]:
    """The slots from a link's beginning to its end, where it leads onwards."""
    between = range(level[link.start] + 1, level[link.end])
    return [Slot(link.start), *(Slot(link.id, at) for at in between), Slot(link.end)]


def _without_circles(drawn: InfluenceMap) -> networkx.DiGraph:
    graph: networkx.DiGraph = networkx.DiGraph()
    joined = {key for one in drawn.links for key in (one.start, one.end)}
    graph.add_nodes_from(one.id for one in drawn.nodes if one.id in joined)
    for link in drawn.links:
        if link.start == link.end or networkx.has_path(graph, link.end, link.start):
            continue
        graph.add_edge(link.start, link.end)
    return graph


def _barycentre(before: list[Slot], rank: dict[Slot, int]) -> float:
    found = [rank[one] for one in before if one in rank]
    return sum(found) / len(found) if found else float(len(rank))
