"""The map of influences: the picture, and beside it the list in which it is drawn and edited."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from plurivox.evidence.problem import Refused
from plurivox.store.analysis import load_analysis
from plurivox.store.influences import (
    Claimed,
    load_map,
    load_nodes,
    remove_link,
    save_link,
    save_link_passages,
)
from plurivox.themes.analysis import Analysis
from plurivox.themes.influence import CLAIMS, POLARITIES, SIGNS, InfluenceMap, Link, narrowed
from plurivox.themes.map_picture import picture

from ..addresses import address
from ..pages import page
from ..request import Request
from .map_files import ENDINGS
from .map_passages import beside
from .map_where import filters, where_of


@dataclass(frozen=True, slots=True)
class Row:
    """A link in the list. address: of its own page."""

    link: Link
    sign: str
    start: str
    end: str
    polarity: str
    claim: str
    speakers: int
    sources: int
    address: str


@page("read", "GET", "POST", writes="change themes")
def influence_map(request: Request) -> HttpResponse:
    """The picture and the list; a POST draws a link."""
    if request.method == "POST":
        link = save_link(request.project, _claimed(request), by=request.person.id)
        request.sitting.note("The link is drawn. Choose the passages that it rests on.")
        return HttpResponseRedirect(address("themes:link", link))
    analysis = load_analysis(request.project)
    whole = load_map(request.project, analysis)
    shown = narrowed(whole, analysis, where_of(request, analysis))
    said = {
        "picture": drawn_picture(shown, counts=not request.about.without_counts),
        "rows": [_row(shown, analysis, link) for link in shown.links],
        "map": shown,
        "filters": filters(request, analysis),
        "query": request.GET.urlencode(),
        "nodes": load_nodes(request.project),
        "polarities": POLARITIES.items(),
        "claims": CLAIMS.items(),
        "endings": [(ending, name) for ending, (name, _) in ENDINGS.items()],
    }
    return render(request, "themes/map.html", said)


def drawn_picture(shown: InfluenceMap, *, counts: bool) -> SafeString:
    """The picture as a part of a page: our own SVG, in which all words are escaped."""
    return mark_safe(picture(shown, page=True, counts=counts))


def _row(shown: InfluenceMap, analysis: Analysis, link: Link) -> Row:
    return Row(
        link,
        SIGNS[link.polarity],
        shown.node(link.start).name,
        shown.node(link.end).name,
        POLARITIES[link.polarity],
        CLAIMS[link.claim],
        len(analysis.speakers(link.passages)),
        len({analysis.passages[key].source for key in link.passages}),
        address("themes:link", link.id),
    )


def _claimed(request: Request) -> Claimed:
    said = request.POST
    return Claimed(
        _node(said.get("start", "")),
        _node(said.get("end", "")),
        said.get("polarity", ""),
        said.get("claim", ""),
        said.get("note", "")[:2000],
    )


def _node(words: str) -> tuple[str, uuid.UUID]:
    kind, _, key = words.partition(":")
    try:
        return kind, uuid.UUID(key)
    except ValueError:
        raise Refused("Choose the theme or finding at which the link begins and ends.") from None


@page("read", "GET", "POST", writes="change themes")
def link(request: Request, link: uuid.UUID) -> HttpResponse:
    """One link: what it says, who claims it, and the passages that it rests on."""
    if request.method == "POST":
        return _written(request, link)
    analysis = load_analysis(request.project)
    whole = load_map(request.project, analysis)
    one = next((each for each in whole.links if each.id == link), None)
    if one is None:
        raise Http404("This link is not on the map any more; go back to the map.")
    said = {
        "one": one,
        "row": _row(whole, analysis, one),
        "start": whole.node(one.start),
        "end": whole.node(one.end),
        "nodes": load_nodes(request.project),
        "polarities": POLARITIES.items(),
        "claims": CLAIMS.items(),
        "layers": whole.layers,
        **beside(request, analysis, one),
    }
    return render(request, "themes/link.html", said)


def _written(request: Request, link: uuid.UUID) -> HttpResponse:
    if request.POST.get("does") == "passages":
        keys = [_passage(word) for word in request.POST.getlist("passage")]
        save_link_passages(request.project, link, keys, by=request.person.id)
        request.sitting.note("The passages of this link are kept.")
        return HttpResponseRedirect(address("themes:link", link))
    save_link(request.project, _claimed(request), link=link, by=request.person.id)
    request.sitting.note("The link is kept.")
    return HttpResponseRedirect(address("themes:link", link))


def _passage(word: str) -> uuid.UUID:
    try:
        return uuid.UUID(word)
    except ValueError:
        raise Refused("The page sent a passage that is not understood; load it again.") from None


@page("change themes", "POST")
def remove(request: Request, link: uuid.UUID) -> HttpResponse:
    """Take a link off the map."""
    remove_link(request.project, link, by=request.person.id)
    request.sitting.note("The link is off the map; undo brings it back.")
    return HttpResponseRedirect(address("themes:map"))
