"""How a view is declared: with the verb that the permission table knows, and its HTTP methods."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.http import HttpResponseBase

from plurivox.access.permissions import NAMELESS, PERMISSIONS

from .refusals import not_this_way
from .request import Request

Answer = TypeVar("Answer", bound=HttpResponseBase)
View = Callable[..., Answer]


def page(verb: str, *methods: str, writes: str = "") -> Callable[[View[Answer]], View[Answer]]:
    """Declare a view: who may open it (a verb of `access.permissions`) and how (GET by default).

    `writes` is the verb of a POST, where reading the page needs less: `@page("read", "GET", "POST",
    writes="change themes")`. The verb is checked before the view runs, by `middleware.permission`.
    Raises KeyError where the table does not know it.
    """
    for one in (verb, writes or verb):
        if one not in PERMISSIONS and one not in NAMELESS:
            raise KeyError(f"“{one}” is not in the permission table")
    allowed = methods or ("GET",)

    def declare(view: View[Answer]) -> View[Answer]:
        @functools.wraps(view)
        def asked(request: Request, *args: Any, **values: Any) -> Answer:
            asked_for = "GET" if request.method == "HEAD" else request.method
            if asked_for not in allowed:
                return cast(Answer, not_this_way(request, allowed))
            return view(request, *args, **values)

        asked.verb = verb  # type: ignore[attr-defined]
        asked.writes = writes or verb  # type: ignore[attr-defined]
        asked.methods = allowed  # type: ignore[attr-defined]
        return asked

    return declare
