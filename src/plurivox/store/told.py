"""Telling a person what was taken back or put back, in their own study's words."""

from __future__ import annotations

import json
import uuid
from typing import Any

import numpy as np

from plurivox.coding.act_words import Touched, act_words
from plurivox.evidence.turns import Turns
from plurivox.evidence.words import paragraphs

from .keys import as_id, as_key
from .project import Project
from .undo import Taken

MOST = (
    500  # versions of an act that are looked at; an import has thousands, and is told by its verb
)


def told(project: Project, taken: Taken) -> str:
    """One sentence: "Taken back: Supervision on turn 229." or "Put back: …" after a redo."""
    with project.cursor() as cursor:
        again = taken.verb == "undo"
        root, verb = _root(cursor, taken.act)
        rows = [
            _touched(cursor, table, key, made) for table, key, made in _rows(cursor, root, verb)
        ]
    words = act_words(verb, [row for row in rows if row])
    return f"{'Put back' if again else 'Taken back'}: {words}."


def _root(cursor: Any, act: uuid.UUID) -> tuple[uuid.UUID, str]:
    """The act that was done in the beginning, behind undos and redos of it."""
    while True:
        cursor.execute("SELECT verb, undoes FROM act WHERE id = %s", [act])
        verb, undoes = cursor.fetchone()
        if undoes is None:
            return act, verb
        act = as_key(undoes)


def _rows(cursor: Any, act: uuid.UUID, verb: str) -> list[tuple[str, uuid.UUID, bool]]:
    """What the act touched, in the order in which it did, and whether it made it.

    Of a merging only the merged codes and the code they went into, which counts as made.
    """
    cursor.execute(
        'SELECT v."table", v.row, v.field, v.value, '
        "(SELECT count(*) FROM replaces r WHERE r.version = v.id) FROM version v "
        f"WHERE v.act = %s ORDER BY v.id LIMIT {MOST}",
        [act],
    )
    rows: dict[tuple[str, uuid.UUID], bool] = {}
    for table, row, field, value, replaced in cursor.fetchall():
        if verb == "merge codes":
            if field == "merged_into":
                rows[table, as_key(row)] = False
                rows[table, as_key(json.loads(value))] = True
            continue
        made = field == "alive" and value == "true" and not replaced
        rows[table, as_key(row)] = rows.get((table, as_key(row)), False) or made
    return [(*row, made) for row, made in rows.items()]


_NAMES = {
    "coding": "SELECT k.name, c.passage FROM coding c JOIN code k ON k.id = c.code WHERE c.id = %s",
    "code_example": "SELECT k.name, e.passage FROM code_example e JOIN code k ON k.id = e.code "
    "WHERE e.id = %s",
    "code": "SELECT name, NULL FROM code WHERE id = %s",
    "release": "SELECT number, NULL FROM release WHERE id = %s",
    "text": "SELECT s.name, NULL FROM text t JOIN source s ON s.id = t.source WHERE t.id = %s",
    "source": "SELECT name, NULL FROM source WHERE id = %s",
    "pass": "SELECT name, NULL FROM pass WHERE id = %s",
    "project": "SELECT title, NULL FROM project WHERE id = %s",
    "theme": "SELECT name, NULL FROM theme WHERE id = %s",
    "study": "SELECT name, NULL FROM study WHERE id = %s",
    "relation": "SELECT k.name, NULL FROM relation r JOIN code k ON k.id = r.to_construct "
    "WHERE r.id = %s",
    "confidence": "SELECT f.claim, NULL FROM confidence c JOIN finding f ON f.id = c.finding "
    "WHERE c.id = %s",
    "checklist_item": "SELECT number, NULL FROM checklist_item WHERE id = %s",
    "appraisal": "SELECT s.name, NULL FROM appraisal a JOIN study s ON s.id = a.study "
    "WHERE a.id = %s",
    "finding": "SELECT claim, NULL FROM finding WHERE id = %s",
    "passage": "SELECT '', id FROM passage WHERE id = %s",
    "proposal": "SELECT k.name, NULL FROM proposal d JOIN code k ON k.id = d.code WHERE d.id = %s",
}
_SETTLED = (
    "SELECT k.name, t.turns, t.words, s.start FROM settlement s JOIN code k ON k.id = s.code "
    "JOIN text t ON t.id = s.text WHERE s.id = %s"
)


def _touched(cursor: Any, table: str, row: uuid.UUID, made: bool) -> Touched | None:
    if table == "memo":
        return _memo(cursor, row, made)
    if table == "settlement":
        cursor.execute(_SETTLED, [row])
        name, packed, words, start = cursor.fetchone()
        return Touched(table, name, _turn(bytes(packed), words, start), made)
    if table not in _NAMES:
        return None
    cursor.execute(_NAMES[table], [row])
    name, passage = cursor.fetchone() or ("", None)
    return Touched(table, str(name), _place(cursor, as_id(passage)), made)


def _memo(cursor: Any, row: uuid.UUID, made: bool) -> Touched:
    cursor.execute("SELECT about_table, about_row FROM memo WHERE id = %s", [row])
    table, about = cursor.fetchone()
    on = _touched(cursor, table, as_key(about), made)
    where = on.where or on.name if on else ""
    return Touched("memo", "", where, made)


def _place(cursor: Any, passage: uuid.UUID | None) -> str:
    """The turn of a passage, or the paragraph in a text without turns, counted from 1."""
    if passage is None:
        return ""
    cursor.execute(
        "SELECT p.start, t.turns, t.words FROM passage p JOIN text t ON t.id = p.text "
        "WHERE p.id = %s",
        [passage],
    )
    start, packed, words = cursor.fetchone()
    return _turn(bytes(packed), words, start)


def _turn(packed: bytes, words: str, start: int) -> str:
    turns = Turns.unpack(packed)
    if len(turns):
        number = int(np.searchsorted(turns.start, start, side="right"))
        return f"turn {max(number, 1)}"
    starts, _ = paragraphs(words)
    return f"paragraph {max(int(np.searchsorted(starts, start, side='right')), 1)}"
