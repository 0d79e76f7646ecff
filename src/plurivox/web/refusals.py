"""Pages that say no, calmly: what is wrong and what to do, and nothing about the project."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from plurivox.access.permissions import NotAllowed
from plurivox.evidence.problem import Refused


def refusal(request: HttpRequest, status: int, heading: str, *sentences: str) -> HttpResponse:
    """A page, or for htmx a fragment, with a heading and sentences; it needs no database."""
    fragment = bool(request.headers.get("HX-Request"))
    template = "frame/refusal_fragment.html" if fragment else "frame/refusal.html"
    said = {
        "heading": heading,
        "sentences": sentences,
        "status": status,
        "inside": _inside(request),
    }
    return render(request, template, said, status=status)


def _inside(request: HttpRequest) -> bool:
    """Whether the browser was let in, so that a way back to the project makes sense."""
    return getattr(request, "sitting", None) is not None


def refused(request: HttpRequest, reason: Refused) -> HttpResponse:
    """What the program refused, in its own sentences. Nothing was changed."""
    sentences = [problem.sentence for problem in reason.problems]
    if isinstance(reason, NotAllowed):
        return refusal(request, 403, "Not in your role", *sentences)
    return refusal(request, 400, "Not done", *sentences, "Nothing was changed.")


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400."""
    return refusal(
        request,
        400,
        "Not understood",
        "The browser asked for something that cannot be read. Go back and try again.",
    )


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """403."""
    return refusal(request, 403, "Not open", "This page is not open to you.")


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that another site sent, or one from before the server was started again."""
    return refusal(
        request, 403, "Sent from elsewhere",
        "This form did not come from a page of this server, or from one that is too old. "
        "Load the page again and send it once more; nothing was changed.",
    )  # fmt: skip


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404."""
    return refusal(
        request, 404, "Not here", "There is nothing at this address; it may have been removed."
    )


def not_this_way(request: HttpRequest, allowed: Sequence[str]) -> HttpResponse:
    """405."""
    response = refusal(
        request, 405, "Not this way", "This address is not opened like that. Go back and try again."
    )
    response["Allow"] = ", ".join(allowed)
    return response


def failed(request: HttpRequest) -> HttpResponse:
    """500. The terminal says where in the program, without anybody's words."""
    return refusal(
        request, 500, "Something went wrong",
        "Plurivox made a mistake here; what was saved before is safe, and what you just did was "
        "not saved. The terminal shows where in the program it happened, without anybody’s words: "
        "please report that.",
    )  # fmt: skip
