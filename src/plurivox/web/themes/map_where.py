"""What the map of influences is narrowed to: a site, a setting."""

from __future__ import annotations

from plurivox.themes.analysis import Analysis
from plurivox.themes.attributes import UNKNOWN, all_values

from ..request import Request

WHERE = ("site", "setting")


def where_of(request: Request, analysis: Analysis) -> list[tuple[str, str]]:
    """The attributes and values that an address asks for; those that nobody has are as none."""
    asked = ((name, request.GET.get(name, "")) for name in WHERE)
    return [(n, value) for n, value in asked if value and value in all_values(analysis, n)]


def filters(request: Request, analysis: Analysis) -> list[tuple[str, list[str], str]]:
    """(attribute, its values, the chosen one) of what the map can be narrowed to."""
    found = []
    for name in WHERE:
        values = [value for value in all_values(analysis, name) if value != UNKNOWN]
        if values:
            found.append((name, values, request.GET.get(name, "")))
    return found
