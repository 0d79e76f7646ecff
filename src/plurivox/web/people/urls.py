"""Addresses of entering, choosing a name, and people."""

from __future__ import annotations

from django.urls import path

from . import entering, members, own

app_name = "people"
urlpatterns = [
    path("enter/", entering.enter, name="enter"),
    path("who/", entering.choose, name="choose"),
    path("who/<uuid:person>/", entering.show_pin, name="pin"),
    path("you/", own.you, name="you"),
    path("you/pin/", own.change_pin, name="change_pin"),
    path("you/leave/", own.leave, name="leave"),
    path("people/", members.people, name="people"),
    path("people/<uuid:person>/pin/", members.forget_pin, name="reset_pin"),
    path("people/<uuid:person>/role/", members.change_role, name="change_role"),
]
