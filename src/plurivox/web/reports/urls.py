"""Addresses of the report, of traces, and of what if."""

from __future__ import annotations

from django.urls import path

from . import report, trace, whatif

urlpatterns = [
    path("", report.report, name="index"),
    path("whatif/", whatif.whatif, name="whatif"),
    path("trace/cell/<str:row>/<uuid:key>/", trace.cell, name="cell_trace"),
    path("trace/cell/<str:row>/<uuid:key>/trace.html", trace.cell_file, name="cell_trace_file"),
    path("trace/<str:kind>/<uuid:key>/", trace.trace, name="trace"),
    path("trace/<str:kind>/<uuid:key>/trace.html", trace.trace_file, name="trace_file"),
]
