"""Erasure: the one act that beats every merge, undo and restore. Words become filler."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from plurivox.evidence.problem import Refused

from . import fold
from .acts import Deed, act
from .erase_revisions import follow_revisions
from .facts import FOLDED
from .keys import as_key, member_id
from .project import Project
from .search_index import rebuild
from .still_quoted import StillQuoted, still_quoted

FILLER = "█"
Span = tuple[int, int]


def filled(words: str, start: int, end: int) -> str:
    """The words with start..end (code points) as filler; line breaks stay, so that lines do."""
    return words[:start] + re.sub(r"[^\n]", FILLER, words[start:end]) + words[end:]


def erase_words(
    project: Project, spans: Iterable[tuple[uuid.UUID, int, int]], *, by: uuid.UUID
) -> list[StillQuoted]:
    """Erase stretches (text, start, end) for good, with the quotations and memos on them.

    The file that the source came from is dropped; hashes of the words before and after stay.
    Memos on such passages are erased with them, those of other copies when these come in. Returns
    what people wrote of themes, findings, cells and codes that quotes the words: it is theirs, and
    they alone can mend it, now that it can still be found. Raises Refused where a stretch lies
    outside its text.
    """
    gone = []
    with act(project, by, "erase") as deed:
        for text, start, end in spans:
            words = _words(deed.cursor, text)
            if not 0 <= start < end <= len(words):
                raise Refused(f"There are no words from {start} to {end} in this text.")
            gone.append(words[start:end])
            _bury(deed, "text", text, start, end, words, filled(words, start, end))
        found = still_quoted(project, gone)
        apply_erasures(deed.cursor, project)
    scrub(project)
    return found


def erase_row(project: Project, table: str, row: uuid.UUID, *, by: uuid.UUID) -> None:
    """Blank a row and its history for good: a participant's attributes, a memo, a stored file.

    Raises Refused for a text, of which only words are erased.
    """
    if table == "text":
        raise Refused("Of a text, words are erased; say from where to where.")
    with act(project, by, "erase") as deed:
        _bury(deed, table, row)
        apply_erasures(deed.cursor, project)
    scrub(project)


def _bury(
    deed: Deed,
    table: str,
    row: uuid.UUID,
    start: int | None = None,
    end: int | None = None,
    before: str | None = None,
    after: str | None = None,
) -> None:
    deed.add(
        "erased",
        act=deed.id,
        table=table,
        row=row,
        start=start,
        end=end,
        sha_before=_sha(before),
        sha_after=_sha(after),
    )
    deed.flush()


def apply_erasures(cursor: Any, project: Project) -> bool:
    """Blank everything that any copy has erased and that is not blank yet. Whether there was any.

    Memos on erased words get a tombstone of their own, the same in every copy.
    """
    follow_revisions(cursor, project)
    spans = _spans(cursor, project)
    _bury_memos(cursor, project)
    changed = [_fill(cursor, text, of_text) for text, of_text in spans.items()]
    if any(changed):
        rebuild(cursor, project)
    cursor.execute(
        'SELECT DISTINCT "table", row FROM erased WHERE project = %s AND "table" <> %s',
        [project.id, "text"],
    )
    changed += [_blank_row(cursor, table, as_key(row)) for table, row in cursor.fetchall()]
    return any(changed)


def scrub(project: Project) -> None:
    """Take what was erased out of a file's free pages and its log too, once it is committed.

    On PostgreSQL that is the server's own vacuum. Raises Refused where another program holds the
    file so that its log cannot be emptied; the log empties itself when that program lets go.
    """
    if project.is_file:
        transaction.on_commit(lambda: _scrub_file(project), using=project.alias)


def _scrub_file(project: Project) -> None:
    with project.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if cursor.fetchone()[0]:
            raise Refused(
                f"The words are erased, but another program reads {project.shown} and its log "
                "still holds them; close that program, then open the project once."
            )


def _spans(cursor: Any, project: Project) -> dict[uuid.UUID, list[Span]]:
    cursor.execute(
        'SELECT row, start, "end" FROM erased WHERE project = %s AND "table" = %s',
        [project.id, "text"],
    )
    found: dict[uuid.UUID, list[Span]] = defaultdict(list)
    for row, start, end in cursor.fetchall():
        found[as_key(row)].append((start, end))
    return found


def _words(cursor: Any, text: uuid.UUID) -> str:
    cursor.execute("SELECT words FROM text WHERE id = %s", [text])
    row = cursor.fetchone()
    return row[0] if row else ""


def _fill(cursor: Any, text: uuid.UUID, spans: list[Span]) -> bool:
    cursor.execute("SELECT words, sha_after, source FROM text WHERE id = %s", [text])
    words, sha, source = cursor.fetchone()
    now = words
    for start, end in spans:
        now = filled(now, start, end)
    if now != words or not sha:
        cursor.execute(
            "UPDATE text SET words = %s, sha_after = %s WHERE id = %s", [now, _sha(now), text]
        )
    quotes = [_fill_quotes(cursor, text, now, span) for span in spans]
    cursor.execute(
        "UPDATE original SET data = NULL WHERE source = %s AND data IS NOT NULL", [as_key(source)]
    )
    return now != words or any(quotes) or cursor.rowcount > 0


def _fill_quotes(cursor: Any, text: uuid.UUID, words: str, span: Span) -> bool:
    cursor.execute(
        'SELECT id, start, "end", quote FROM passage WHERE text = %s AND start < %s AND "end" > %s',
        [text, span[1], span[0]],
    )
    changed = False
    for key, start, end, quote in cursor.fetchall():
        if quote != words[start:end]:
            changed = True
            cursor.execute(
                "UPDATE passage SET quote = %s WHERE id = %s", [words[start:end], as_key(key)]
            )
    return changed


# Memos on passages that touch erased words, and on codings of such passages; read in this order.
_TOUCHED = (
    "FROM erased e CROSS JOIN passage p CROSS JOIN {codings} memo m WHERE e.project = %s "
    'AND e."table" = \'text\' AND p.text = e.row AND p.start < e."end" AND p."end" > e.start '
)
_MEMOS = (
    f"SELECT e.id, e.act, m.id {_TOUCHED.format(codings='')} AND m.about_row = p.id "
    f"UNION SELECT e.id, e.act, m.id {_TOUCHED.format(codings='coding c CROSS JOIN')} "
    "AND c.passage = p.id AND m.about_row = c.id"
)


def _bury_memos(cursor: Any, project: Project) -> None:
    cursor.execute(_MEMOS, [project.id, project.id])
    rows = []
    for erased, deed, memo in cursor.fetchall():
        key = member_id(as_key(erased), as_key(memo))
        rows.append((key, project.id, as_key(deed), "memo", as_key(memo), None, None, "", ""))
    fold.insert(cursor, "erased", fold.columns_of("erased"), rows)


def _blank_row(cursor: Any, table: str, row: uuid.UUID) -> bool:
    """Empty a row, whether it is alive excepted, and its history. Whether anything was there."""
    cursor.execute(
        "UPDATE version SET value = NULL WHERE row = %s AND field <> 'alive' AND value IS NOT NULL",
        [row],
    )
    there = cursor.rowcount > 0
    if there and table in FOLDED:
        fold.blank(cursor, table, row)
    if table == "original":
        cursor.execute("UPDATE original SET data = NULL WHERE id = %s AND data IS NOT NULL", [row])
        there = there or cursor.rowcount > 0
    return there


def _sha(words: str | None) -> str:
    return "" if words is None else hashlib.sha256(words.encode()).hexdigest()
