"""Constructs as scripts get them: counted as constructs, passages in a column of their own."""

from __future__ import annotations

from typing import Any

from .analysis import load_analysis
from .constructs import load_constructs
from .project import Project
from .studies import load_studies
from .themes import load_themes


def constructs_answer(project: Project) -> dict[str, Any]:
    """{orders: {first, second, third}, constructs: [{name, order, study, theme, passages, …}]}.

    passages: how many. third: the themes that hold a construct of a study. Codes that nobody has
    confirmed as constructs are not counted; `waiting` says how many there are.
    """
    analysis = load_analysis(project)
    found = load_constructs(project, analysis)
    studies = {one.id: one.name for one in load_studies(project)}
    themes = {one.id: one.shown for one in load_themes(project)}
    rows = [
        {
            "name": one.name,
            "order": one.order,
            "study": studies[one.study],
            "theme": "; ".join(themes[key] for key in one.themes if key in themes),
            "passages": len(one.passages),
            "definition": one.definition,
            "credibility": one.credibility,
        }
        for one in found
        if one.order
    ]
    third = {key for one in found if one.order for key in one.themes}
    orders = {
        "first": sum(row["order"] == "first" for row in rows),
        "second": sum(row["order"] == "second" for row in rows),
        "third": len(third),
    }
    waiting = sum(not one.order for one in found)
    return {
        "orders": orders,
        "constructs": rows,
        "waiting": waiting,
        "layers": analysis.named_layers(),
    }
