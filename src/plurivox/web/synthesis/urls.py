"""Addresses of a synthesis."""

from __future__ import annotations

from django.urls import path

from . import argument, beside, cell, checklist, confidence, constructs, grid

urlpatterns = [
    path("", grid.grid, name="index"),
    path("releases/", grid.releases, name="releases"),
    path("undo/", grid.take_back, name="take_back"),
    path("cell/<uuid:study>/<uuid:column>/", cell.cell, name="cell"),
    path("constructs/", constructs.constructs, name="constructs"),
    path("argument/", argument.argument, name="argument"),
    path("argument/read/", argument.read_again, name="read_again"),
    path("confidence/", confidence.confidences, name="confidence"),
    path("confidence/<uuid:finding>/", confidence.judge, name="judge"),
    path("beside/", beside.beside, name="beside"),
    path("checklist/<str:which>/", checklist.checklist, name="checklist"),
]
