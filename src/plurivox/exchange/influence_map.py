"""The map of influences as files: SVG to look at, GraphML and JSON to go on with."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import BinaryIO

import networkx

from plurivox.evidence.problem import Refused
from plurivox.themes.analysis import Analysis
from plurivox.themes.influence import InfluenceMap, Link
from plurivox.themes.map_picture import picture


def write_map(out: BinaryIO, ending: str, drawn: InfluenceMap, analysis: Analysis) -> None:
    """Write the map. Raises Refused for another ending than .svg, .graphml and .json."""
    write = WRITERS.get(ending.lower())
    if write is None:
        raise Refused(f"A map is not written as “{ending}”; choose one of {', '.join(WRITERS)}.")
    write(out, drawn, analysis)


def _svg(out: BinaryIO, drawn: InfluenceMap, analysis: Analysis) -> None:
    out.write(picture(drawn).encode())


def _graphml(out: BinaryIO, drawn: InfluenceMap, analysis: Analysis) -> None:
    """A directed multigraph; passages are counted, with their speakers and sources."""
    graph: networkx.MultiDiGraph = networkx.MultiDiGraph(layers=drawn.layers)
    for node in drawn.nodes:
        graph.add_node(node.id.hex, kind=node.kind, name=node.name, number=node.number)
    for link in drawn.links:
        said = {name: value for name, value in _said(link, analysis).items() if name in NUMBERS}
        graph.add_edge(
            link.start.hex,
            link.end.hex,
            key=link.id.hex,
            polarity=link.polarity,
            claim=link.claim,
            note=link.note,
            **said,
        )
    networkx.write_graphml(graph, out, prettyprint=True)


NUMBERS = ("passages", "speakers", "sources")


def _said(link: Link, analysis: Analysis) -> dict[str, int]:
    keys = [key for key in link.passages if key in analysis.passages]
    return {
        "passages": len(keys),
        "speakers": len(analysis.speakers(keys)),
        "sources": len({analysis.passages[key].source for key in keys}),
    }


def _json(out: BinaryIO, drawn: InfluenceMap, analysis: Analysis) -> None:
    """Nodes and links, each link with its passages: source, start, end, quote, label."""
    whole = {
        "layers": drawn.layers,
        "where": dict(drawn.where),
        "nodes": [
            {"id": str(n.id), "kind": n.kind, "name": n.name, "number": n.number}
            for n in drawn.nodes
        ],
        "links": [
            {
                "id": str(one.id),
                "from": str(one.start),
                "to": str(one.end),
                "polarity": one.polarity,
                "claim": one.claim,
                "note": one.note,
                "passages": _passages(one, analysis),
            }
            for one in drawn.links
        ],
    }
    out.write(json.dumps(whole, ensure_ascii=False, indent=1).encode())


def _passages(link: Link, analysis: Analysis) -> list[dict[str, object]]:
    said = [analysis.passages[key] for key in link.passages if key in analysis.passages]
    return [
        {
            "source": analysis.sources[one.source].name,
            "start": one.start,
            "end": one.end,
            "quote": one.quote,
            "label": one.label,
        }
        for one in said
    ]


WRITERS: dict[str, Callable[[BinaryIO, InfluenceMap, Analysis], None]] = {
    ".svg": _svg,
    ".graphml": _graphml,
    ".json": _json,
}
