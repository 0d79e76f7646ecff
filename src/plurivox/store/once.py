"""An act that is written once, however often its sender sends it, and not at all if empty."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.db import transaction

from plurivox.evidence.problem import Refused

from .acts import Deed, SentBefore, act
from .keys import as_key
from .project import Project

Keys = list[uuid.UUID]


def once(
    project: Project,
    by: uuid.UUID,
    verb: str,
    act_id: uuid.UUID | None,
    write: Callable[[Deed], Keys],
    made: Callable[[], Keys] | None = None,
) -> Keys:
    """Do what `write` does as one act. Returns the keys that it returns.

    act_id: chosen by the sender; where an act of that key is there, nothing is done, and what it
    made comes back: what `made` says, otherwise the rows that it added. An act that writes nothing
    leaves no trace. Raises Refused where the key is that of an act of another kind or person.
    """
    try:
        with act(project, by, verb, key=act_id) as deed:
            keys = write(deed)
            if not deed.wrote:
                transaction.set_rollback(True, using=project.alias)
            return keys
    except SentBefore:
        assert act_id is not None
        _check_same(project, by, verb, act_id)
    return made() if made else _added(project, verb, act_id)


def _check_same(project: Project, by: uuid.UUID, verb: str, act_id: uuid.UUID) -> None:
    with project.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM act WHERE id = %s AND project = %s AND by = %s AND verb = %s",
            [act_id, project.id, by, verb],
        )
        if cursor.fetchone() is None:
            raise Refused("Another act was sent under this key; send it under a new one.")


def _added(project: Project, verb: str, act_id: uuid.UUID) -> Keys:
    """The rows that an act added, in the order in which it did."""
    with project.cursor() as cursor:
        cursor.execute(
            "SELECT v.row FROM version v WHERE v.act = %s AND v.field = 'alive' "
            "AND v.value = 'true' AND v.\"table\" = %s "
            "AND NOT EXISTS (SELECT 1 FROM replaces r WHERE r.version = v.id) ORDER BY v.id",
            [act_id, RESULT.get(verb, "")],
        )
        return [as_key(row) for (row,) in cursor.fetchall()]


# Of which table an act returns the keys.
RESULT = {
    "move coding": "coding",
    "memo": "memo",
    "new code": "code",
    "split code": "code",
    "example": "code_example",
    "new theme": "theme",
    "new finding": "finding",
}
