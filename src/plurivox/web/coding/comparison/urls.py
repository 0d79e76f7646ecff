"""Addresses of comparing, settling and agreement."""

from __future__ import annotations

from django.urls import path

from . import agreement, consensus, discussion, page, settling

urlpatterns = [
    path("passes/<uuid:one>/compare/", page.comparison, name="comparison"),
    path("passes/<uuid:one>/settle/", settling.decide, name="settle"),
    path("passes/<uuid:one>/remark/", settling.remark, name="remark"),
    path("passes/<uuid:one>/take-back/", settling.take_back, name="settle_back"),
    path("passes/<uuid:one>/consensus/", consensus.consensus, name="consensus"),
    path("passes/<uuid:one>/note/", consensus.note, name="closing_note"),
    path("passes/<uuid:one>/release/", consensus.release, name="release_after"),
    path("passes/<uuid:one>/agreement/", agreement.agreement, name="agreement"),
    path("passes/<uuid:one>/units/", agreement.cell, name="cells"),
    path("passes/<uuid:one>/discussion/", discussion.discussion, name="discussion"),
]
