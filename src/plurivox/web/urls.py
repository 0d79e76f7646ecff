"""Addresses: the frame's own, every stage's folder that has some, and what goes out."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import include, path

from plurivox import STAGES

handler400 = "plurivox.web.refusals.bad_request"
handler403 = "plurivox.web.refusals.forbidden"
handler404 = "plurivox.web.refusals.not_found"
handler500 = "plurivox.web.refusals.failed"


def has_pages(stage: str) -> bool:
    """Whether there is a folder of this stage with addresses in it."""
    return bool(find_spec(f"plurivox.web.{stage}") and find_spec(f"plurivox.web.{stage}.urls"))


urlpatterns = [
    path("", include("plurivox.web.project.urls")),
    path("", include("plurivox.web.people.urls")),
    *(
        path(f"{stage}/", include((f"plurivox.web.{stage}.urls", stage)))
        for stage in (*STAGES, "exchange")
        if has_pages(stage)
    ),
]
