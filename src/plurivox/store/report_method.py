"""What a report says of how a study was done: people, passes, agreement, releases, readings."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from plurivox.coding.agreement.statistics import STATISTICS
from plurivox.coding.passes import CodingPass
from plurivox.reports.study import AgreementSection, TableSection

from .agreement import load_agreement
from .fieldwork import load_participant_totals, load_sessions, load_sites
from .models import Project as ProjectRow
from .overview import load_about
from .passes import load_passes
from .people import load_people
from .project import Project
from .readings import load_readings
from .releases import load_releases
from .settlements import load_disagreements
from .sources import SourceView


def method_facts(project: Project, sources: list[SourceView]) -> Iterator[str]:
    """Sentences, in the order of the work."""
    row = ProjectRow.objects.using(project.alias).get(id=project.id)
    if row.stance:
        yield f"Stance: {row.stance}."
    yield from _fieldwork(project)
    turns = sum(source.turns for source in sources)
    yield f"{_many(len(sources), 'source')} with {_many(turns, 'turn')} were read."
    languages = sorted({source.language for source in sources if source.language})
    if languages:
        yield f"Languages: {', '.join(languages)}."
    yield from _readings(project)
    yield from _releases(project)
    names = {source.id: source.name for source in sources}
    for one in load_passes(project):
        if not one.is_blind:
            yield _pass(project, one, names)
    if load_about(project).reflexive:
        yield "The study declares a reflexive approach: coders are not measured against each other."


def _many(count: int, one: str) -> str:
    return f"{count} {one if count == 1 else one + 's'}"


def _fieldwork(project: Project) -> Iterator[str]:
    sites = load_sites(project)
    if sites:
        said = ", ".join(
            f"{site.name} ({', '.join(filter(None, [site.country, _setting(site)]))})"
            if site.country or site.setting
            else site.name
            for site in sites
        )
        yield f"{_many(len(sites), 'site')}: {said}."
    sessions = load_sessions(project)
    if sessions:
        held = sorted(one.held[:10] for one in sessions if one.held)
        between = f", held from {held[0]} to {held[-1]}" if held else ""
        yield f"{_many(len(sessions), 'session')}{between}."


def _setting(site: Any) -> str:
    when = f" in {site.setting_year}" if site.setting_year else ""
    return f"{site.setting} income{when}" if site.setting else ""


def _readings(project: Project) -> Iterator[str]:
    by_person: dict[str, list[str]] = {}
    for one in load_readings(project, person=None):
        by_person.setdefault(one.person_name, []).append(f"{one.source_name} ({one.day})")
    for person, sources in by_person.items():
        yield f"{person} has read through {', '.join(sources)}."


def _releases(project: Project) -> Iterator[str]:
    releases = load_releases(project)
    if releases:
        last = releases[-1]
        when = datetime.fromtimestamp(last.at / 1000, UTC).date().isoformat()
        note = f": {last.note.rstrip('.')}" if last.note else ""
        times = "once" if len(releases) == 1 else f"{len(releases)} times"
        yield f"The codebook was released {times}; release {last.label} on {when}{note}."


def _pass(project: Project, one: CodingPass, names: dict[uuid.UUID, str]) -> str:
    people = {person.id: person.name for person in load_people(project)}
    coders = " and ".join(sorted(people[key] for key in one.coders if key in people))
    sources = ", ".join(sorted(names[key] for key in one.sources if key in names))
    said = f"Pass “{one.name}” ({one.kind}, {one.state}): {coders or 'nobody'} coded {sources}."
    if one.kind == "independent" and one.state == "ready" and len(one.coders) > 1:
        found = load_disagreements(project, one.name)
        settled = sum(question.settled is not None for question in found)
        said += f" {_many(len(found), 'disagreement')}, {settled} settled."
    return said


def participants_table(project: Project) -> TableSection | None:
    """A row a site with its country, setting, sessions, people, roles and genders; a total."""
    rows, total = load_participant_totals(project)
    if not rows:
        return None
    countries = {site.name: site.country for site in load_sites(project)}
    roles, genders = list(total.roles), list(total.genders)
    columns = ("Site", "Country", "Setting", "Sessions", "Participants", *roles, *genders)
    cells = [
        (
            one.site or ("Total" if one is total else "–"),
            countries.get(one.site, ""),
            one.setting,
            str(one.sessions),
            str(one.n),
            *(str(one.roles.get(role, 0)) for role in roles),
            *(str(one.genders.get(gender, 0)) for gender in genders),
        )
        for one in [*rows, total]
    ]
    return TableSection("Participants by site.", columns, tuple(cells), total=True)


def agreements(project: Project, sources: list[SourceView]) -> Iterable[AgreementSection]:
    """A section a pass of two or more coders that can be compared; none in a reflexive study."""
    if load_about(project).reflexive:
        return
    names = {source.id: source.name for source in sources}
    people = {one.id: one.name for one in load_people(project)}
    for one in load_passes(project):
        if one.kind != "independent" or one.state != "ready" or len(one.coders) < 2:
            continue
        rows = load_agreement(project, one.name)
        overall = [row for row in rows if row["code"] is None and row["source"] is None]
        yield AgreementSection(
            one.name,
            tuple(sorted(people[coder] for coder in one.coders)),
            tuple(sorted(names[source] for source in one.sources if source in names)),
            one.unit,
            one.scope,
            tuple((_statistic(row), _figure(row)) for row in overall),
        )


def _statistic(row: dict[str, Any]) -> str:
    title = STATISTICS[row["statistic"]].title
    return f"{title} in the domain “{row['domain']}”" if row["domain"] else title


def _figure(row: dict[str, Any]) -> str:
    if row["value"] is None:
        return f"not defined: {row['reason']}"
    method = f", {row['method']}" if row["method"] else ""
    return f"{row['value']:.3f} (n = {row['n']}{method})"
