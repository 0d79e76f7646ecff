"""Give a person of the project another role."""

from __future__ import annotations

import uuid

from plurivox.access.roles import Role, is_role
from plurivox.evidence.problem import Refused

from .acts import act
from .project import Project


def save_role(project: Project, person: uuid.UUID, role: str, *, by: uuid.UUID) -> None:
    """Set a person's role. Raises Refused where it is none, or would leave no owner."""
    if not is_role(role):
        raise Refused(f"“{role}” is no role; roles are: {', '.join(Role)}.")
    with act(project, by, "change role") as deed:
        deed.cursor.execute(
            "SELECT count(*) FROM person WHERE project = %s AND alive AND role = %s AND id <> %s",
            [project.id, Role.OWNER, person],
        )
        if role != Role.OWNER and not deed.cursor.fetchone()[0]:
            raise Refused("A project needs an owner; make somebody else the owner first.")
        deed.set("person", person, "role", role)
