"""Save what a person writes of sites and participants, one at a time."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from plurivox.evidence.problem import Refused

from .acts import act
from .fieldwork import Places, attend, load_participants
from .keys import member_id
from .models import Attendance, Participant, Site
from .project import Project

SITE_FIELDS = ("name", "country", "setting", "setting_year", "setting_source", "language")
GONE = "This is not there any more; go back to the list."


def save_site(
    project: Project, site: uuid.UUID | None, values: Mapping[str, str], *, by: uuid.UUID
) -> uuid.UUID:
    """A new site (None), or other words for one; values by SITE_FIELDS. Returns its key.

    Raises Refused without a name, for a name that another site has, and where it is gone.
    """
    said: dict[str, Any] = {n: " ".join(values.get(n, "").split()) for n in SITE_FIELDS}
    if not said["name"]:
        raise Refused("A site needs a name; write one.")
    sites = Site.objects.using(project.alias).filter(project=project.id, alive=True)
    if site and not sites.filter(id=site).exists():
        raise Refused(GONE)
    if sites.filter(name=said["name"]).exclude(id=site or uuid.UUID(int=0)).exists():
        raise Refused(f"There is a site {said['name']} already; choose another name.")
    with act(project, by, "change site" if site else "new site") as deed:
        if site is None:
            return deed.add("site", **said)
        deed.change("site", site, said)
    return site


def save_participant(
    project: Project,
    participant: uuid.UUID | None,
    values: Mapping[str, str],
    *,
    by: uuid.UUID,
) -> uuid.UUID:
    """A new participant (None), or other words for one; values: site, number, role, gender,
    sessions (names with `;` between them), attributes as `attributes.NAME`. Returns the key.

    Raises Refused without a number, for a number that the site has already, for a site that is not
    there, and where the participant is gone.
    """
    said = {name: " ".join(words.split()) for name, words in values.items() if name != "sessions"}
    number, place = said.get("number", ""), said.pop("site", "")
    if not number:
        raise Refused("A participant needs a number or an id; write one.")
    there = {one.id: one for one in load_participants(project)}
    if participant and participant not in there:
        raise Refused(GONE)
    for one in there.values():
        if (one.site, one.number) == (place, number) and one.id != participant:
            raise Refused(
                f"{place or 'No site'} has a participant {number} already; choose another."
            )
    with act(project, by, "change participant" if participant else "new participant") as deed:
        places = Places.of(project)
        if place and place not in places.sites:
            raise Refused(f"There is no site {place}; add it first.")
        site = places.sites.get(place)
        if participant is None:
            plain: dict[str, Any] = {name: words for name, words in said.items() if "." not in name}
            participant = deed.add("participant", site=site, **plain)
            said = {name: words for name, words in said.items() if "." in name}
        deed.change("participant", participant, {"site": site} | said)
        wanted = {
            places.session(deed, site, name)
            for name in filter(None, map(str.strip, values.get("sessions", "").split(";")))
        }
        present = set(
            Attendance.objects.using(project.alias)
            .filter(participant=participant, alive=True)
            .values_list("session_id", flat=True)
        )
        for session in wanted - present:
            attend(deed, session, participant)
        for session in present - wanted:
            deed.remove("attendance", member_id(session, participant))
    return participant


def remove_participant(project: Project, participant: uuid.UUID, *, by: uuid.UUID) -> str:
    """Take a participant out of the list; undo brings them back. Returns their number.

    This is not an erasure: what they said stays. Raises Refused where they are gone.
    """
    row = Participant.objects.using(project.alias).filter(
        project=project.id, id=participant, alive=True
    )
    number = row.values_list("number", flat=True).first()
    if number is None:
        raise Refused(GONE)
    with act(project, by, "remove participant") as deed:
        deed.remove("participant", participant)
    return number
