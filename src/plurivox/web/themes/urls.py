"""Addresses of themes."""

from __future__ import annotations

from django.urls import path

from . import map, map_files, matrix, passages, themes

urlpatterns = [
    path("", themes.themes, name="index"),
    path("matrix/", matrix.show, name="matrix"),
    path("matrix/counting/", matrix.counting, name="counting"),
    path("map/", map.influence_map, name="map"),
    path("map/map.<str:ending>", map_files.map_file, name="map_file"),
    path("map/<uuid:link>/", map.link, name="link"),
    path("map/<uuid:link>/remove/", map.remove, name="remove_link"),
    path("passages/", passages.passages, name="passages"),
]
