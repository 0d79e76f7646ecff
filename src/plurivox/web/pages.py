"""How a view is declared: with the verb that the permission table knows, and its HTTP methods."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from plurivox.access.permissions import NAMELESS, PERMISSIONS

from .refusals import not_this_way
from .request import Request

View = Callable[..., HttpResponse]


def page(verb: str, *methods: str) -> Callable[[View], View]:
    """Declare a view: who may open it (a verb of `access.permissions`) and how (GET by default).

    The verb is checked before the view runs, by `middleware.permission`. Raises KeyError where the
    table does not know the verb.
    """
    if verb not in PERMISSIONS and verb not in NAMELESS:
        raise KeyError(f"“{verb}” is not in the permission table")
    allowed = methods or ("GET",)

    def declare(view: View) -> View:
        @functools.wraps(view)
        def asked(request: Request, *args: Any, **values: Any) -> HttpResponse:
            asked_for = "GET" if request.method == "HEAD" else request.method
            if asked_for not in allowed:
                return not_this_way(request, allowed)
            return view(request, *args, **values)

        asked.verb = verb  # type: ignore[attr-defined]
        asked.methods = allowed  # type: ignore[attr-defined]
        return asked

    return declare
