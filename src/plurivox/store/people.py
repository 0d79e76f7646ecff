"""Load and save the people who work on a project, and their PINs."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from plurivox.access.roles import Role, is_role
from plurivox.evidence.problem import Refused

from .acts import Deed, act
from .models import Person
from .project import Project


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody who works on the project."""

    id: uuid.UUID
    name: str
    role: str


def load_people(project: Project) -> list[PersonView]:
    """Everybody, in the order of joining."""
    people = Person.objects.using(project.alias).filter(project=project.id, alive=True)
    return [PersonView(p.id, p.name, p.role) for p in people.order_by("id")]


def load_person(project: Project, name: str | None = None) -> PersonView:
    """The person of a name; without one, the owner. Raises Refused, naming who is there."""
    people = load_people(project)
    for person in people:
        if person.name == name or (name is None and person.role == "owner"):
            return person
    there = ", ".join(f"“{person.name}”" for person in people)
    raise Refused(f"Nobody called “{name}” works on this project; there are: {there}.")


def save_person(project: Project, name: str, role: str, *, by: uuid.UUID) -> uuid.UUID:
    """Somebody new. Raises Refused where the name is taken or the role is none."""
    if not is_role(role):
        raise Refused(f"“{role}” is no role; roles are: {', '.join(Role)}.")
    if any(person.name == name for person in load_people(project)):
        raise Refused(f"There is somebody called {name} already; choose another name.")
    with act(project, by, "new person") as deed:
        return deed.add("person", name=name, role=role)


def person_named(project: Project, deed: Deed, name: str) -> uuid.UUID:
    """The person of a name; a coder whom a table names first is made on the way."""
    key = (
        Person.objects.using(project.alias)
        .filter(project=project.id, alive=True, name=name)
        .order_by("id")
        .values_list("id", flat=True)
        .first()
    )
    if key is not None:
        return key
    key = deed.add("person", name=name, role="coder")
    deed.flush()
    return key
