"""The passages that a link of the map may rest on: those of its two ends, or those with a word."""

from __future__ import annotations

import uuid
from typing import Any

from plurivox.evidence.folding import folded
from plurivox.store.analysis import load_gathered
from plurivox.themes.analysis import Analysis
from plurivox.themes.influence import Link

from ..request import Request
from .shown import shown_passages

MOST = 60  # passages that a page offers; a word narrows them


def beside(request: Request, analysis: Analysis, one: Link) -> dict[str, Any]:
    """What the page of a link shows of passages: those it rests on, then those on offer."""
    words = request.GET.get("q", "").strip()
    offered = [key for key in _near(request, analysis, one) if key not in one.passages]
    if words:
        offered = [key for key in with_words(analysis, words) if key not in one.passages]
    return {
        "q": words,
        "rests": shown_passages(request.project, analysis, one.passages),
        "offered": shown_passages(request.project, analysis, offered[:MOST]),
        "more": max(len(offered) - MOST, 0),
    }


def with_words(analysis: Analysis, words: str) -> list[uuid.UUID]:
    """The passages in which some words stand, whatever their case and diacritics, in order."""
    wanted = folded(words).words
    return [key for key, said in analysis.passages.items() if wanted in folded(said.quote).words]


def _near(request: Request, analysis: Analysis, one: Link) -> list[uuid.UUID]:
    """Passages of both ends first, then those of either."""
    ends = {
        gathered.id: set(gathered.passages)
        for kind in ("theme", "finding")
        for gathered in load_gathered(request.project, kind, analysis)
        if gathered.id in (one.start, one.end)
    }
    start, end = ends.get(one.start, set()), ends.get(one.end, set())
    return [*analysis.in_order(start & end), *analysis.in_order(start ^ end)]
