"""Addresses of themes."""

from __future__ import annotations

from django.urls import path

from . import (
    findings,
    framework,
    map,
    map_files,
    matrix,
    matrix_file,
    passages,
    saturation,
    themes,
    timeline,
    together,
)

urlpatterns = [
    path("", themes.themes, name="index"),
    path("framework/", framework.framework, name="framework"),
    path("framework/codes/", framework.codes, name="framework_codes"),
    path("board/", themes.board, name="board"),
    path("put/", themes.put, name="put"),
    path("undo/", themes.take_back, name="take_back"),
    path("read/<str:kind>/<uuid:key>/", themes.read_again, name="read_again"),
    path("findings/new/", findings.add, name="new_finding"),
    path("findings/<uuid:finding>/", findings.finding, name="finding"),
    path("findings/<uuid:finding>/remove/", findings.remove, name="remove_finding"),
    path("<uuid:theme>/", themes.theme, name="theme"),
    path("<uuid:theme>/move/", themes.move, name="move_theme"),
    path("<uuid:theme>/remove/", themes.remove, name="remove_theme"),
    path("matrix/", matrix.show, name="matrix"),
    path("matrix/matrix.<str:ending>", matrix_file.matrix_file, name="matrix_file"),
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
