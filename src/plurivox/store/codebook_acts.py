"""Change the codebook: new codes, definitions, places in the tree, merging, splitting, retiring."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from plurivox.coding.code_entry import LEVELS
from plurivox.coding.position import placed, spread
from plurivox.evidence.problem import Refused

from .acts import Deed
from .codebook import CodeView, load_codes
from .once import Keys, once
from .own_layer import check_open, is_blind
from .passes import load_layers
from .project import Project

RETIRED = "retired"
COLUMN = {"not_for": "not"}  # where the column's name is no name in Python
FIELDS = frozenset(
    {"short", "full", "use", "not_for", "origin", "level", "domain", "color", "status"}
)


def new_code(
    project: Project,
    name: str,
    *,
    by: uuid.UUID,
    parent: uuid.UUID | None = None,
    in_pass: uuid.UUID | None = None,
    act_id: uuid.UUID | None = None,
    **fields: str,
) -> uuid.UUID:
    """A new code at the end of its siblings. `fields`: those of FIELDS.

    In an open independent pass it is the coder's own proposal, which nobody else sees until the
    pass closes; otherwise it goes into the codebook. Raises Refused where a sibling has the name.
    """

    def write(deed: Deed) -> Keys:
        codes = _codes(project, by)
        private = _private(deed, in_pass, by)
        if parent:
            _check_parent(_find(codes, parent), private)
        values = _values(fields) | {"name": _free_name(codes, name, parent)}
        whose = {"pass": in_pass, "coder": by} if private else {}
        siblings = [one.position for one in codes if one.parent == parent]
        position = placed(siblings, len(siblings)) or spread(len(siblings) + 1)[-1]
        return [deed.add("code", parent=parent, position=position, **values, **whose)]

    return once(project, by, "new code", act_id, write)[0]


def _private(deed: Deed, in_pass: uuid.UUID | None, by: uuid.UUID) -> bool:
    if in_pass is None or not is_blind(deed.cursor, in_pass):
        return False
    check_open(deed.cursor, in_pass, by, [])
    return True


def _check_parent(parent: CodeView, private: bool) -> None:
    if parent.is_proposal and not private:
        raise Refused(f"“{parent.name}” is a proposal of its pass; put the code elsewhere.")


def change_code(
    project: Project,
    code: uuid.UUID,
    *,
    by: uuid.UUID,
    reason: str | None = None,
    act_id: uuid.UUID | None = None,
    **fields: str,
) -> None:
    """Rename or redefine a code: `name` and the fields of FIELDS; what is not given stays."""

    def write(deed: Deed) -> Keys:
        codes = _codes(project, by)
        one = _own(codes, code, by)
        values = _values({key: value for key, value in fields.items() if key != "name"})
        if "name" in fields:
            others = [other for other in codes if other.id != code]
            values["name"] = _free_name(others, fields["name"], one.parent)
        if reason is not None:
            values["reason"] = reason.strip()
        deed.change("code", code, values)
        return []

    once(project, by, "change code", act_id, write)


def move_code(
    project: Project,
    code: uuid.UUID,
    parent: uuid.UUID | None,
    *,
    before: uuid.UUID | None = None,
    reason: str | None = None,
    by: uuid.UUID,
    act_id: uuid.UUID | None = None,
) -> None:
    """Hang a code under another (None: at the root), before one of its siblings or at the end."""

    def write(deed: Deed) -> Keys:
        codes = _codes(project, by)
        one = _own(codes, code, by)
        if parent:
            above = _find(codes, parent)
            _check_parent(above, one.is_proposal)
            if above.path[: len(one.path)] == one.path and _is_below(codes, parent, code):
                raise Refused(f"“{one.name}” cannot hang below itself.")
        _free_name([other for other in codes if other.id != code], one.name, parent)
        siblings = [other for other in codes if other.parent == parent and other.id != code]
        deed.set("code", code, "parent", parent)
        if reason is not None:
            deed.set("code", code, "reason", reason.strip())
        _settle(deed, one, siblings, before)
        return []

    once(project, by, "move code", act_id, write)


def _is_below(codes: Sequence[CodeView], one: uuid.UUID | None, top: uuid.UUID) -> bool:
    parents = {code.id: code.parent for code in codes}
    while one is not None and one != top:
        one = parents.get(one)
    return one == top


def _settle(
    deed: Deed, one: CodeView, siblings: Sequence[CodeView], before: uuid.UUID | None
) -> None:
    """Give a code its place among its siblings; where there is no room, all get new places."""
    place = next((n for n, other in enumerate(siblings) if other.id == before), len(siblings))
    position = placed([other.position for other in siblings], place)
    if position is not None:
        deed.set("code", one.id, "position", position)
        return
    row = [other.id for other in siblings]
    row.insert(place, one.id)
    fresh = dict(zip(row, spread(len(row)), strict=True))
    for key in (one.id, *(other.id for other in siblings)):  # first the one that is meant
        deed.set("code", key, "position", fresh[key])


def merge_codes(
    project: Project,
    into: uuid.UUID,
    codes: Iterable[uuid.UUID],
    *,
    reason: str,
    by: uuid.UUID,
    act_id: uuid.UUID | None = None,
) -> None:
    """Read codes as another one from now on. No coding is rewritten; what hung below them hangs
    below the one.
    """
    gone = set(codes)

    def write(deed: Deed) -> Keys:
        known = _codes(project, by)
        target = _shared(known, into)
        if not gone or into in gone:
            raise Refused(f"Choose the codes that are to be read as “{target.name}”.")
        parents = {one.id: one.parent for one in known}
        for key in sorted(gone):
            one = _shared(known, key)
            deed.change("code", one.id, {"merged_into": into, "reason": reason.strip()})
        for child in known:
            if child.parent in gone and child.id not in gone:
                deed.set("code", child.id, "parent", _above(parents, child, into, gone))
        return []

    once(project, by, "merge codes", act_id, write)


def _above(
    parents: dict[uuid.UUID, uuid.UUID | None],
    child: CodeView,
    into: uuid.UUID,
    gone: set[uuid.UUID],
) -> uuid.UUID | None:
    """Where a child of a merged code hangs: below the target; the target and what it hangs under,
    where the merged codes stood.
    """
    above_target = set[uuid.UUID | None]()
    at: uuid.UUID | None = into
    while at is not None and at not in above_target:
        above_target.add(at)
        at = parents.get(at)
    if child.id not in above_target:
        return into
    at = child.parent
    while at in gone:
        at = parents[at]
    return at


def split_code(
    project: Project,
    code: uuid.UUID,
    names: Sequence[str],
    *,
    reason: str,
    by: uuid.UUID,
    act_id: uuid.UUID | None = None,
) -> Keys:
    """New, narrower codes below a code, which keeps its codings until they are coded anew."""

    def write(deed: Deed) -> Keys:
        codes = _codes(project, by)
        one = _shared(codes, code)
        if len(names) < 2:
            raise Refused(f"Name the codes that “{one.name}” is split into, two or more.")
        if len({name.strip().casefold() for name in names}) < len(names):
            raise Refused("Two of the new codes have the same name; choose another one.")
        siblings = [other.position for other in codes if other.parent == code]
        like: dict[str, Any] = {
            "domain": one.domain,
            "level": one.level,
            "origin": one.origin,
            "color": one.color,
        }
        made = []
        for name in names:
            position = placed(siblings, len(siblings)) or spread(len(siblings) + 1)[-1]
            siblings.append(position)
            named = _free_name(codes, name, code)
            made.append(deed.add("code", name=named, parent=code, position=position, **like))
        deed.set("code", code, "reason", reason.strip())
        return made

    return once(project, by, "split code", act_id, write)


def retire_code(
    project: Project,
    code: uuid.UUID,
    *,
    reason: str,
    by: uuid.UUID,
    act_id: uuid.UUID | None = None,
) -> None:
    """Take no new codings on a code; those that are there stay."""

    def write(deed: Deed) -> Keys:
        _own(_codes(project, by), code, by)
        deed.change("code", code, {"status": RETIRED, "reason": reason.strip()})
        return []

    once(project, by, "retire code", act_id, write)


def restore_code(
    project: Project, code: uuid.UUID, *, by: uuid.UUID, act_id: uuid.UUID | None = None
) -> None:
    """Bring back a code that was retired or merged."""

    def write(deed: Deed) -> Keys:
        deed.cursor.execute(
            "SELECT status, merged_into FROM code WHERE id = %s AND project = %s AND alive "
            "AND (pass IS NULL OR coder = %s)",
            [code, project.id, by],
        )
        row = deed.cursor.fetchone()
        if row is None:
            raise Refused("There is no such code; choose one from the list.")
        if row[1] is not None:
            deed.set("code", code, "merged_into", None)
        if row[0] == RETIRED:
            deed.set("code", code, "status", "")
        deed.set("code", code, "reason", "")
        return []

    once(project, by, "restore code", act_id, write)


def _codes(project: Project, by: uuid.UUID) -> list[CodeView]:
    return load_codes(project, layers=load_layers(project, by))


def _find(codes: Iterable[CodeView], code: uuid.UUID) -> CodeView:
    for one in codes:
        if one.id == code:
            return one
    raise Refused("There is no such code; choose one from the list.")


def _own(codes: Iterable[CodeView], code: uuid.UUID, by: uuid.UUID) -> CodeView:
    """A code of the codebook, or one's own proposal."""
    one = _find(codes, code)
    if one.is_proposal and one.coder != by:
        raise Refused(f"“{one.name}” is somebody's proposal; accept, map or refuse it.")
    return one


def _shared(codes: Iterable[CodeView], code: uuid.UUID) -> CodeView:
    one = _find(codes, code)
    if one.is_proposal:
        raise Refused(f"“{one.name}” is a proposal; it is decided on when its pass is closed.")
    return one


def _free_name(codes: Iterable[CodeView], name: str, parent: uuid.UUID | None) -> str:
    """The name without white space around it, where no sibling has it."""
    name = " ".join(name.split())
    if not name:
        raise Refused("A code needs a name.")
    if any(one.parent == parent and one.name.casefold() == name.casefold() for one in codes):
        raise Refused(f"There is a code “{name}” in this place already; choose another name.")
    return name


def _values(fields: dict[str, str]) -> dict[str, Any]:
    """Fields by the names of their columns. Raises Refused for a level that is none."""
    if unknown := fields.keys() - FIELDS:
        raise KeyError(f"a code has no {sorted(unknown)[0]}")
    if fields.get("level", "") not in ("", *LEVELS):
        raise Refused(f"“{fields['level']}” is no level; levels are: {', '.join(LEVELS)}.")
    return {COLUMN.get(key, key): value.strip() for key, value in fields.items()}
