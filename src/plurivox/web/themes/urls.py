"""Addresses of themes."""

from __future__ import annotations

from django.urls import path

from . import map, map_files, matrix, passages, saturation, themes, timeline, together

urlpatterns = [
    path("", themes.themes, name="index"),
    path("matrix/", matrix.show, name="matrix"),
    path("matrix/counting/", matrix.counting, name="counting"),
    path("cooccurrence/", together.cooccurrence, name="cooccurrence"),
    path("cooccurrence/picture.<str:ending>", together.picture, name="together_picture"),
    path("cooccurrence/<uuid:one>/<uuid:other>/", together.together, name="together"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("timeline/<uuid:source>.<str:ending>", timeline.picture, name="timeline_picture"),
    path("saturation/", saturation.saturation, name="saturation"),
    path("saturation/picture.<str:ending>", saturation.picture, name="saturation_picture"),
    path("map/", map.influence_map, name="map"),
    path("map/map.<str:ending>", map_files.map_file, name="map_file"),
    path("map/<uuid:link>/", map.link, name="link"),
    path("map/<uuid:link>/remove/", map.remove, name="remove_link"),
    path("passages/", passages.passages, name="passages"),
]
