"""Addresses of reading and coding, of searching, and of the codebook."""

from __future__ import annotations

from django.urls import path

from . import act, book, book_acts, index, reading, releases, search
from .comparison.urls import urlpatterns as comparison
from .passes.urls import urlpatterns as passes

urlpatterns = [
    path("", index.index, name="index"),
    path("find/", search.find, name="search"),
    path("find/code/", search.code_found, name="code_found"),
    path("codebook/", book.codebook, name="codebook"),
    path("codebook/new/", book.add, name="new_code"),
    path("codebook/undo/", book.take_back, name="take_back"),
    path("codebook/<uuid:code>/", book.codebook, name="code"),
    path("codebook/<uuid:code>/change/", book.change, name="change_code"),
    path("codebook/<uuid:code>/move/", book_acts.move, name="move_code"),
    path("codebook/<uuid:code>/merge/", book_acts.merge, name="merge_code"),
    path("codebook/<uuid:code>/split/", book_acts.split, name="split_code"),
    path("codebook/<uuid:code>/retire/", book_acts.retire, name="retire_code"),
    path("releases/", releases.releases, name="releases"),
    path("releases/compare/", releases.compare, name="compare"),
    path("releases/<str:before>/<str:after>/", releases.difference, name="difference"),
    *passes,
    *comparison,
    path("<uuid:source>/", reading.source, name="source"),
    path("<uuid:source>/act/", act.act, name="act"),
    path("<uuid:source>/memos/", reading.memos, name="memos"),
    path("<uuid:source>/ticket/", act.ticket, name="ticket"),
]
