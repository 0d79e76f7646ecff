"""Addresses of reading and coding."""

from __future__ import annotations

from django.urls import path

from . import act, index, reading

urlpatterns = [
    path("", index.index, name="index"),
    path("<uuid:source>/", reading.source, name="source"),
    path("<uuid:source>/act/", act.act, name="act"),
    path("<uuid:source>/memos/", reading.memos, name="memos"),
    path("<uuid:source>/ticket/", act.ticket, name="ticket"),
]
