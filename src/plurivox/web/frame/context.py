"""What the frame's template knows on every page: the project, the person, the stages to go to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from plurivox import STAGES
from plurivox.store.overview import load_filled

from ..addresses import address


@dataclass(frozen=True, slots=True)
class StageLink:
    """A stage in the navigation bar. `key`: the letter after G that leads there."""

    name: str
    title: str
    address: str
    key: str
    here: bool


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of every template. Before a name is chosen there is neither person nor stages."""
    person = getattr(request, "person", None)
    return {
        "csp_nonce": getattr(request, "csp_nonce", ""),
        "about": getattr(request, "about", None),
        "person": person,
        "stages": SimpleLazyObject(lambda: stage_links(request)) if person else (),
        "notes": SimpleLazyObject(lambda: taken_notes(request)),
    }


def stage_links(request: HttpRequest) -> list[StageLink]:
    """The stages that have pages and something in them, in the order of the work."""
    filled = load_filled(request.project)  # type: ignore[attr-defined]
    match = request.resolver_match
    here = match.namespaces[0] if match and match.namespaces else ""
    return [
        StageLink(stage, stage.capitalize(), where, KEYS[stage], stage == here)
        for stage in STAGES
        if (where := address(f"{stage}:index")) and (stage in filled or stage == here)
    ]


def _keys() -> dict[str, str]:
    """For each stage the first of its letters that no earlier stage has taken."""
    taken: dict[str, str] = {}
    for stage in STAGES:
        taken[stage] = next(letter for letter in stage if letter not in taken.values())
    return taken


KEYS = _keys()


def taken_notes(request: HttpRequest) -> list[str]:
    """What is to be said once, on this page."""
    sitting = getattr(request, "sitting", None)
    if sitting is None:
        return []
    notes, sitting.notes = sitting.notes, []
    return notes
