"""Addresses of the report."""

from __future__ import annotations

from django.urls import path

from . import report

urlpatterns = [path("", report.report, name="index")]
