"""Erasure: the one act that beats every merge, undo and restore. Words become filler of equal length."""

from __future__ import annotations

import hashlib
import re
import uuid
from typing import Any

from plurivox.evidence.problem import Refused

from . import fold
from .acts import act
from .facts import FOLDED
from .keys import as_id
from .project import Project

FILLER = "█"


def filled(words: str, start: int, end: int) -> str:
    """The words with start..end (code points) as filler; line breaks stay, so that lines do."""
    return words[:start] + re.sub(r"[^\n]", FILLER, words[start:end]) + words[end:]


def erase_words(
    project: Project, spans: list[tuple[uuid.UUID, int, int]], *, by: uuid.UUID
) -> None:
    """Erase stretches (text, start, end) for good, with the quotations and memos on them.

    The file that the source came from is dropped; hashes of the words before and after stay.
    Memos on such passages are blanked with them, those of other copies when these come in.
    Raises Refused where a stretch lies outside its text.
    """
    with act(project, by, "erase") as deed:
        for text, start, end in spans:
            words = _words(deed.cursor, text)
            if not 0 <= start < end <= len(words):
                raise Refused(f"There are no words from {start} to {end} in this text.")
            after = filled(words, start, end)
            deed.add(
                "erased",
                act=deed.id,
                table="text",
                row=text,
                start=start,
                end=end,
                sha_before=_sha(words),
                sha_after=_sha(after),
            )
            deed.flush()
            _fill(deed.cursor, text, [(start, end)])
    scrub(project)


def erase_row(project: Project, table: str, row: uuid.UUID, *, by: uuid.UUID) -> None:
    """Blank a row and its history for good: a participant's attributes, a memo."""
    with act(project, by, "erase") as deed:
        deed.add("erased", act=deed.id, table=table, row=row)
        deed.flush()
        _blank_row(deed.cursor, table, row)
    scrub(project)


def apply_erasures(cursor: Any, project: Project) -> None:
    """Blank again, after a union, everything that any copy has erased."""
    cursor.execute('SELECT "table", row, start, "end" FROM erased WHERE project = %s', [project.id])
    texts: dict[uuid.UUID, list[tuple[int, int]]] = {}
    for table, row, start, end in cursor.fetchall():
        key = as_id(row)
        assert key is not None
        if table == "text":
            texts.setdefault(key, []).append((start, end))
        else:
            _blank_row(cursor, table, key)
    for text, spans in texts.items():
        _fill(cursor, text, spans)


def scrub(project: Project) -> None:
    """Take what was erased out of the file's free pages and its log too (SQLite)."""
    if not project.is_file:
        return
    with project.cursor() as cursor:
        if not cursor.db.in_atomic_block:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _words(cursor: Any, text: uuid.UUID) -> str:
    cursor.execute("SELECT words FROM text WHERE id = %s", [text])
    row = cursor.fetchone()
    return row[0] if row else ""


def _fill(cursor: Any, text: uuid.UUID, spans: list[tuple[int, int]]) -> None:
    words = now = _words(cursor, text)
    for start, end in spans:
        now = filled(now, start, end)
        _fill_quotes(cursor, text, start, end)
        for memo in _memos_on(cursor, text, start, end):
            _blank_row(cursor, "memo", memo)
    if now != words:
        cursor.execute(
            "UPDATE text SET words = %s, sha_after = %s WHERE id = %s", [now, _sha(now), text]
        )
    cursor.execute(
        "UPDATE original SET data = NULL WHERE source = (SELECT source FROM text WHERE id = %s)",
        [text],
    )


def _fill_quotes(cursor: Any, text: uuid.UUID, start: int, end: int) -> None:
    cursor.execute(
        'SELECT id, start, quote FROM passage WHERE text = %s AND start < %s AND "end" > %s',
        [text, end, start],
    )
    for key, at, quote in cursor.fetchall():
        blank = filled(quote, max(0, start - at), end - at)
        cursor.execute("UPDATE passage SET quote = %s WHERE id = %s", [blank, as_id(key)])


def _memos_on(cursor: Any, text: uuid.UUID, start: int, end: int) -> list[uuid.UUID]:
    cursor.execute(
        "SELECT m.id FROM memo m JOIN passage p ON p.id = m.about_row "
        'WHERE p.text = %s AND p.start < %s AND p."end" > %s',
        [text, end, start],
    )
    return [key for (value,) in cursor.fetchall() if (key := as_id(value)) is not None]


def _blank_row(cursor: Any, table: str, row: uuid.UUID) -> None:
    cursor.execute("UPDATE version SET value = NULL WHERE row = %s AND field <> 'alive'", [row])
    if table in FOLDED:
        fold.blank(cursor, table, row)


def _sha(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
