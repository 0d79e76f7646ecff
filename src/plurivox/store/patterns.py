"""Load what looks across codes: saturation, codes that stand together, codes along a source."""

from __future__ import annotations

import uuid
from typing import Any

import numpy as np

from plurivox.evidence.problem import Refused
from plurivox.evidence.turns import Turns
from plurivox.evidence.words import paragraphs
from plurivox.themes.analysis import Analysis
from plurivox.themes.cooccurrence import UNITS, Spans, Together, cooccurrence
from plurivox.themes.saturation import Saturation, saturation

from .analysis import load_analysis
from .codebook import load_codes
from .models import Text
from .project import Project


def load_saturation(
    project: Project,
    *,
    by_site: bool = False,
    base: int = 4,
    run: int = 2,
    analysis: Analysis | None = None,
) -> list[Saturation]:
    """The whole study, and (by_site) each site after it. Raises Refused for no base or run."""
    if base < 1 or run < 1:
        raise Refused("Base and run are numbers of sessions, at least 1.")
    analysis = analysis or load_analysis(project)
    sites = dict.fromkeys(one.site for one in analysis.sources.values() if one.site)
    wanted = ["", *(sites if by_site else ())]
    return [saturation(analysis, site, base=base, run=run) for site in wanted]


def load_together(
    project: Project, unit: str = "overlap", *, analysis: Analysis | None = None
) -> Together:
    """Which codes stand together. Raises Refused for a unit that is none."""
    if unit not in UNITS:
        raise Refused(f"“{unit}” is no unit here; choose one of {', '.join(UNITS)}.")
    analysis = analysis or load_analysis(project)
    spans = _spans(project, analysis, unit) if unit in ("turn", "paragraph") else None
    return cooccurrence(analysis, unit, spans)


def _spans(project: Project, analysis: Analysis, unit: str) -> Spans:
    """Starts and ends of the turns, or the paragraphs, of each text that is coded."""
    texts = {one.text for one in analysis.passages.values()}
    rows = Text.objects.using(project.alias).filter(project=project.id, alive=True)
    column = "turns" if unit == "turn" else "words"
    found: dict[uuid.UUID, Any] = {}
    for key, value in rows.values_list("id", column).iterator(chunk_size=50):
        if key not in texts:
            continue
        if unit == "turn":
            turns = Turns.unpack(bytes(value))
            found[key] = turns.start, turns.end
        else:
            starts, ends = paragraphs(value)
            found[key] = starts.astype(np.int32), ends.astype(np.int32)
    return found


def load_code_names(project: Project) -> dict[uuid.UUID, str]:
    """The codes in the order of the tree, as names or paths."""
    return {one.id: one.shown for one in load_codes(project)}


def saturation_answer(found: list[Saturation], names: dict[uuid.UUID, str]) -> dict[str, Any]:
    """Saturation as scripts get it: a row a session and site, then what was made of it."""
    return {
        "rows": [
            {
                "site": one.site or None,
                "session": step.session,
                "new": len(step.new),
                "seen": step.seen,
                "codes": [names[code] for code in step.new if code in names],
            }
            for one in found
            for step in one.steps
        ],
        "guest": [
            {
                "site": one.site or None,
                "base": one.guest.base,
                "run": one.guest.run,
                "threshold": one.guest.threshold,
                "base_codes": one.guest.base_codes or None,
                "new": list(one.guest.new),
                "ratios": [round(ratio, 6) for ratio in one.guest.ratios],
                "report": one.guest.report or None,
                "reason": one.guest.reason or None,
            }
            for one in found
        ],
        "richness": [_richness(one) for one in found],
        "left_out": list(found[0].left_out) if found else [],
    }


def _richness(one: Saturation) -> dict[str, Any]:
    rich = one.richness
    return {
        "site": one.site or None,
        "codes": rich.found if rich else None,
        "sessions": len(one.steps),
        "once": rich.once if rich else None,
        "twice": rich.twice if rich else None,
        "chao2": one.chao2,
        "coverage": one.coverage,
        "expected": [round(value, 6) for value in one.expected],
        "reason": one.reason or None,
    }


def together_answer(found: Together, names: dict[uuid.UUID, str]) -> list[dict[str, Any]]:
    """Pairs as scripts get them, most often first; units: of each code by itself."""
    return [
        {
            "code": names[one],
            "with": names[other],
            "unit": found.unit,
            "both": count,
            "units": [found.units[one], found.units[other]],
        }
        for (one, other), count in found.pairs.items()
        if one in names and other in names
    ]
