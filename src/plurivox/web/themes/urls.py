"""Addresses of themes."""

from __future__ import annotations

from django.urls import path

from . import passages, themes

urlpatterns = [
    path("", themes.themes, name="index"),
    path("passages/", passages.passages, name="passages"),
]
