"""The law of one's own layer: who may write in a pass, on which sources, with which codes."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from plurivox.evidence.problem import Refused

from . import fold
from .acts import Deed, act
from .keys import as_id, as_key, member_id
from .passes import JOINT, cover, find_joint, joint_pass
from .project import Project


def check_open(
    cursor: Any, in_pass: uuid.UUID, coder: uuid.UUID, sources: Iterable[uuid.UUID]
) -> None:
    """Raise Refused where a coder may not code these sources in a pass, saying why."""
    cursor.execute("SELECT name, state FROM pass WHERE id = %s AND alive", [in_pass])
    row = cursor.fetchone()
    if row is None:
        raise Refused("There is no such pass; choose one from the list.")
    name, state = row
    if not takes_part(cursor, in_pass, coder):
        raise Refused(f"You do not code in “{name}”; ask a lead to add you, or code elsewhere.")
    if state != "open":
        raise Refused(f"The pass “{name}” is {state}; nothing in it changes any more.")
    for source in sources:
        if not takes_part(cursor, in_pass, source):
            raise Refused(f"This source is not part of “{name}”; code it in another pass.")


def layer_for(
    project: Project,
    deed: Deed,
    in_pass: uuid.UUID | None,
    by: uuid.UUID,
    sources: Sequence[uuid.UUID],
) -> uuid.UUID:
    """The pass to write in, where this coder may; None: the joint pass, begun where there is none.

    The joint pass is open to everybody who codes and to every source; any other has stated coders
    and sources. Raises Refused as `check_open` does.
    """
    if in_pass is None:
        in_pass = find_joint(project)
    if in_pass is None or _is_joint(deed.cursor, in_pass):
        in_pass = _join(project, deed.cursor, in_pass, by, sources)
    check_open(deed.cursor, in_pass, by, sources)
    return in_pass


def _join(
    project: Project,
    cursor: Any,
    in_pass: uuid.UUID | None,
    by: uuid.UUID,
    sources: Sequence[uuid.UUID],
) -> uuid.UUID:
    """Take part in the joint pass, by an act of its own: undoing a coding leaves the pass there."""
    wanted = {by, *sources}
    lacking = {one for one in wanted if in_pass is None or not takes_part(cursor, in_pass, one)}
    if in_pass is not None and not lacking:
        return in_pass
    with act(project, by, "join") as deed:
        in_pass = in_pass or joint_pass(project, deed)
        deed.flush()
        cover(deed, in_pass, lacking & {by}, sorted(lacking - {by}))
    return in_pass


def _is_joint(cursor: Any, in_pass: uuid.UUID) -> bool:
    cursor.execute(
        "SELECT 1 FROM pass WHERE id = %s AND kind = 'joint' AND name = %s", [in_pass, JOINT]
    )
    return cursor.fetchone() is not None


def takes_part(cursor: Any, in_pass: uuid.UUID, one: uuid.UUID) -> bool:
    """Whether a coder or a source is in a pass."""
    key = member_id(in_pass, one)
    cursor.execute(
        "SELECT 1 FROM pass_coder WHERE id = %s AND alive "
        "UNION ALL SELECT 1 FROM pass_source WHERE id = %s AND alive",
        [key, key],
    )
    return cursor.fetchone() is not None


def is_blind(cursor: Any, in_pass: uuid.UUID) -> bool:
    """Whether what is made in a pass is private to its maker."""
    cursor.execute(
        "SELECT 1 FROM pass WHERE id = %s AND kind = 'independent' AND state = 'open'", [in_pass]
    )
    return cursor.fetchone() is not None


def check_codes(
    cursor: Any,
    project: Project,
    codes: Iterable[uuid.UUID],
    in_pass: uuid.UUID,
    coder: uuid.UUID,
) -> None:
    """Raise Refused for a code that this coder may not put on words in a pass."""
    wanted = list(dict.fromkeys(codes))
    cursor.execute(
        "SELECT c.id, c.name, c.status, c.pass, c.coder, c.merged_into, "
        "(SELECT max(d.decision) FROM proposal d WHERE d.code = c.id AND d.alive) FROM code c "
        f"WHERE c.project = %s AND c.alive AND c.id IN ({fold.marks(wanted)})",
        [project.id, *wanted],
    )
    usable = set()
    for key, name, status, own_pass, owner, into, decision in cursor.fetchall():
        is_private = own_pass is not None and decision != "accept"
        if is_private and (as_id(own_pass), as_id(owner)) != (in_pass, coder):
            continue  # somebody else's proposal is not there
        if into is not None:
            raise Refused(f"“{name}” was merged into another code; use that one.")
        if status == "retired":
            raise Refused(f"“{name}” is retired and takes no new codings; choose another code.")
        usable.add(as_key(key))
    if usable != set(wanted):
        raise Refused("There is no such code in the codebook; choose one from the list.")
