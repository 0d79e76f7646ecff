"""The address of the home page."""

from __future__ import annotations

from django.urls import path

from . import home, method

app_name = "project"
urlpatterns = [
    path("", home.home, name="home"),
    path("method/", method.method, name="method"),
    path("method/readings/", method.read, name="read"),
]
