"""Addresses of themes."""

from __future__ import annotations

from django.urls import path

from . import themes

urlpatterns = [path("", themes.themes, name="index")]
