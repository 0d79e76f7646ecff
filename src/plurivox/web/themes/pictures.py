"""Pictures: the SVG as a part of a page, and to take along as SVG or PNG."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.safestring import SafeString, mark_safe

from plurivox.evidence.problem import Refused
from plurivox.reports.picture import png

from ..request import Request

KINDS = {"svg": "image/svg+xml", "png": "image/png"}


def on_page(svg: str) -> SafeString:
    """Our own SVG as a part of a page: every word in it was escaped when it was drawn."""
    return mark_safe(svg)


def must_count(request: Request) -> None:
    """For a picture that is nothing but counts. Raises Refused in a study that shows none."""
    if request.about.without_counts:
        raise Refused("This study does not count, and this picture would only show counts.")


def as_file(svg: str, name: str, ending: str) -> HttpResponse:
    """A picture to take along. Raises Http404 for another ending than svg and png."""
    if ending not in KINDS:
        raise Http404(f"A picture is not written as {ending}.")
    content = png(svg) if ending == "png" else svg.encode()
    response = HttpResponse(content, content_type=KINDS[ending])
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response
