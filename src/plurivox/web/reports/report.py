"""The report as a page: what the Word file will say, each quotation leading back to its place."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from plurivox.store.reporting import load_report

from ..addresses import address
from ..pages import page
from ..request import Request
from .places import placed


@page("read")
def report(request: Request) -> HttpResponse:
    """Everything that the report says now, and what is missing."""
    said = load_report(request.project, person=request.person.id)
    themes = [(theme, placed(theme.quotations)) for theme in said.themes]
    return render(
        request,
        "reports/report.html",
        {"report": said, "themes": themes, "write": address("exchange:export")},
    )
