"""A source to read: its words, who says them, and the files they came from."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import render

from plurivox.evidence.problem import Refused
from plurivox.store.originals import load_originals
from plurivox.store.sources import OpenText, load_source, load_text

from ..addresses import address
from ..pages import page
from ..request import Request
from .languages import direction, language_name
from .turns import before_turns, shown_turns, voices


@page("read")
def source(request: Request, source: uuid.UUID) -> HttpResponse:
    """The whole text, turn by turn."""
    text = access_text(request, source)
    view = load_source(request.project, source)
    speakers = [(one.name, one.asks) for one in text.speakers]
    heard = voices(text.words, text.turns, len(speakers))
    said = {
        "text": text,
        "view": view,
        "turns": list(shown_turns(text.words, text.turns, speakers)),
        "speakers": list(zip(text.speakers, heard, strict=True)),
        "before": before_turns(text.words, text.turns),
        "whole": "" if len(text.turns) else text.words,
        "dir": direction(text.language),
        "language_name": language_name(text.language) if text.language else "",
        "files": load_originals(request.project, source),
        "code": address("coding:source", source),
    }
    return render(request, "transcripts/source.html", said)


def access_text(request: Request, source: uuid.UUID) -> OpenText:
    """The latest text of a source of this project. Raises Http404 where there is none."""
    try:
        return load_text(request.project, source)
    except Refused as refused:
        raise Http404(str(refused)) from None
