"""The report as a page: what the files will say, each sentence leading to what it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import render

from plurivox.reports import REPORTS
from plurivox.reports.study import AgreementSection
from plurivox.store.passes import load_passes
from plurivox.store.reporting import load_report

from ..addresses import address
from ..pages import page
from ..request import Request
from ..themes.pictures import on_page
from .places import shown_theme


def _agreement(
    request: Request, sections: Iterable[AgreementSection]
) -> list[tuple[AgreementSection, str]]:
    """Each with the address of the page that its figures rest on."""
    passes = {one.name: one.id for one in load_passes(request.project)}
    return [(one, address("coding:agreement", passes[one.in_pass])) for one in sections]


@page("read")
def report(request: Request) -> HttpResponse:
    """Everything that the report says now, and what is missing."""
    said = load_report(request.project, person=request.person.id)
    return render(
        request,
        "reports/report.html",
        {
            "report": said,
            "agreement": _agreement(request, said.agreement),
            "themes": [shown_theme(theme) for theme in said.themes],
            "pictures": [(one.caption, on_page(one.svg)) for one in said.pictures],
            "write": address("exchange:export"),
            "forms": [(one.extension, one.name) for one in REPORTS],
            "matrix": address("themes:matrix"),
        },
    )
