"""Addresses of studies, of the voices of their articles, and of appraising them."""

from __future__ import annotations

from django.urls import path

from . import appraisal, order, studies, voices

urlpatterns = [
    path("", studies.index, name="index"),
    path("undo/", order.take_back, name="take_back"),
    path("appraisal/", appraisal.overview, name="appraisals"),
    path("studies/new/", studies.study, name="new_study"),
    path("<uuid:study>/", studies.study, name="study"),
    path("<uuid:study>/order/", order.put, name="order"),
    path("<uuid:study>/remove/", order.remove, name="remove"),
    path("<uuid:study>/appraisal/", appraisal.appraisal, name="appraisal"),
    path("<uuid:source>/tie/", order.tie, name="tie"),
    path("<uuid:source>/voices/", voices.voices, name="voices"),
    path("<uuid:source>/voices/say/", voices.say, name="say"),
    path("<uuid:source>/voices/mark/", voices.mark, name="mark"),
    path("<uuid:source>/section/", voices.section, name="section"),
]
