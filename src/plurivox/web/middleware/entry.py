"""Lets in only the browser that brought the token; every other request ends here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase

from ..refusals import refusal
from .headers import Answer

ENTER = "/enter/"
SITTING = "sitting"  # the session's one entry of ours
CLOSED = (
    "This browser has not been let in. Open the address that the terminal printed; it works once. "
    "If it was used already, stop the server with Ctrl-C and start it again: it prints a new one."
)


def entry(answer: Answer) -> Answer:
    """Give the request its project and its sitting, or refuse it."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        serving = request.META["plurivox.serving"]
        sitting = serving.sittings.find(request.session.get(SITTING))
        if sitting is None and request.path != ENTER:
            return refusal(request, 403, "The door is closed", CLOSED)
        request.serving = serving  # type: ignore[attr-defined]
        request.sitting = sitting  # type: ignore[attr-defined]
        request.project = serving.project  # type: ignore[attr-defined]
        return answer(request)

    return answered
