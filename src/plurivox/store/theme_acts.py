"""Change themes: make, describe, move and remove them, and what belongs to them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from plurivox.coding.position import placed, spread
from plurivox.evidence.problem import Refused
from plurivox.themes.references import pieces

from .acts import Deed
from .analysis import load_analysis
from .checked import check_narrative, load_evidence
from .codebook import load_codes
from .keys import member_id
from .models import Theme
from .once import Keys, once
from .project import Project

FIELDS = frozenset({"number", "definition", "boundaries", "narrative"})
LONGEST = 40_000  # characters of a narrative


def new_theme(
    project: Project,
    name: str,
    *,
    by: uuid.UUID,
    parent: uuid.UUID | None = None,
    act_id: uuid.UUID | None = None,
    **fields: str,
) -> uuid.UUID:
    """A new theme at the end of its siblings. Raises Refused where one of them has the name."""

    def write(deed: Deed) -> Keys:
        rows = _themes(project)
        if parent:
            _find(rows, parent)
        siblings = [one.position for one in rows if one.parent_id == parent]
        position = placed(siblings, len(siblings)) or spread(len(siblings) + 1)[-1]
        values = _values(fields) | {"name": _free(rows, name, parent), "position": position}
        return [deed.add("theme", parent=parent, **values)]

    return once(project, by, "new theme", act_id, write)[0]


def change_theme(
    project: Project,
    theme: uuid.UUID,
    *,
    by: uuid.UUID,
    act_id: uuid.UUID | None = None,
    **fields: str,
) -> None:
    """Rename or describe a theme: `name` and FIELDS; what is not given stays.

    Who writes a narrative has read what its references print now.
    """

    def write(deed: Deed) -> Keys:
        rows = _themes(project)
        one = _find(rows, theme)
        values = _values({key: word for key, word in fields.items() if key != "name"})
        if "name" in fields:
            others = [other for other in rows if other.id != theme]
            values["name"] = _free(others, fields["name"], one.parent_id)
        deed.change("theme", theme, values)
        if "narrative" in values and values["narrative"] != one.narrative:
            evidence = load_evidence(project, load_analysis(project))
            check_narrative(deed, ("theme", theme), pieces(values["narrative"], evidence))
        return []

    once(project, by, "change theme", act_id, write)


def move_theme(
    project: Project,
    theme: uuid.UUID,
    parent: uuid.UUID | None,
    *,
    before: uuid.UUID | None = None,
    by: uuid.UUID,
    act_id: uuid.UUID | None = None,
) -> None:
    """Hang a theme under another (None: at the root), before a sibling or at the end."""

    def write(deed: Deed) -> Keys:
        rows = _themes(project)
        one = _find(rows, theme)
        at: uuid.UUID | None = parent
        while at:
            if at == theme:
                raise Refused(f"“{one.name}” cannot hang below itself.")
            at = _find(rows, at).parent_id
        others = [other for other in rows if other.id != theme]
        _free(others, one.name, parent)
        deed.set("theme", theme, "parent", parent)
        siblings = [other for other in others if other.parent_id == parent]
        _settle(deed, theme, siblings, before)
        return []

    once(project, by, "move theme", act_id, write)


def _settle(
    deed: Deed, theme: uuid.UUID, siblings: Sequence[Theme], before: uuid.UUID | None
) -> None:
    """Give the theme its place; where there is no room, all siblings get places anew."""
    keys = [one.id for one in siblings]
    place = keys.index(before) if before in keys else len(keys)
    position = placed([one.position for one in siblings], place)
    if position is not None:
        deed.set("theme", theme, "position", position)
        return
    keys.insert(place, theme)
    for key, anew in zip(keys, spread(len(keys)), strict=True):
        deed.set("theme", key, "position", anew)


def remove_theme(
    project: Project, theme: uuid.UUID, *, by: uuid.UUID, act_id: uuid.UUID | None = None
) -> None:
    """Take a theme away; its sub-themes move up to where it stood. Undo brings it back."""

    def write(deed: Deed) -> Keys:
        rows = _themes(project)
        one = _find(rows, theme)
        for below in rows:
            if below.parent_id == theme:
                others = [other for other in rows if other.id not in (theme, below.id)]
                _free(others, below.name, one.parent_id)
                deed.set("theme", below.id, "parent", one.parent_id)
        deed.remove("theme", theme)
        return []

    once(project, by, "remove theme", act_id, write)


def put_code(
    project: Project,
    code: uuid.UUID,
    *,
    into: uuid.UUID | None,
    out_of: uuid.UUID | None = None,
    by: uuid.UUID,
    act_id: uuid.UUID | None = None,
) -> None:
    """Put a code into a theme, or out of one, or from one into another, as one act."""

    def write(deed: Deed) -> Keys:
        if code not in {one.id for one in load_codes(project)}:  # no proposal of a blind pass
            raise Refused("This code is not in the codebook any more; load the page again.")
        _members(project, deed, "theme_code", "code", code, into, out_of)
        return []

    once(project, by, "put code into theme", act_id, write)


def put_passage(
    project: Project,
    passage: uuid.UUID,
    *,
    into: uuid.UUID | None,
    out_of: uuid.UUID | None = None,
    by: uuid.UUID,
    act_id: uuid.UUID | None = None,
) -> None:
    """The same for a single passage."""

    def write(deed: Deed) -> Keys:
        if passage not in load_analysis(project).passages:  # nothing that only a blind pass marks
            raise Refused("This passage is not there any more; load the page again.")
        _members(project, deed, "theme_passage", "passage", passage, into, out_of)
        return []

    once(project, by, "put passage into theme", act_id, write)


def _members(
    project: Project,
    deed: Deed,
    table: str,
    part: str,
    key: uuid.UUID,
    into: uuid.UUID | None,
    out_of: uuid.UUID | None,
) -> None:
    rows = _themes(project)
    if out_of:
        _find(rows, out_of)
        deed.take_out(table, member_id(out_of, key))
    if into:
        _find(rows, into)
        deed.put(table, member_id(into, key), **{"theme": into, part: key})


def _themes(project: Project) -> list[Theme]:
    rows = Theme.objects.using(project.alias).filter(project=project.id, alive=True)
    return sorted(rows, key=lambda one: (one.position, one.name.casefold()))


def _find(rows: Sequence[Theme], key: uuid.UUID) -> Theme:
    found = next((one for one in rows if one.id == key), None)
    if found is None:
        raise Refused("This theme is not there any more; load the page again.")
    return found


def _free(others: Sequence[Theme], name: str, parent: uuid.UUID | None) -> str:
    """A name that no sibling has. Raises Refused where there is none or it is taken."""
    words = " ".join(name.split())
    if not words:
        raise Refused("A theme needs a name.")
    if any(one.parent_id == parent and one.name.casefold() == words.casefold() for one in others):
        raise Refused(f"There is a theme “{words}” there already; choose another name.")
    return words


def _values(fields: dict[str, str]) -> dict[str, Any]:
    """The same, trimmed. Raises KeyError for a field that there is not."""
    if unknown := fields.keys() - FIELDS:
        raise KeyError(f"a theme has no {sorted(unknown)[0]}")
    return {name: words.strip()[:LONGEST] for name, words in fields.items()}
