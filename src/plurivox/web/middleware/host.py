"""Refuses a request that came under another computer's name (DNS rebinding)."""

from __future__ import annotations

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponseBase

from ..refusals import refusal
from .headers import Answer

FOREIGN = (
    "This page is only there under the address that the terminal printed, on this computer. "
    "Open that address."
)


def own_host(answer: Answer) -> Answer:
    """Only 127.0.0.1 and localhost are names of this server."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        try:
            request.get_host()
        except DisallowedHost:
            return refusal(request, 400, "Another address", FOREIGN)
        return answer(request)

    return answered
