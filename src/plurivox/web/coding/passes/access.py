"""The one door to a pass: by its key, or not found."""

from __future__ import annotations

import uuid

from django.http import Http404

from plurivox.coding.passes import CodingPass
from plurivox.evidence.problem import Refused
from plurivox.store.passes import load_passes

from ...request import Request

GONE = "There is no such pass; it may have been taken back. The list of passes has those there are."


def access_pass(request: Request, key: uuid.UUID) -> CodingPass:
    """A pass of the project. Everybody may know that it is there and what it is to be."""
    for one in load_passes(request.project):
        if one.id == key:
            return one
    raise Http404(GONE)


def access_independent(request: Request, key: uuid.UUID) -> CodingPass:
    """The same where its coders can be compared at all."""
    one = access_pass(request, key)
    if one.kind != "independent":
        raise Refused(f"“{one.name}” is a {one.kind} pass; independent coders are compared.")
    return one
