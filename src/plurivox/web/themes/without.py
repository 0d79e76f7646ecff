"""The analysis as pages read it: as it is, or without what the address leaves out."""

from __future__ import annotations

from django.http import Http404

from plurivox.evidence.problem import Refused
from plurivox.store.analysis import load_analysis
from plurivox.store.whatif import without_of
from plurivox.themes.analysis import Analysis
from plurivox.themes.whatif import Without, left

from ..request import Request


def read_analysis(request: Request) -> tuple[Analysis, list[str]]:
    """The analysis layer, and what of it is thought away, in words: ?without=participant:KEY."""
    analysis = load_analysis(request.project)
    asked = [word for word in request.GET.getlist("without") if word]
    if not asked:
        return analysis, []
    try:
        without = without_of(analysis, asked)
    except Refused as reason:
        raise Http404(str(reason)) from None
    return left(analysis, without), named(analysis, without)


def named(analysis: Analysis, without: Without) -> list[str]:
    """What is thought away, in words."""
    return [
        *(analysis.voices[key].label for key in without.voices),
        *(analysis.sources[key].name for key in without.sources),
        *(f"“{analysis.passages[key].quote[:80]}”" for key in without.passages),
    ]
