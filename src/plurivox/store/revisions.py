"""Correcting a transcript: a new revision, with everything on the old words carried or listed."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from plurivox.access.visibility import Layers
from plurivox.evidence.problem import Refused
from plurivox.evidence.reanchor import SENTENCES, reanchor
from plurivox.transcripts.transcript import Transcript

from . import fold
from .acts import Deed, act
from .codebook import load_read_as
from .facts import FACTS, FOLDED
from .keys import as_id, as_key, member_id, passage_id
from .originals import keep_original
from .passes import load_layers
from .project import Project
from .seen import seen_by
from .sources import OpenText, load_text, save_text


@dataclass(frozen=True, slots=True)
class Revised:
    """What a correction did, as far as the person may see: codings carried, and those that lost
    their place.
    """

    text: uuid.UUID
    carried: int
    lost: int


@dataclass(frozen=True, slots=True)
class Lost:
    """A coding that is still on an older text. `why`: a sentence; start, end: where it was there.

    meant: where it may belong in the newest text, if anything can be said.
    """

    coding: uuid.UUID
    code: uuid.UUID
    coder: uuid.UUID
    in_pass: uuid.UUID
    text: uuid.UUID
    start: int
    end: int
    quote: str
    why: str
    meant: tuple[int, int] | None


def save_revision(
    project: Project,
    source: uuid.UUID,
    transcript: Transcript,
    *,
    by: uuid.UUID,
    file: tuple[str, bytes] | None = None,
) -> Revised:
    """Store the next revision of a source and carry what stands on the last one to the same words.

    file: the name and bytes that it came from, where it came from one. A coding whose words are the
    same is replaced by one on the new text, in the same layer; any other stays where it is and is
    listed by `load_lost`. So are passages of themes, findings, quotations, examples and memos.
    Raises Refused where no word changed, and where erased words would come back.
    """
    old = load_text(project, source)
    if old.words == transcript.words:
        raise Refused(f"Not a word of {old.name} was changed; nothing was stored.")
    layers = load_layers(project, by)
    with act(project, by, "revise") as deed:
        _check_erased(deed.cursor, old, transcript.words)
        speakers = _speakers(deed, old, transcript)
        data = file[1] if file else transcript.words.encode()
        if file:
            keep_original(deed, file[0], old.kind, data, source)
        text = save_text(deed, source, transcript, speakers, data, old.revision + 1)
        deed.flush()
        moved = _moved(deed, old, text, transcript.words)
        seen = _coded(deed.cursor, old.id, layers)
        _carry(deed, moved)
    carried = sum(passage in moved for passage in seen)
    return Revised(text, carried, len(seen) - carried)


def _coded(cursor: Any, text: uuid.UUID, layers: Layers) -> list[uuid.UUID]:
    """The passage of each visible coding of a text."""
    where, values = seen_by(layers)
    cursor.execute(
        "SELECT p.id FROM passage p JOIN coding c ON c.passage = p.id "
        f"WHERE p.text = %s AND c.alive AND {where}",
        [text, *values],
    )
    return [as_key(key) for (key,) in cursor.fetchall()]


def _speakers(deed: Deed, old: OpenText, transcript: Transcript) -> list[uuid.UUID]:
    """The speakers of the source by their names; those who are new to it are added."""
    known = {one.name: one.id for one in old.speakers}
    return [
        known.get(one.name) or deed.add("speaker", source=old.source, name=one.name, asks=one.asks)
        for one in transcript.speakers
    ]


def _check_erased(cursor: Any, old: OpenText, words: str) -> None:
    cursor.execute('SELECT start, "end" FROM erased WHERE row = %s', [old.id])
    spans = [(start, end) for start, end in cursor.fetchall()]
    placed = zip(spans, reanchor(old.words, words, spans), strict=True)
    if not all(words[at.start : at.end] == old.words[a:b] for (a, b), at in placed):
        raise Refused(
            f"Words of {old.name} were erased; leave the signs that stand in their place as they "
            "are and correct the rest."
        )


def _moved(deed: Deed, old: OpenText, text: uuid.UUID, words: str) -> dict[uuid.UUID, uuid.UUID]:
    """Each passage of the old text that is carried → its passage of the new one, which is added."""
    deed.cursor.execute('SELECT id, start, "end" FROM passage WHERE text = %s', [old.id])
    rows = [(as_key(key), (start, end)) for key, start, end in deed.cursor.fetchall()]
    found = {}
    for (key, _), at in zip(rows, reanchor(old.words, words, (s for _, s in rows)), strict=True):
        if at.carried and at.start is not None and at.end is not None:
            found[key] = passage_id(text, at.start, at.end)
            quote = words[at.start : at.end]
            deed.add("passage", found[key], text=text, start=at.start, end=at.end, quote=quote)
    return found


# What stands on passages: the facts of a row name the passage in this column.
ON_PASSAGE = {
    "coding": "passage",
    "theme_passage": "passage",
    "finding_passage": "passage",
    "quotation": "passage",
    "influence_passage": "passage",
    "code_example": "passage",
    "memo": "about_row",
}
WHOLE = {
    "theme_passage": "theme",
    "finding_passage": "finding",
    "code_example": "code",
    "influence_passage": "influence",
}


def _carry(deed: Deed, moved: Mapping[uuid.UUID, uuid.UUID]) -> None:
    """Give every living row on a passage that moved a successor on the new one."""
    for table, column in ON_PASSAGE.items():
        left: dict[uuid.UUID, uuid.UUID] = {}
        for key, values in _rows_on(deed.cursor, table, column, list(moved)):
            new = _successor(table, key, values, moved)
            left[key] = deed.add(table, _key(table, values, moved), **new)
        _remove(deed, table, list(left))
        if table == "coding":
            _carry_origins(deed, left)


def _carry_origins(deed: Deed, successors: Mapping[uuid.UUID, uuid.UUID]) -> None:
    """What a coding of the consensus comes from, its successor comes from."""
    left = []
    for key, values in _rows_on(deed.cursor, "consensus_origin", "coding", list(successors)):
        deed.add("consensus_origin", **{**values, "coding": successors[values["coding"]]})
        left.append(key)
    _remove(deed, "consensus_origin", left)


def _rows_on(
    cursor: Any, table: str, column: str, passages: Sequence[uuid.UUID]
) -> Iterable[tuple[uuid.UUID, dict[str, Any]]]:
    names = (*FACTS[table], *(name for name in FOLDED[table] if name != "alive"))
    rows = []
    for part in fold.chunks(passages):
        cursor.execute(
            f"SELECT id, {', '.join(map(fold.quoted, names))} FROM {table} "
            f"WHERE {column} IN ({fold.marks(part)}) AND alive ORDER BY id",
            part,
        )
        rows += cursor.fetchall()
    for key, *values in rows:
        yield (
            as_key(key),
            {
                name: as_id(value) if name in KEYS else value
                for name, value in zip(names, values, strict=True)
            },
        )


KEYS = frozenset(
    {"passage", "code", "coder", "pass", "replaces", "theme", "finding", "participant"}
    | {"about_row", "influence", "coding", "settlement", "origin"}
)


def _key(
    table: str, values: Mapping[str, Any], moved: Mapping[uuid.UUID, uuid.UUID]
) -> uuid.UUID | None:
    """The key of a membership, derived as where it was made; otherwise None: a new one."""
    if table not in WHOLE:
        return None
    key = member_id(values[WHOLE[table]], moved[values["passage"]])
    if values.get("pass"):
        key = member_id(member_id(key, values["pass"]), values["coder"])
    return key


def _successor(
    table: str,
    key: uuid.UUID,
    values: Mapping[str, Any],
    moved: Mapping[uuid.UUID, uuid.UUID],
) -> dict[str, Any]:
    column = ON_PASSAGE[table]
    return {
        **values,
        column: moved[values[column]],
        **({"replaces": key} if table == "coding" else {}),
    }


def _remove(deed: Deed, table: str, rows: Sequence[uuid.UUID]) -> None:
    """Take many rows out of sight at once."""
    deed.flush()
    places = [(table, row, "alive") for row in rows]
    heads = fold.heads(deed.cursor, places)
    for place in places:
        deed.replace(*place, False, [key for key, _ in heads.get(place, [])])
    deed.flush()
    fold.refold(deed.cursor, places)


def load_lost(project: Project, *, layers: Layers, source: uuid.UUID | None = None) -> list[Lost]:
    """The codings of some layers that lost their place, by source and place, each with why.

    To settle one, give it a place with `move_coding(…, text=the newest)`, or take it away.
    """
    where, values = seen_by(layers)
    one, own = (" AND t.source = %s", [source]) if source else ("", [])
    with project.cursor() as cursor:
        cursor.execute(
            "SELECT t.source, t.id, t.words, c.id, c.code, c.coder, c.pass, "
            'p.start, p."end", p.quote FROM text t JOIN source s ON s.id = t.source '
            "JOIN passage p ON p.text = t.id JOIN coding c ON c.passage = p.id "
            "WHERE t.project = %s AND t.alive AND s.alive AND c.alive AND EXISTS "
            "(SELECT 1 FROM text u WHERE u.source = t.source AND u.alive "
            "AND (u.revision > t.revision OR (u.revision = t.revision AND u.id > t.id))) "
            f"AND {where}{one} ORDER BY s.name, s.id, t.revision, t.id, p.start, c.id",
            [project.id, *values, *own],
        )
        rows = cursor.fetchall()
    gone = load_read_as(project)
    newest: dict[uuid.UUID, str] = {}
    found = []
    for (of, text, words), group in groupby(rows, key=lambda row: row[:3]):
        key = as_key(of)
        newest.setdefault(key, load_text(project, key).words)
        lost = [row[3:] for row in group]
        placed = reanchor(words, newest[key], [(row[4], row[5]) for row in lost])
        for (coding, code, coder, in_pass, start, end, quote), at in zip(lost, placed, strict=True):
            found.append(
                Lost(
                    as_key(coding),
                    gone.get(as_key(code), as_key(code)),
                    as_key(coder),
                    as_key(in_pass),
                    as_key(text),
                    start,
                    end,
                    quote,
                    SENTENCES[at.why or "changed"],
                    None if at.start is None or at.end is None else (at.start, at.end),
                )
            )
    return found
