"""The address of the home page."""

from __future__ import annotations

from django.urls import path

from . import home

app_name = "project"
urlpatterns = [path("", home.home, name="home")]
