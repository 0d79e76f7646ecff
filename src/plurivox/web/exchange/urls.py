"""Addresses of exports."""

from __future__ import annotations

from django.urls import path

from . import exporting

urlpatterns = [
    path("", exporting.export, name="export"),
    path("<str:key>/", exporting.show, name="waiting"),
    path("<str:key>/how-far/", exporting.how_far, name="how_far"),
    path("<str:key>/cancel/", exporting.cancel, name="cancel"),
    path("<str:key>/<str:name>", exporting.download, name="download"),
]
