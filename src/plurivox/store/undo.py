"""Taking back one's own latest act, and putting it in force again; both are acts themselves."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from plurivox.evidence.problem import Refused

from . import fold
from .acts import Deed, act
from .keys import as_id, as_key
from .lasting import check_lasting
from .project import Project

FINAL = {
    "begin": "A project's beginning is not taken back.",
    "erase": "An erasure is not taken back: the words are gone.",
    "close pass": "Closing a pass is final; later changes go to another pass.",
}

# Passed over: what others stand on as soon as it is there, and what says nothing by itself.
STAYS = frozenset({"join"})


@dataclass(frozen=True, slots=True)
class Taken:
    """An act that was taken back or put in force again. `rows`: (table, key) that it touched."""

    act: uuid.UUID
    verb: str
    rows: tuple[tuple[str, uuid.UUID], ...]


@dataclass(frozen=True, slots=True)
class _Own:
    """An act of the person that is in force: something done, or (`undoes`) something undone."""

    id: uuid.UUID
    verb: str
    undoes: uuid.UUID | None


def undo(project: Project, by: uuid.UUID) -> Taken:
    """Invert the person's latest act that is in force. Raises Refused where there is none, where
    it is final, and where somebody has since set what it set.
    """
    with project.cursor() as cursor:
        target = next((a for a in _acts_of(cursor, project, by) if a.undoes is None), None)
    if target is None or target.verb == "begin":
        raise Refused("There is nothing of yours to take back.")
    if target.verb in FINAL:
        raise Refused(FINAL[target.verb])
    _check_open(project, target.id)
    return _invert(project, by, target, "undo")


def redo(project: Project, by: uuid.UUID) -> Taken:
    """Put the act taken back last in force again, unless something new was done since."""
    with project.cursor() as cursor:
        target = next(_acts_of(cursor, project, by), None)
    if target is None or target.undoes is None:
        raise Refused("There is nothing of yours to put in force again.")
    _check_open(project, target.undoes)
    return _invert(project, by, target, "redo")


# What is made in a pass, and may not change any more once it is closed.
_MADE_IN_PASSES = ("coding", "code", "memo", "code_example")


def _check_open(project: Project, act: uuid.UUID) -> None:
    """Raise Refused where an act was done in an independent pass that has been closed since."""
    touched = " UNION ALL ".join(
        f"SELECT p.name FROM version v JOIN {table} r ON r.id = v.row JOIN pass p ON p.id = r.pass "
        "WHERE v.act = %s AND p.kind = 'independent' AND p.state <> 'open'"
        for table in _MADE_IN_PASSES
    )
    with project.cursor() as cursor:
        cursor.execute(f"{touched} LIMIT 1", [act] * len(_MADE_IN_PASSES))
        row = cursor.fetchone()
    if row:
        raise Refused(
            f"This was done in “{row[0]}”, which is closed since; nothing in it changes any more."
        )


def _acts_of(cursor: Any, project: Project, by: uuid.UUID) -> Iterator[_Own]:
    """The person's acts in force that changed something, latest first; a redone act is in force.

    Of several undos and redos of one act (made in several copies) the last one counts.
    """
    cursor.execute(
        "SELECT a.id, a.verb, a.undoes, t.undoes FROM act a LEFT JOIN act t ON t.id = a.undoes "
        "WHERE a.project = %s AND a.by = %s ORDER BY a.at DESC, a.id DESC",
        [project.id, by],
    )
    stands: dict[uuid.UUID, bool] = {}  # the last word on an act, met first
    for key, verb, undoes, redoes in cursor:
        if verb in STAYS:
            continue
        one, undone, redone = as_key(key), as_id(undoes), as_id(redoes)
        if redone is not None:
            stands.setdefault(redone, True)
        elif undone is not None:
            if undone not in stands:
                yield _Own(one, verb, undone)
            stands.setdefault(undone, False)
        elif stands.get(one, True) and (verb in FINAL or _changed(project, one)):
            yield _Own(one, verb, None)


def _changed(project: Project, one: uuid.UUID) -> bool:
    with project.cursor() as cursor:
        cursor.execute("SELECT 1 FROM version WHERE act = %s LIMIT 1", [one])
        return cursor.fetchone() is not None


@dataclass(slots=True)
class _Span:
    """One field that an act wrote: its last versions there, what stood before, the heads now."""

    written: set[uuid.UUID] = field(default_factory=set)
    before: dict[uuid.UUID, str | None] = field(default_factory=dict)
    heads: set[uuid.UUID] = field(default_factory=set)


def _invert(project: Project, by: uuid.UUID, target: _Own, verb: str) -> Taken:
    with act(project, by, verb, undoes=target.id) as deed:
        spans = _written(deed.cursor, target.id)
        born = {(t, r) for (t, r, f), span in spans.items() if f == "alive" and not span.before}
        _add_heads(deed.cursor, spans, born)
        for place, span in spans.items():
            if span.heads != span.written and not _same(deed.cursor, place, span):
                done = "taken back" if verb == "undo" else "put in force again"
                raise Refused(
                    f"Somebody has since changed the same {place[0]}; it cannot be {done}."
                )
        changed = [p for p in spans if p[2] == "alive" or p[:2] not in born]
        going = {p[:2] for p in changed if p[2] == "alive" and not spans[p].before}
        check_lasting(deed.cursor, {p[:2] for p in spans}, going, by)
        for place in changed:
            _restore(deed, place, spans[place])
        deed.flush()
        fold.refold(deed.cursor, changed)
    return Taken(target.id, target.verb, tuple({(t, r) for t, r, _ in changed}))


def _written(cursor: Any, target: uuid.UUID) -> dict[fold.Field, _Span]:
    """What an act wrote and replaced, by field; what it replaced itself is left out."""
    cursor.execute(
        'SELECT v.id, v."table", v.row, v.field, o.id, o.value, o.act FROM version v '
        "LEFT JOIN replaces r ON r.version = v.id LEFT JOIN version o ON o.id = r.old "
        "WHERE v.act = %s ORDER BY v.id",
        [target],
    )
    spans: dict[fold.Field, _Span] = defaultdict(_Span)
    for key, table, row, name, old, value, old_act in cursor.fetchall():
        span = spans[table, as_key(row), name]
        span.written.add(as_key(key))
        if old is not None and as_id(old_act) == target:
            span.written.discard(as_key(old))
        elif old is not None:
            span.before[as_key(old)] = value
    return spans


def _add_heads(
    cursor: Any, spans: dict[fold.Field, _Span], born: set[tuple[str, uuid.UUID]]
) -> None:
    """The heads now: of the fields that were written, and of every field of a row made then."""
    rows = {(table, row) for table, row, _ in spans}
    for place, heads in fold.heads_of_rows(cursor, rows).items():
        if place in spans or place[:2] in born:
            spans[place].heads = {key for key, _ in heads}


def _same(cursor: Any, place: fold.Field, span: _Span) -> bool:
    """Whether the heads bring back just what the act wrote, through undos and redos."""
    cursor.execute(
        "SELECT v.id, v.act, a.undoes, r.old FROM version v JOIN act a ON a.id = v.act "
        "LEFT JOIN replaces r ON r.version = v.id WHERE v.row = %s AND v.field = %s",
        list(place[1:]),
    )
    deeds: dict[uuid.UUID, uuid.UUID] = {}  # version → act
    undoes: dict[uuid.UUID, uuid.UUID | None] = {}  # act → act
    replaced: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)  # act → versions
    for key, deed, undone, old in cursor.fetchall():
        deeds[as_key(key)], undoes[as_key(deed)] = as_key(deed), as_id(undone)
        if old is not None:
            replaced[as_key(deed)].add(as_key(old))

    def chosen(versions: Iterable[uuid.UUID]) -> set[uuid.UUID]:
        """The versions that somebody chose, and that these are or bring back."""
        found, seen, todo = set[uuid.UUID](), set[uuid.UUID](), list(versions)
        while todo:
            one = todo.pop()
            undone = undoes[deeds[one]]
            if undone is None:
                found.add(one)
            elif undone not in seen:
                seen.add(undone)
                todo += [old for old in replaced[undone] if deeds[old] != undone]
        return found

    return chosen(span.heads) == chosen(span.written)


def _restore(deed: Deed, place: fold.Field, span: _Span) -> None:
    """Bring back every value that was replaced: two that were in conflict are so again."""
    table, row, name = place
    if not span.before:
        deed.replace(table, row, name, False if name == "alive" else None, span.heads)
    for _, value in sorted(span.before.items()):
        deed.replace(table, row, name, None if value is None else json.loads(value), span.heads)
