"""The report as a page: what the files will say, each sentence leading to what it rests on."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from plurivox.reports import REPORTS
from plurivox.store.reporting import load_report

from ..addresses import address
from ..pages import page
from ..request import Request
from ..themes.pictures import on_page
from .places import shown_theme


@page("read")
def report(request: Request) -> HttpResponse:
    """Everything that the report says now, and what is missing."""
    said = load_report(request.project, person=request.person.id)
    return render(
        request,
        "reports/report.html",
        {
            "report": said,
            "themes": [shown_theme(theme) for theme in said.themes],
            "pictures": [(one.caption, on_page(one.svg)) for one in said.pictures],
            "write": address("exchange:export"),
            "forms": [(one.extension, one.name) for one in REPORTS],
            "matrix": address("themes:matrix"),
        },
    )
