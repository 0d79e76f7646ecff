"""What undo leaves alone, since other work rests on it: closed passes, codes in use, coded texts.

Whether somebody codes blind must not be told by a refusal. A code that is in use in blind passes
alone goes, and stays in sight of those who use it; a text that may be coded blind stays, coded or
not.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator
from typing import Any

from plurivox.evidence.problem import Refused

from .fold import chunks, marks, quoted
from .keys import as_key

Row = tuple[str, uuid.UUID]
IN_PASS = ("code", "code_example", "coding", "memo")


def check_lasting(cursor: Any, rows: Collection[Row], going: Collection[Row]) -> None:
    """Raise Refused where an act on these rows is not undone any more, or not put in force again.

    going: those of them that would go out of sight.
    """
    _check_passes(cursor, rows)
    for code in _of(going, "code"):
        if _uses(cursor, "c.code = %s", code, rows):
            raise Refused("This code is in use by now; retire it instead.")
    for text in _of(going, "text"):
        if _uses(cursor, "p.text = %s", text, rows) or _may_be_blind(cursor, text):
            raise Refused("This text may have been coded by now; store another revision instead.")


def _of(rows: Collection[Row], table: str) -> Iterator[uuid.UUID]:
    return (row for of, row in rows if of == table)


def _check_passes(cursor: Any, rows: Collection[Row]) -> None:
    """Nothing changes in a pass that is closed, unless the pass itself came with the act."""
    own = set(_of(rows, "pass"))
    for table in IN_PASS:
        for part in chunks(list(_of(rows, table))):
            cursor.execute(
                f"SELECT DISTINCT p.id, p.name FROM {quoted(table)} r JOIN pass p ON p.id = r.pass "
                f"WHERE r.id IN ({marks(part)}) AND p.kind = 'independent' AND p.state <> 'open' "
                "AND p.origin = 'here'",
                part,
            )
            for key, name in cursor.fetchall():
                if as_key(key) not in own:
                    raise Refused(f"The pass “{name}” is closed; nothing in it changes any more.")


def _uses(cursor: Any, where: str, row: uuid.UUID, rows: Collection[Row]) -> bool:
    """Whether living codings that everybody may see, and that the act did not bring, rest on it."""
    cursor.execute(
        "SELECT c.id FROM coding c JOIN passage p ON p.id = c.passage JOIN pass s ON s.id = c.pass "
        f"WHERE {where} AND c.alive AND NOT (s.kind = 'independent' AND s.state = 'open')",
        [row],
    )
    return any(("coding", as_key(key)) not in rows for (key,) in cursor.fetchall())


def _may_be_blind(cursor: Any, text: uuid.UUID) -> bool:
    """Whether the source of a text is in an open independent pass."""
    cursor.execute(
        "SELECT 1 FROM text t JOIN pass_source s ON s.source = t.source AND s.alive "
        "JOIN pass p ON p.id = s.pass AND p.alive "
        "WHERE t.id = %s AND p.kind = 'independent' AND p.state = 'open'",
        [text],
    )
    return cursor.fetchone() is not None
