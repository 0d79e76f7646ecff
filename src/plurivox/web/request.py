"""A request as the views of the frame get it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

from plurivox.store.overview import About
from plurivox.store.pins import SignedIn
from plurivox.store.project import Project

from .serving import Serving
from .sittings import Sitting

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


class Request(HttpRequest):
    """What the middleware adds. `person` is there in every view whose verb needs a name."""

    serving: Serving
    sitting: Sitting
    project: Project
    about: About
    person: SignedIn
    htmx: HtmxDetails
    csp_nonce: str
