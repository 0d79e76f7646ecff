"""The map of influences as a file, narrowed as the page was."""

from __future__ import annotations

import io

from django.http import Http404, HttpResponse

from plurivox.exchange.influence_map import write_map
from plurivox.reports.picture import png
from plurivox.store.analysis import load_analysis
from plurivox.store.influences import load_map
from plurivox.themes.influence import narrowed
from plurivox.themes.map_picture import picture

from ..pages import page
from ..request import Request
from .map_where import where_of

ENDINGS = {
    "svg": ("SVG", "image/svg+xml"),
    "png": ("PNG", "image/png"),
    "graphml": ("GraphML", "application/graphml+xml"),
    "json": ("JSON", "application/json"),
}


@page("export")
def map_file(request: Request, ending: str) -> HttpResponse:
    """The map as svg, png, graphml or json."""
    if ending not in ENDINGS:
        raise Http404(f"The map is not written as {ending}.")
    analysis = load_analysis(request.project)
    shown = narrowed(load_map(request.project, analysis), analysis, where_of(request, analysis))
    counts = not request.about.without_counts
    if ending == "png":
        content = png(picture(shown, counts=counts))
    elif ending == "svg":
        content = picture(shown, counts=counts).encode()
    else:
        out = io.BytesIO()
        write_map(out, f".{ending}", shown, analysis)
        content = out.getvalue()
    response = HttpResponse(content, content_type=ENDINGS[ending][1])
    response["Content-Disposition"] = f'attachment; filename="map.{ending}"'
    return response
