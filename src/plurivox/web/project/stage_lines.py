"""The work, stage by stage: how much there is in each, and what can be said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plurivox import STAGES
from plurivox.coding.passes import CodingPass

from ..addresses import address


@dataclass(frozen=True, slots=True)
class Part:
    """A count in words; `opens` is the page that lists what is counted, "" where none does yet."""

    count: int
    one: str
    many: str
    opens: str


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage with its counts; `said` are further sentences about it."""

    title: str
    address: str
    parts: tuple[Part, ...]
    said: tuple[str, ...] = ()


# What is counted in each stage: table, one, many, and the page that lists it.
COUNTS = {
    "fieldwork": (
        ("site", "site", "sites", "fieldwork:index"),
        ("participant", "participant", "participants", "fieldwork:index"),
        ("session", "session", "sessions", "fieldwork:index"),
    ),
    "transcripts": (
        ("source", "source", "sources", "transcripts:index"),
        ("turn", "turn", "turns", "transcripts:index"),
    ),
    "coding": (("code", "code", "codes", "coding:codebook"),),
    "themes": (("theme", "theme", "themes", "themes:index"),),
}


def stage_lines(counts: dict[str, int], passes: Sequence[CodingPass]) -> list[StageLine]:
    """The stages that have pages or something in them, in the order of the work."""
    lines = []
    for stage in STAGES:
        parts = tuple(
            Part(counts[table], one, many, address(page) or address(f"{stage}:index"))
            for table, one, many, page in COUNTS.get(stage, ())
            if counts[table]
        )
        said = tuple(_said(passes)) if stage == "coding" else ()
        if parts or said or address(f"{stage}:index"):
            lines.append(StageLine(stage.capitalize(), address(f"{stage}:index"), parts, said))
    return lines


def _said(passes: Iterable[CodingPass]) -> list[str]:
    """The state of each pass, which everybody may know."""
    words = {"open": "is open", "closed": "is closed", "ready": "can be compared"}
    return [f"pass “{one.name}” {words[one.state]}" for one in passes if one.kind == "independent"]
