"""Addresses of passes."""

from __future__ import annotations

from django.urls import path

from . import closing, listing, proposals, setting_up

urlpatterns = [
    path("passes/", listing.passes, name="passes"),
    path("passes/new/", setting_up.new_pass, name="new_pass"),
    path("passes/approach/", setting_up.approach, name="approach"),
    path("passes/proposals/", proposals.proposals, name="proposals"),
    path("passes/<uuid:one>/done/", closing.done, name="declare_done"),
    path("passes/<uuid:one>/close/", closing.close, name="close_pass"),
    path("passes/<uuid:one>/proposals/<uuid:code>/", proposals.decide, name="decide"),
]
