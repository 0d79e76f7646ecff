"""Taking back one's own latest act, and putting it in force again; both are acts themselves."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from plurivox.evidence.problem import Refused

from . import fold
from .acts import Deed, act
from .keys import as_id
from .project import Project

FINAL = {
    "begin": "A project's beginning is not taken back.",
    "erase": "An erasure is not taken back: the words are gone.",
    "close pass": "Closing a pass is final; later changes go to another pass.",
}


@dataclass(frozen=True, slots=True)
class Taken:
    """An act that was taken back or put in force again. `rows`: (table, key) that it touched."""

    act: uuid.UUID
    verb: str
    rows: tuple[tuple[str, uuid.UUID], ...]


@dataclass(frozen=True, slots=True)
class _Own:
    id: uuid.UUID
    verb: str
    undoes: uuid.UUID | None


def undo(project: Project, by: uuid.UUID) -> Taken:
    """Invert the person's latest act that is in force. Raises Refused where there is none, where
    it is final, and where somebody has since set what it set.
    """
    acts, undone = _acts_of(project, by)
    target = next((a for a in acts if a.undoes is None and a.id not in undone), None)
    if target is None or target.verb == "begin":
        raise Refused("There is nothing of yours to take back.")
    if target.verb in FINAL:
        raise Refused(FINAL[target.verb])
    return _invert(project, by, target, "undo")


def redo(project: Project, by: uuid.UUID) -> Taken:
    """Put the act taken back last in force again, unless something new was done since."""
    acts, undone = _acts_of(project, by)
    for one in acts:
        if one.undoes is None and one.id not in undone:
            break
        if one.verb == "undo" and one.id not in undone:
            return _invert(project, by, one, "redo")
    raise Refused("There is nothing of yours to put in force again.")


def _acts_of(project: Project, by: uuid.UUID) -> tuple[list[_Own], set[uuid.UUID]]:
    """The person's acts, latest first, and those of all that are not in force."""
    with project.cursor() as cursor:
        cursor.execute(
            "SELECT id, verb, undoes FROM act WHERE project = %s AND by = %s "
            "ORDER BY at DESC, id DESC",
            [project.id, by],
        )
        acts = [_Own(_id(key), verb, as_id(undoes)) for key, verb, undoes in cursor.fetchall()]
    undone: set[uuid.UUID] = set()
    for one in acts:  # latest first: whether an undo is in force is known before its target is met
        if one.undoes is not None and one.id not in undone:
            undone.add(one.undoes)
    return acts, undone


def _id(value: Any) -> uuid.UUID:
    key = as_id(value)
    assert key is not None
    return key


def _invert(project: Project, by: uuid.UUID, target: _Own, verb: str) -> Taken:
    with act(project, by, verb, undoes=target.id) as deed:
        fields = _written(deed.cursor, target.id)
        born = {(t, r) for (t, r, f), old in fields.items() if f == "alive" and not old.before}
        for (table, row, field), span in fields.items():
            if (table, row) in born and field != "alive":
                continue
            if not _in_force(deed.cursor, (row, field), span):
                raise Refused(
                    f"Somebody has since changed the same {table}; it cannot be taken back."
                )
            _restore(deed, (table, row, field), span)
        deed.flush()
        fold.refold(deed.cursor, fields)
    return Taken(target.id, target.verb, tuple({(t, r) for t, r, _ in fields}))


@dataclass(slots=True)
class _Span:
    """One field that an act wrote: its last versions there, what stood before, the heads now."""

    written: set[uuid.UUID]
    before: dict[uuid.UUID, str | None]
    heads: set[uuid.UUID]


def _written(cursor: Any, target: uuid.UUID) -> dict[fold.Field, _Span]:
    cursor.execute(
        'SELECT v.id, v."table", v.row, v.field, o.id, o.value, o.act FROM version v '
        "LEFT JOIN replaces r ON r.version = v.id LEFT JOIN version o ON o.id = r.old "
        "WHERE v.act = %s ORDER BY v.id",
        [target],
    )
    spans: dict[fold.Field, _Span] = defaultdict(lambda: _Span(set(), {}, set()))
    for key, table, row, field, old, value, old_act in cursor.fetchall():
        span = spans[table, _id(row), field]
        span.written.add(_id(key))
        if old is not None and as_id(old_act) == target:
            span.written.discard(_id(old))
        elif old is not None:
            span.before[_id(old)] = value
    for place, versions in fold.heads(cursor, spans).items():
        spans[place].heads = {key for key, _ in versions}
    return dict(spans)


def _in_force(cursor: Any, place: tuple[uuid.UUID, str], span: _Span) -> bool:
    """Whether the heads are what the act wrote, or bring just that back."""
    if span.heads == span.written:
        return True
    cursor.execute(
        "SELECT v.id, a.undoes, r.old FROM version v JOIN act a ON a.id = v.act "
        "LEFT JOIN replaces r ON r.version = v.id WHERE v.row = %s AND v.field = %s",
        list(place),
    )
    replaced: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    restoring: set[uuid.UUID] = set()
    for key, undoes, old in cursor.fetchall():
        if undoes is not None:
            restoring.add(_id(key))
        if old is not None:
            replaced[_id(key)].add(_id(old))
    origins = {o for head in span.heads for o in _origins(head, restoring, replaced)}
    return origins == span.written


def _origins(
    version: uuid.UUID, restoring: set[uuid.UUID], replaced: dict[uuid.UUID, set[uuid.UUID]]
) -> set[uuid.UUID]:
    """The versions that somebody chose and that a version brings back, through undos and redos."""
    if version not in restoring:
        return {version}
    before = {old for gone in replaced[version] for old in replaced[gone]}
    return {o for old in before for o in _origins(old, restoring, replaced)}


def _restore(deed: Deed, place: fold.Field, span: _Span) -> None:
    """Bring back every value that was replaced: two that were in conflict are so again."""
    table, row, field = place
    if not span.before:
        deed.replace(table, row, field, False if field == "alive" else None, span.heads)
    for _, value in sorted(span.before.items()):
        deed.replace(table, row, field, None if value is None else json.loads(value), span.heads)
