"""Checks every view's verb against the role of the person who asks; no verb, no page."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from plurivox.access.permissions import NAMELESS, NotAllowed, check_can
from plurivox.evidence.problem import Refused
from plurivox.store.overview import load_about
from plurivox.store.pins import SignedIn, load_signed_in

from ..refusals import refusal, refused
from .headers import Answer

log = logging.getLogger(__name__)


class Permission:
    """Gives the request its person and the project's title, and decides before the view runs."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.sitting:  # type: ignore[attr-defined]
            request.about = load_about(request.project)  # type: ignore[attr-defined]
        request.person = _person(request)  # type: ignore[attr-defined]
        return self.answer(request)

    def process_view(
        self, request: Any, view: Callable[..., Any], args: Any, values: Any
    ) -> HttpResponse | None:
        verb = getattr(view, "writes" if request.method == "POST" else "verb", None)
        if verb is None:
            log.error("a view without a verb was asked for")
            return refusal(request, 403, "Not open", "Nobody has said who may open this page.")
        if verb in NAMELESS:
            return None
        if request.person is None:
            return _ask_for_name(request)
        try:
            check_can(request.person.role, verb)
        except NotAllowed as reason:
            return refused(request, reason)
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Refused):
            return refused(request, error)
        if isinstance(error, Http404):
            return refusal(request, 404, "Not here", str(error) or NOT_HERE)
        return None


NOT_HERE = "There is nothing at this address; it may have been removed. Go back to the home page."


def _person(request: Any) -> SignedIn | None:
    """Who sits at this browser, unless their PIN was changed or reset since they came."""
    if request.sitting is None or request.sitting.person is None:
        return None
    person = load_signed_in(request.project, request.sitting.person)
    return person if person and person.mark == request.sitting.mark else None


def _ask_for_name(request: Any) -> HttpResponse:
    """To the page that asks for a name, and back to where the person wanted to go."""
    there = reverse("people:choose")
    if request.method == "GET" and not request.htmx:
        if request.path != "/":
            there += "?" + urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(there)
    response = refusal(request, 403, "Who are you?", "Choose your name first, then go on.")
    response["HX-Redirect"] = there
    return response
