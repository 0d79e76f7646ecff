"""Memos: what a coder thinks about a passage, a coding, a code, a source, or the work itself."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from plurivox.access.visibility import Layers
from plurivox.evidence.problem import Refused

from .acts import Deed
from .coding_acts import Span, place_passages
from .keys import as_id, as_key
from .once import Keys, once
from .own_layer import check_open, is_blind, takes_part
from .passes import load_layers
from .project import Project
from .seen import seen_by

NOT_THERE = "What this memo is about is not there; it was taken away, or is not yours."
ABOUT = ("passage", "coding", "code", "source", "pass", "project")
About = tuple[str, uuid.UUID]


@dataclass(frozen=True, slots=True)
class MemoView:
    """A memo. `about`: table and key; on a coding that was moved, the coding as it is now.

    in_pass: None where it was written outside of any. at: milliseconds since 1970, UTC.
    """

    id: uuid.UUID
    about: About
    coder: uuid.UUID
    in_pass: uuid.UUID | None
    words: str
    at: int


def save_memo(
    project: Project,
    about: About,
    words: str,
    *,
    in_pass: uuid.UUID | None,
    by: uuid.UUID,
    act_id: uuid.UUID | None = None,
) -> uuid.UUID:
    """Write a memo on a row. A reflexive note is one about the pass or the project.

    In an open independent pass it is visible to its coder alone. A memo on a coding belongs to the
    coding's pass; one on a passage or a source that the coder codes blind, to that pass, since it
    would betray the work elsewhere. Raises Refused where there is no such row to be seen.
    """

    def write(deed: Deed) -> Keys:
        if about[0] == "passage" and not _marked(project, deed.cursor, about[1], by):
            raise Refused(NOT_THERE)
        return [_write(project, deed, about, words, in_pass, by)]

    return once(project, by, "memo", act_id, write)[0]


def save_passage_memo(
    project: Project,
    *,
    text: uuid.UUID,
    start: int,
    end: int,
    words: str,
    in_pass: uuid.UUID | None,
    by: uuid.UUID,
    act_id: uuid.UUID | None = None,
) -> uuid.UUID:
    """Write a memo on words, coded or not; the edges snap outwards to whole letters."""

    def write(deed: Deed) -> Keys:
        (passage,), _ = place_passages(deed, [Span(text, start, end)])
        deed.flush()
        return [_write(project, deed, ("passage", passage), words, in_pass, by)]

    return once(project, by, "memo", act_id, write)[0]


def _write(
    project: Project,
    deed: Deed,
    about: About,
    words: str,
    in_pass: uuid.UUID | None,
    by: uuid.UUID,
) -> uuid.UUID:
    table, row = about
    if not words.strip():
        raise Refused("The memo has no words yet.")
    one = _pass_of(project, deed.cursor, about, in_pass, by)
    return deed.add(
        "memo", about_table=table, about_row=row, words=words.strip(), coder=by, **{"pass": one}
    )


def _pass_of(
    project: Project, cursor: Any, about: About, in_pass: uuid.UUID | None, by: uuid.UUID
) -> uuid.UUID | None:
    """The pass that a memo belongs to; None where it is for everybody, whatever pass they see."""
    source, own = _row(project, cursor, about, by)
    one = own or in_pass or (_blind_pass(cursor, source, by) if source else None)
    if one is None:
        return None
    if is_blind(cursor, one):
        check_open(cursor, one, by, [source] if source else [])
        return one
    of_words = about[0] in ("passage", "coding")
    return one if of_words and takes_part(cursor, one, by) else None


_SOURCE = {
    "passage": "SELECT t.source, NULL, NULL FROM passage p JOIN text t ON t.id = p.text "
    "WHERE p.id = %s AND p.project = %s",
    "coding": "SELECT t.source, c.pass, c.coder FROM coding c JOIN passage p ON p.id = c.passage "
    "JOIN text t ON t.id = p.text WHERE c.id = %s AND c.project = %s",
    "code": "SELECT NULL, pass, coder FROM code WHERE id = %s AND project = %s AND alive",
    "source": "SELECT id, NULL, NULL FROM source WHERE id = %s AND project = %s AND alive",
    "pass": "SELECT NULL, id, NULL FROM pass WHERE id = %s AND project = %s AND alive",
    "project": "SELECT NULL, NULL, NULL FROM project WHERE id = %s AND id = %s",
}


def _row(
    project: Project, cursor: Any, about: About, by: uuid.UUID
) -> tuple[uuid.UUID | None, uuid.UUID | None]:
    """The source and the pass of a row that this person may see."""
    table, row = about
    if table not in _SOURCE:
        raise Refused(f"There are no memos on a {table}; choose one of {', '.join(ABOUT)}.")
    cursor.execute(_SOURCE[table], [row, project.id])
    found = cursor.fetchone()
    source, one, coder = map(as_id, found) if found else (None, None, None)
    hidden = coder is not None and coder != by and (one, coder) not in load_layers(project, by)
    if found is None or (hidden and not (table == "code" and _accepted(cursor, row))):
        raise Refused(NOT_THERE)
    return source, one


def _marked(project: Project, cursor: Any, passage: uuid.UUID, by: uuid.UUID) -> bool:
    """Whether this person meets a passage anywhere: its key is its place, so that anybody can tell
    the key of words that a colleague may have marked, and ask.
    """
    seen, values = seen_by(load_layers(project, by))
    cursor.execute(
        f"SELECT 1 FROM coding c WHERE c.passage = %s AND c.alive AND {seen} "
        "UNION ALL SELECT 1 FROM theme_passage WHERE passage = %s AND alive "
        "UNION ALL SELECT 1 FROM finding_passage WHERE passage = %s AND alive "
        "UNION ALL SELECT 1 FROM quotation WHERE passage = %s AND alive "
        "UNION ALL SELECT 1 FROM influence_passage WHERE passage = %s AND alive "
        "UNION ALL SELECT 1 FROM memo WHERE about_row = %s AND alive "
        "AND (pass IS NULL OR coder = %s)",
        [passage, *values, passage, passage, passage, passage, passage, by],
    )
    return cursor.fetchone() is not None


def _accepted(cursor: Any, code: uuid.UUID) -> bool:
    cursor.execute(
        "SELECT 1 FROM proposal WHERE code = %s AND alive AND decision = 'accept'", [code]
    )
    return cursor.fetchone() is not None


def _blind_pass(cursor: Any, source: uuid.UUID, by: uuid.UUID) -> uuid.UUID | None:
    """The open independent pass in which a person codes a source, if there is one."""
    cursor.execute(
        "SELECT p.id FROM pass p JOIN pass_coder c ON c.pass = p.id AND c.coder = %s AND c.alive "
        "JOIN pass_source s ON s.pass = p.id AND s.source = %s AND s.alive "
        "WHERE p.alive AND p.kind = 'independent' AND p.state = 'open' ORDER BY p.id",
        [by, source],
    )
    row = cursor.fetchone()
    return as_key(row[0]) if row else None


def change_memo(
    project: Project,
    memo: uuid.UUID,
    words: str,
    *,
    by: uuid.UUID,
    act_id: uuid.UUID | None = None,
) -> None:
    """Give one's own memo other words."""

    def write(deed: Deed) -> Keys:
        _check_own(deed.cursor, memo, by)
        if not words.strip():
            raise Refused("The memo has no words; take it away instead.")
        deed.set("memo", memo, "words", words.strip())
        return []

    once(project, by, "change memo", act_id, write)


def remove_memo(
    project: Project, memo: uuid.UUID, *, by: uuid.UUID, act_id: uuid.UUID | None = None
) -> None:
    """Take one's own memo away; it can be brought back."""

    def write(deed: Deed) -> Keys:
        _check_own(deed.cursor, memo, by)
        deed.remove("memo", memo)
        return []

    once(project, by, "remove memo", act_id, write)


def _check_own(cursor: Any, memo: uuid.UUID, by: uuid.UUID) -> None:
    cursor.execute(
        "SELECT m.pass, p.name, p.state, p.kind FROM memo m LEFT JOIN pass p ON p.id = m.pass "
        "WHERE m.id = %s AND m.coder = %s",
        [memo, by],
    )
    row = cursor.fetchone()
    if row is None:
        raise Refused("You have no such memo; it is somebody else's, or was taken away.")
    if row[0] is not None and row[3] == "independent" and row[2] != "open":
        raise Refused(f"The pass “{row[1]}” is {row[2]}; nothing in it changes any more.")


_MEMO = (
    "SELECT m.id, m.about_table, {row}, m.coder, m.pass, m.words, "
    "(SELECT min(a.at) FROM version v JOIN act a ON a.id = v.act "
    "WHERE v.row = m.id AND v.field = 'alive') FROM {of} WHERE m.project = %s AND m.alive"
)
# The codings of a text that have taken the place of others, with those that they replaced.
_CHAIN = (
    "WITH RECURSIVE chain(now, was) AS ("
    "SELECT c.id, c.replaces FROM passage p JOIN coding c ON c.passage = p.id "
    "WHERE p.text = %s AND c.alive AND c.replaces IS NOT NULL "
    "UNION ALL SELECT chain.now, c.replaces FROM chain JOIN coding c ON c.id = chain.was "
    "WHERE c.replaces IS NOT NULL) "
)


def load_memos(
    project: Project,
    *,
    layers: Layers,
    text: uuid.UUID | None = None,
    about: Sequence[About] | None = None,
) -> list[MemoView]:
    """The memos that somebody with these layers may read, oldest first.

    text: those on one text, its passages, its codings and its source; about: those on some rows.
    A memo that belongs to no pass is for everybody.
    """
    with project.cursor() as cursor:
        rows = _of_text(cursor, project, text) if text else _of_rows(cursor, project, about)
    memos = (
        MemoView(as_key(key), (table, as_key(row)), as_key(coder), as_id(one), words, at or 0)
        for key, table, row, coder, one, words, at in rows
    )
    return sorted(
        (m for m in memos if m.in_pass is None or (m.in_pass, m.coder) in layers),
        key=lambda memo: memo.id,
    )


def _of_text(cursor: Any, project: Project, text: uuid.UUID) -> list[Any]:
    plain = _MEMO.format(row="m.about_row", of="{of}")
    own = plain.format(of="passage p JOIN memo m ON m.about_row = p.id") + " AND p.text = %s"
    coded = (
        plain.format(
            of="passage p JOIN coding c ON c.passage = p.id JOIN memo m ON m.about_row = c.id"
        )
        + " AND p.text = %s AND c.alive"
    )
    whole = plain.format(of="text t JOIN memo m ON m.about_row = t.source") + " AND t.id = %s"
    cursor.execute(f"{own} UNION ALL {coded} UNION ALL {whole}", [project.id, text] * 3)
    rows = list(cursor.fetchall())
    moved = _MEMO.format(row="chain.now", of="chain JOIN memo m ON m.about_row = chain.was")
    cursor.execute(_CHAIN + moved, [text, project.id])
    return rows + list(cursor.fetchall())


def _of_rows(cursor: Any, project: Project, about: Sequence[About] | None) -> list[Any]:
    query = _MEMO.format(row="m.about_row", of="memo m")
    if about is None:
        cursor.execute(query, [project.id])
        return list(cursor.fetchall())
    rows = []
    for table, row in about:
        cursor.execute(
            f"{query} AND m.about_table = %s AND m.about_row = %s", [project.id, table, row]
        )
        rows += cursor.fetchall()
    return rows
