"""What undo leaves alone, since other work rests on it: closed passes, codes in use, coded texts,
and what was decided on the codes of a pass once its disagreements are settled.

Whether somebody codes blind must not be told by a refusal. A code that is in use in blind passes
alone goes, and stays in sight of those who use it; a blind pass of others stays, and so does a text
that may be coded in one, coded or not.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator
from typing import Any

from plurivox.evidence.problem import Refused

from .fold import chunks, marks, quoted
from .keys import as_key

Row = tuple[str, uuid.UUID]
MEMBER = {
    "pass_coder": "EXISTS (SELECT 1 FROM pass_coder m "
    "WHERE m.id = %s AND m.pass = c.pass AND m.coder = c.coder)",
    "pass_source": "EXISTS (SELECT 1 FROM pass_source m JOIN text t ON t.source = m.source "
    "WHERE m.id = %s AND m.pass = c.pass AND t.id = p.text)",
}
IN_PASS = ("code", "code_example", "coding", "memo")


def check_lasting(
    cursor: Any, rows: Collection[Row], going: Collection[Row], by: uuid.UUID
) -> None:
    """Raise Refused where an act on these rows is not undone any more, or not put in force again.

    going: those of them that would go out of sight; by: who undoes or redoes.
    """
    _check_passes(cursor, rows)
    _check_decisions(cursor, rows, going)
    for one in set(_of(rows, "pass")) - set(_of(going, "pass")):
        _check_one_consensus(cursor, one)
    for one in _of(going, "pass"):
        if _uses(cursor, "c.pass = %s", one, rows) or _others_code(cursor, one, by):
            raise Refused("Others may have coded in this pass by now; close it instead.")
    for table in ("pass_coder", "pass_source"):
        for member in _of(going, table):
            if _uses(cursor, MEMBER[table], member, rows):
                raise Refused("There are codings of this pass by now that rest on it.")
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


def _check_decisions(cursor: Any, rows: Collection[Row], going: Collection[Row]) -> None:
    """What was decided on a proposed code stays where somebody has gone on from it."""
    for proposal in _of(rows, "proposal"):
        cursor.execute(
            "SELECT p.id, p.name, p.state FROM proposal d JOIN pass p ON p.id = d.pass "
            "WHERE d.id = %s",
            [proposal],
        )
        key, name, state = cursor.fetchone()
        check_unsettled(cursor, as_key(key))
        undecided = ("proposal", proposal) in going and ("pass", as_key(key)) not in rows
        if undecided and state == "ready":
            raise Refused(f"The pass “{name}” is ready by now; decide on the code anew instead.")


def check_unsettled(cursor: Any, one: uuid.UUID) -> None:
    """Raise Refused where disagreements of a pass are settled: that rests on its codes."""
    cursor.execute(
        "SELECT p.name FROM settlement s JOIN pass p ON p.id = s.pass "
        "WHERE s.pass = %s AND s.alive AND s.decision <> ''",
        [one],
    )
    if row := cursor.fetchone():
        raise Refused(
            f"Disagreements of “{row[0]}” are settled already, by what was decided on its codes; "
            "change the codebook instead."
        )


def _check_one_consensus(cursor: Any, one: uuid.UUID) -> None:
    """A pass has one consensus: while it was taken back somebody may have begun another."""
    cursor.execute(
        "SELECT 1 FROM pass p JOIN pass o ON o.origin = p.origin AND o.id <> p.id AND o.alive "
        "AND o.kind = p.kind WHERE p.id = %s AND p.kind = 'consensus' AND NOT p.alive "
        "AND p.origin NOT IN ('here', '')",
        [one],
    )
    if cursor.fetchone():
        raise Refused("Somebody has settled in this pass since; settle the disagreement anew.")


def _uses(cursor: Any, where: str, row: uuid.UUID, rows: Collection[Row]) -> bool:
    """Whether living codings that everybody may see, and that the act did not bring, rest on it."""
    cursor.execute(
        "SELECT c.id FROM coding c JOIN passage p ON p.id = c.passage JOIN pass s ON s.id = c.pass "
        f"WHERE {where} AND c.alive AND NOT (s.kind = 'independent' AND s.state = 'open')",
        [row],
    )
    return any(("coding", as_key(key)) not in rows for (key,) in cursor.fetchall())


def _others_code(cursor: Any, one: uuid.UUID, by: uuid.UUID) -> bool:
    """Whether an open independent pass has other coders, coding or not."""
    cursor.execute(
        "SELECT 1 FROM pass p JOIN pass_coder c ON c.pass = p.id AND c.alive AND c.coder <> %s "
        "WHERE p.id = %s AND p.kind = 'independent' AND p.state = 'open'",
        [by, one],
    )
    return cursor.fetchone() is not None


def _may_be_blind(cursor: Any, text: uuid.UUID) -> bool:
    """Whether the source of a text is in an open independent pass."""
    cursor.execute(
        "SELECT 1 FROM text t JOIN pass_source s ON s.source = t.source AND s.alive "
        "JOIN pass p ON p.id = s.pass AND p.alive "
        "WHERE t.id = %s AND p.kind = 'independent' AND p.state = 'open'",
        [text],
    )
    return cursor.fetchone() is not None
