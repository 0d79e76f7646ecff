"""Load and save sites, sessions and participants."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from plurivox.fieldwork.participant import Participant as ParticipantRow

from .acts import Deed
from .keys import member_id
from .models import Attendance, Participant, Session, Site, Source
from .project import Project


@dataclass(frozen=True, slots=True)
class ParticipantView:
    """A participant as a page shows them."""

    id: uuid.UUID
    number: str
    site: str
    setting: str
    role: str
    gender: str
    sessions: tuple[str, ...]
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class SiteTotal:
    """Participants of one site; `sessions` counts those that somebody of the site took part in."""

    site: str
    setting: str
    sessions: int
    n: int
    roles: dict[str, int] = field(default_factory=dict)
    genders: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Places:
    """What is there already, by the names that tables use, so that nothing is made twice."""

    sites: dict[str, uuid.UUID]
    sessions: dict[tuple[uuid.UUID | None, str], uuid.UUID]
    participants: dict[tuple[uuid.UUID | None, str], uuid.UUID]
    settings: dict[uuid.UUID, str]

    def refresh(self, project: Project) -> None:
        """Look again, after something was rolled back."""
        now = Places.of(project)
        self.sites, self.sessions = now.sites, now.sessions
        self.participants, self.settings = now.participants, now.settings

    @classmethod
    def of(cls, project: Project) -> Places:
        base = {"project_id": project.id, "alive": True}
        here = project.alias
        return cls(
            {s.name: s.id for s in Site.objects.using(here).filter(**base)},
            {(s.site_id, s.name): s.id for s in Session.objects.using(here).filter(**base)},
            {(p.site_id, p.number): p.id for p in Participant.objects.using(here).filter(**base)},
            {s.id: s.setting for s in Site.objects.using(here).filter(**base)},
        )

    def site(self, deed: Deed, name: str, setting: str = "") -> uuid.UUID | None:
        """The site of a name, made where it is new; its setting is set where it was not known."""
        if not name:
            return None
        if name not in self.sites:
            self.sites[name] = deed.add("site", name=name, setting=setting)
            self.settings[self.sites[name]] = setting
        key = self.sites[name]
        if setting and not self.settings.get(key):
            deed.set("site", key, "setting", setting)
            self.settings[key] = setting
        return key

    def session(self, deed: Deed, site: uuid.UUID | None, name: str) -> uuid.UUID:
        """The session of a name at a site, made where it is new."""
        if (site, name) not in self.sessions:
            self.sessions[site, name] = deed.add("session", site=site, name=name)
        return self.sessions[site, name]

    def only_session(self, name: str) -> uuid.UUID | None:
        """The session of a name where just one site has one: a transcript of that name is its."""
        found = [key for (_, known), key in self.sessions.items() if known == name]
        return found[0] if len(found) == 1 else None

    def participant(
        self, deed: Deed, site: uuid.UUID | None, number: str, **values: Any
    ) -> uuid.UUID:
        """The participant of a number at a site, made where new; what is said is set."""
        key = self.participants.get((site, number))
        if key is None:
            key = deed.add("participant", site=site, number=number, **values)
            self.participants[site, number] = key
            return key
        attributes = values.pop("attributes", None) or {}
        said = {name: value for name, value in values.items() if value}
        assert isinstance(attributes, dict)
        deed.change("participant", key, said)
        deed.change("participant", key, {f"attributes.{k}": v for k, v in attributes.items()})
        return key


def add_participants(deed: Deed, rows: Iterable[ParticipantRow], places: Places) -> int:
    """Add participants, or change those of the same site and id. Returns how many rows went in."""
    count = 0
    for row in rows:
        site = places.site(deed, row.site, row.setting)
        participant = places.participant(
            deed, site, row.id, role=row.role, gender=row.gender, attributes=dict(row.attributes)
        )
        for name in filter(None, (part.strip() for part in row.session.split(";"))):
            attend(deed, places.session(deed, site, name), participant)
        count += 1
    return count


def attend(deed: Deed, session: uuid.UUID, participant: uuid.UUID) -> None:
    """Say that a participant took part in a session."""
    deed.put(
        "attendance", member_id(session, participant), session=session, participant=participant
    )


def load_participants(project: Project) -> list[ParticipantView]:
    """All participants, by site and number."""
    taken: dict[uuid.UUID, list[str]] = {}
    attendances = Attendance.objects.using(project.alias).filter(project=project.id, alive=True)
    for who, name in attendances.filter(session__alive=True).values_list(
        "participant_id", "session__name"
    ):
        taken.setdefault(who, []).append(name)
    people = Participant.objects.using(project.alias).filter(project=project.id, alive=True)
    views = [
        ParticipantView(
            p.id,
            p.number,
            p.site.name if p.site else "",
            p.site.setting if p.site else "",
            p.role,
            p.gender,
            tuple(sorted(taken.get(p.id, ()))),
            json.loads(p.attributes),
        )
        for p in people.select_related("site")
    ]
    return sorted(views, key=lambda p: (p.site, natural(p.number)))


def load_sites(project: Project) -> list[Site]:
    """The sites, by name."""
    sites = Site.objects.using(project.alias).filter(project=project.id, alive=True)
    return sorted(sites, key=lambda site: site.name)


def natural(words: str) -> tuple[int, str]:
    """Sorts 9 before 10 and both before words."""
    return (int(words), "") if words.isdecimal() else (1 << 62, words)


def load_participant_totals(project: Project) -> tuple[list[SiteTotal], SiteTotal]:
    """A row a site, and the total: how many participants, in which roles, of which gender."""
    by_site: dict[tuple[str, str], list[ParticipantView]] = {}
    for person in load_participants(project):
        by_site.setdefault((person.site, person.setting), []).append(person)
    rows = [_total(site, setting, people) for (site, setting), people in by_site.items()]
    everybody = [person for people in by_site.values() for person in people]
    total = _total("", "", everybody)
    return rows, SiteTotal(
        "", "", sum(row.sessions for row in rows), total.n, total.roles, total.genders
    )


def _total(site: str, setting: str, people: list[ParticipantView]) -> SiteTotal:
    return SiteTotal(
        site,
        setting,
        len({name for person in people for name in person.sessions}),
        len(people),
        dict(Counter(p.role for p in people if p.role)),
        dict(Counter(p.gender for p in people if p.gender)),
    )


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session in a list. `participants` took part in it; `sources` are its texts."""

    id: uuid.UUID
    name: str
    site: str
    held: str
    seconds: int | None
    language: str
    participants: int
    sources: tuple[tuple[uuid.UUID, str], ...]


def load_sessions(project: Project) -> list[SessionView]:
    """All sessions, by site, date and name."""
    base = {"project": project.id, "alive": True}
    present: Counter[uuid.UUID] = Counter(
        Attendance.objects.using(project.alias)
        .filter(participant__alive=True, **base)
        .values_list("session_id", flat=True)
    )
    sources: dict[uuid.UUID, list[tuple[uuid.UUID, str]]] = {}
    for key, name, session in (
        Source.objects.using(project.alias)
        .filter(session__isnull=False, **base)
        .order_by("name")
        .values_list("id", "name", "session_id")
    ):
        sources.setdefault(session, []).append((key, name))
    sessions = Session.objects.using(project.alias).filter(**base).select_related("site")
    views = [
        SessionView(
            one.id,
            one.name,
            one.site.name if one.site else "",
            one.held,
            one.seconds,
            one.language,
            present[one.id],
            tuple(sources.get(one.id, ())),
        )
        for one in sessions
    ]
    return sorted(views, key=lambda one: (not one.site, one.site, one.held, one.name))
