"""The reading log: who has read which source through, and on what day."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from plurivox.evidence.problem import Refused

from .acts import act
from .models import Person, Reading, Source
from .passes import load_passes
from .project import Project


@dataclass(frozen=True, slots=True)
class ReadingView:
    """Somebody read a source through. `day`: ISO date."""

    id: uuid.UUID
    source: uuid.UUID
    source_name: str
    person: uuid.UUID
    person_name: str
    day: str


def load_readings(project: Project, *, person: uuid.UUID | None) -> list[ReadingView]:
    """The log as a person may see it, by source and day.

    In an open independent pass nobody else learns what a coder has read of its sources: the order
    of work is part of what is blind. `person` None is nobody in particular, as a report is.
    """
    hidden = {
        (source, coder)
        for one in load_passes(project)
        if one.is_blind
        for source in one.sources
        for coder in one.coders
        if coder != person
    }
    here = project.alias
    rows = Reading.objects.using(here).filter(project=project.id, alive=True)
    sources = dict(
        Source.objects.using(here).filter(project=project.id, alive=True).values_list("id", "name")
    )
    people = dict(Person.objects.using(here).filter(project=project.id).values_list("id", "name"))
    found = [
        ReadingView(
            row.id,
            row.source_id,
            sources[row.source_id],
            row.person_id,
            people[row.person_id],
            row.day,
        )
        for row in rows
        if row.source_id in sources and (row.source_id, row.person_id) not in hidden
    ]
    return sorted(found, key=lambda one: (one.source_name.casefold(), one.day, one.person_name))


def save_reading(project: Project, source: uuid.UUID, *, by: uuid.UUID, day: str = "") -> uuid.UUID:
    """Log that somebody has read a source through. Raises Refused for a day that is none."""
    on = day or date.today().isoformat()  # noqa: DTZ011  the day where the person is
    try:
        date.fromisoformat(on)
    except ValueError:
        raise Refused(f"“{day}” is no day; write it as 2026-11-27.") from None
    if not Source.objects.using(project.alias).filter(id=source, alive=True).exists():
        raise Refused("This source is not there any more; nothing was logged.")
    with act(project, by, "log a reading") as deed:
        return deed.add("reading", source=source, person=by, day=on)


def remove_reading(project: Project, reading: uuid.UUID, *, by: uuid.UUID) -> None:
    """Take one's own reading out of the log. Raises Refused for anybody else's."""
    rows = Reading.objects.using(project.alias).filter(project=project.id, alive=True, person=by)
    if not rows.filter(id=reading).exists():
        raise Refused("There is no such reading of yours; load the page again.")
    with act(project, by, "remove a reading") as deed:
        deed.remove("reading", reading)
