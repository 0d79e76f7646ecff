"""Addresses of sites and participants."""

from __future__ import annotations

from django.urls import path

from . import participants, places

urlpatterns = [
    path("", places.index, name="index"),
    path("sites/new/", places.site, name="new_site"),
    path("sites/<uuid:site>/", places.site, name="site"),
    path("participants/", participants.listed, name="participants"),
    path("participants/new/", participants.participant, name="new_participant"),
    path("participants/<uuid:participant>/", participants.participant, name="participant"),
    path("participants/<uuid:participant>/remove/", participants.remove, name="remove"),
]
