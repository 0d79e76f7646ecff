"""The study or article of an address; 404 where it is not there."""

from __future__ import annotations

import uuid

from django.http import Http404

from plurivox.evidence.problem import Refused
from plurivox.store.sources import OpenText, load_text
from plurivox.store.studies import StudyView, load_studies

from ..request import Request


def access_study(request: Request, study: uuid.UUID) -> StudyView:
    """A study of this project. Raises Http404 where there is none."""
    found = next((one for one in load_studies(request.project) if one.id == study), None)
    if found is None:
        raise Http404("There is no such study any more; go back to the list.")
    return found


def access_article(request: Request, source: uuid.UUID) -> OpenText:
    """The newest text of an article of this project. Raises Http404 where there is none."""
    try:
        text = load_text(request.project, source)
    except Refused as refused:
        raise Http404(str(refused)) from None
    if text.kind != "article":
        raise Http404(f"{text.name} is no article: whose words it holds is told by its speakers.")
    return text
