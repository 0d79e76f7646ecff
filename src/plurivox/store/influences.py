"""Load and save the map of influences: links between themes and findings."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plurivox.evidence.problem import Refused
from plurivox.exchange.influence_map import write_map
from plurivox.themes.analysis import Analysis
from plurivox.themes.influence import CLAIMS, POLARITIES, InfluenceMap, Link, Node

from .acts import Deed, act
from .analysis import load_analysis
from .findings import load_findings
from .keys import member_id
from .models import Influence, InfluencePassage
from .placing import placed
from .project import Project
from .themes import load_themes


@dataclass(frozen=True, slots=True)
class Claimed:
    """A link as a person writes it; start and end: ("theme" or "finding", key)."""

    start: tuple[str, uuid.UUID]
    end: tuple[str, uuid.UUID]
    polarity: str
    claim: str
    note: str = ""


def load_map(project: Project, analysis: Analysis) -> InfluenceMap:
    """All themes and findings, and the living links between them."""
    nodes = load_nodes(project)
    known = {one.id for one in nodes}
    passages: dict[uuid.UUID, list[uuid.UUID]] = {}
    members = InfluencePassage.objects.using(project.alias).filter(project=project.id, alive=True)
    for link, passage in members.values_list("influence_id", "passage_id"):
        passages.setdefault(link, []).append(passage)
    rows = Influence.objects.using(project.alias).filter(project=project.id, alive=True)
    links = tuple(
        Link(
            row.id,
            row.from_row,
            row.to_row,
            row.polarity,
            row.claim,
            row.note,
            analysis.in_order(passages.get(row.id, ())),
        )
        for row in rows.order_by("id")
        if row.from_row in known and row.to_row in known
    )
    return InfluenceMap(nodes, links, analysis.named_layers())


def load_nodes(project: Project) -> tuple[Node, ...]:
    """Everything that a link may join: the themes in their order, then the findings."""
    themes = [Node(one.id, "theme", one.name, one.number) for one in load_themes(project)]
    findings = [Node(one.id, "finding", one.claim, one.number) for one in load_findings(project)]
    return (*themes, *findings)


def save_link(
    project: Project, claimed: Claimed, *, by: uuid.UUID, link: uuid.UUID | None = None
) -> uuid.UUID:
    """Draw a link, or change one. Raises Refused, saying what does not hold."""
    _check(project, claimed)
    values: dict[str, Any] = {
        "from_table": claimed.start[0],
        "from_row": claimed.start[1],
        "to_table": claimed.end[0],
        "to_row": claimed.end[1],
        "polarity": claimed.polarity,
        "claim": claimed.claim,
        "note": claimed.note.strip(),
    }
    with act(project, by, "change link" if link else "draw link") as deed:
        if link is None:
            return deed.add("influence", **values)
        _access(project, link)
        deed.change("influence", link, values)
    return link


def _check(project: Project, claimed: Claimed) -> None:
    known = {(one.kind, one.id) for one in load_nodes(project)}
    if claimed.start not in known or claimed.end not in known:
        raise Refused(
            "A link joins two themes or findings, and one of these is not there any more."
        )
    if claimed.start == claimed.end:
        raise Refused("A link joins two different themes or findings; choose another one.")
    if claimed.polarity not in POLARITIES:
        raise Refused(f"“{claimed.polarity}” is no polarity; choose one of {_named(POLARITIES)}.")
    if claimed.claim not in CLAIMS:
        raise Refused(f"“{claimed.claim}” is no claim; choose one of {_named(CLAIMS)}.")


def _named(words: Iterable[str]) -> str:
    return ", ".join(words)


def _access(project: Project, link: uuid.UUID) -> None:
    rows = Influence.objects.using(project.alias).filter(project=project.id, alive=True)
    if not rows.filter(id=link).exists():
        raise Refused("This link is not there any more; load the map again.")


def remove_link(project: Project, link: uuid.UUID, *, by: uuid.UUID) -> None:
    """Take a link off the map; undo brings it back."""
    _access(project, link)
    with act(project, by, "remove link") as deed:
        deed.remove("influence", link)


def save_link_passages(
    project: Project, link: uuid.UUID, passages: Iterable[uuid.UUID], *, by: uuid.UUID
) -> int:
    """Let a link rest on just these passages. Returns how many were put to it or taken away.

    Raises Refused for a passage that nothing in the analysis names.
    """
    _access(project, link)
    wanted = set(passages)
    if not wanted <= load_analysis(project).passages.keys():
        raise Refused("One of these passages is not in the analysis any more; load the page again.")
    rows = InfluencePassage.objects.using(project.alias).filter(influence=link, alive=True)
    now = dict(rows.values_list("passage_id", "id"))
    with act(project, by, "passages of link") as deed:
        for passage in sorted(wanted - now.keys()):
            put_passage(deed, link, passage)
        for passage in now.keys() - wanted:
            deed.remove("influence_passage", now[passage])
    return len(wanted ^ now.keys())


def put_passage(deed: Deed, link: uuid.UUID, passage: uuid.UUID) -> None:
    """Let a link rest on one more passage."""
    deed.put("influence_passage", member_id(link, passage), influence=link, passage=passage)


def export_map(project: Project, out: str) -> int:
    """Write the map as .svg, .graphml or .json. Returns the number of links."""
    analysis = load_analysis(project)
    drawn = load_map(project, analysis)
    with placed(out) as file:
        write_map(file, Path(out).suffix, drawn, analysis)
    return len(drawn.links)
