"""Headers that keep a page's words in this browser: a strict policy with a nonce, and no copy."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]


def headers(answer: Answer) -> Answer:
    """Scripts and styles from our own folder or with this answer's nonce; nothing else at all."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        nonce = secrets.token_urlsafe(16)
        request.csp_nonce = nonce  # type: ignore[attr-defined]
        response = answer(request)
        response["Content-Security-Policy"] = policy(nonce)
        response["X-Frame-Options"] = "DENY"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), usb=()"
        if not request.path.startswith(str(settings.STATIC_URL)):
            response["Cache-Control"] = "no-store"
        if not response.streaming and not response.has_header("Content-Length"):
            response["Content-Length"] = str(len(response.content))  # type: ignore[attr-defined]
        return response

    return answered


def policy(nonce: str) -> str:
    """The Content-Security-Policy."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'nonce-{nonce}'",
            f"style-src 'self' 'nonce-{nonce}'",
            "img-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        )
    )
