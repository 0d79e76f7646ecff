"""Addresses of sources, of reading them, and of bringing them in."""

from __future__ import annotations

from django.urls import path

from . import choosing, looking, reading, sources, speakers, under_way

urlpatterns = [
    path("", sources.index, name="index"),
    path("import/", choosing.choose, name="import"),
    path("import/<str:key>/", under_way.show, name="waiting"),
    path("import/<str:key>/how-far/", under_way.how_far, name="how_far"),
    path("import/<str:key>/kinds/", under_way.say_kinds, name="kinds"),
    path("import/<str:key>/take/", under_way.take, name="take"),
    path("import/<str:key>/cancel/", under_way.cancel, name="cancel"),
    path("import/<str:key>/<int:number>/", looking.look, name="look"),
    path("import/<str:key>/<int:number>/as-read/", looking.as_read, name="as_read"),
    path("<uuid:source>/", reading.source, name="source"),
    path("<uuid:source>/speakers/", speakers.speakers, name="speakers"),
    path("<uuid:source>/remove/", sources.remove, name="remove"),
    path("<uuid:source>/file/<uuid:original>/", sources.original, name="original"),
]
