"""The table of who took part, by site, and one site with its sessions."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import urlencode

from plurivox.access.permissions import check_can
from plurivox.evidence.problem import Refused
from plurivox.store.fieldwork import (
    SiteTotal,
    load_participant_totals,
    load_sessions,
    load_sites,
)
from plurivox.store.fieldwork_edits import SITE_FIELDS, save_site

from ..addresses import address
from ..pages import page
from ..request import Request
from .forms import SiteForm

MOST = 8  # columns of roles, and of genders; what is rarer stands together


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the totals. `counts`: of each role, then of each gender, as the columns stand."""

    total: SiteTotal
    roles: tuple[int, ...]
    genders: tuple[int, ...]
    opens: str
    people: str


@page("read")
def index(request: Request) -> HttpResponse:
    """How many took part, by site, role and gender; sites without anybody yet; sessions."""
    rows, total = load_participant_totals(request.project)
    sites = load_sites(request.project)
    keys = {one.name: one.id for one in sites}
    empty = [SiteTotal(s.name, s.setting, 0, 0) for s in sites if s.name not in _names(rows)]
    roles, genders = _columns(total.roles), _columns(total.genders)
    people = address("fieldwork:participants")
    lines = [
        Line(
            row,
            _counts(row.roles, roles),
            _counts(row.genders, genders),
            address("fieldwork:site", keys[row.site]) if row.site in keys else "",
            f"{people}?{urlencode({'site': row.site})}",
        )
        for row in [*rows, *empty]
    ]
    said = {
        "lines": lines,
        "total": Line(total, _counts(total.roles, roles), _counts(total.genders, genders), "", ""),
        "roles": roles,
        "genders": genders,
        "people": people,
        "sessions": _by_site(request),
        "export": address("exchange:export"),
    }
    return render(request, "fieldwork/index.html", said)


def _names(rows: Iterable[SiteTotal]) -> set[str]:
    return {row.site for row in rows}


OTHERS = "others"


def _columns(counts: dict[str, int]) -> tuple[str, ...]:
    """The commonest first; where there are many, the last column holds all others."""
    ordered = [name for name, _ in Counter(counts).most_common()]
    return tuple(ordered) if len(ordered) <= MOST else (*ordered[: MOST - 1], OTHERS)


def _counts(counts: dict[str, int], columns: tuple[str, ...]) -> tuple[int, ...]:
    named = [counts.get(name, 0) for name in columns]
    if columns and columns[-1] == OTHERS and OTHERS not in counts:
        named[-1] = sum(n for name, n in counts.items() if name not in columns)
    return tuple(named)


def _by_site(request: Request) -> list[tuple[str, list[object]]]:
    found: dict[str, list[object]] = {}
    for one in load_sessions(request.project):
        links = [(name, address("transcripts:source", key)) for key, name in one.sources]
        found.setdefault(one.site, []).append((one, links))
    return list(found.items())


@page("read", "GET", "POST")
def site(request: Request, site: uuid.UUID | None = None) -> HttpResponse:
    """One site, or a new one; owner and leads write here."""
    if request.method == "POST" or site is None:
        check_can(request.person.role, "change fieldwork")
    now = next((one for one in load_sites(request.project) if one.id == site), None)
    if site and now is None:
        raise Http404("There is no such site any more; go back to the list.")
    values = {name: getattr(now, name) for name in SITE_FIELDS} if now else None
    form = SiteForm(request.POST if request.method == "POST" else values)
    if request.method == "POST" and form.is_valid():
        try:
            save_site(request.project, site, form.cleaned_data, by=request.person.id)
        except Refused as reason:
            form.add_error("name", str(reason))
        else:
            request.sitting.note(f"{form.cleaned_data['name']} is saved.")
            return HttpResponseRedirect(address("fieldwork:index"))
    wrong = request.method == "POST"
    said = {
        "form": form if wrong or now else SiteForm(),
        "site": now,
        "settings": ("low", "middle", "high"),
        "sessions": [
            (one, [(name, address("transcripts:source", key)) for key, name in one.sources])
            for one in load_sessions(request.project)
            if now and one.site == now.name
        ],
    }
    return render(request, "fieldwork/site.html", said, status=400 if wrong else 200)
