"""Put codes on passages, move a coding's edges, take codings away: each in one's own layer."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from plurivox.evidence.anchor import snapped
from plurivox.evidence.problem import Refused

from . import fold
from .acts import Deed
from .keys import as_id, as_key, passage_id
from .once import Keys, once
from .own_layer import check_codes, check_open, layer_for
from .project import Project


class Span(NamedTuple):
    """A stretch of a text in code points, end exclusive."""

    text: uuid.UUID
    start: int
    end: int


def save_coding(
    project: Project,
    *,
    text: uuid.UUID,
    start: int,
    end: int,
    code: uuid.UUID,
    in_pass: uuid.UUID | None,
    by: uuid.UUID,
    act_id: uuid.UUID | None = None,
) -> uuid.UUID:
    """Put one code on a passage: `save_codings` with one code."""
    return save_codings(
        project,
        text=text,
        start=start,
        end=end,
        codes=[code],
        in_pass=in_pass,
        by=by,
        act_id=act_id,
    )[0]


def save_codings(
    project: Project,
    *,
    text: uuid.UUID,
    start: int,
    end: int,
    codes: Sequence[uuid.UUID],
    in_pass: uuid.UUID | None,
    by: uuid.UUID,
    act_id: uuid.UUID | None = None,
) -> Keys:
    """Put codes on one passage as one act. Returns the codings in the order of the codes.

    The edges snap outwards to whole letters (grapheme clusters). A code that the coder has there in
    this pass already is not put twice: its coding comes back. in_pass None: the joint pass, which
    is begun where there is none. Raises Refused where the pass is not open or not the coder's, the
    source is not in it, there are no such words, or they were erased, or the code is not one
    that may be used.
    """
    return _put(project, [Span(text, start, end)], codes, in_pass, by, "code", act_id)


def code_hits(
    project: Project,
    *,
    hits: Iterable[tuple[uuid.UUID, int, int]],
    code: uuid.UUID,
    in_pass: uuid.UUID | None,
    by: uuid.UUID,
    act_id: uuid.UUID | None = None,
) -> Keys:
    """Put one code on many passages (text, start, end) as one act; refused where one of them is."""
    spans = [Span(*hit) for hit in hits]
    return _put(project, spans, [code], in_pass, by, "code hits", act_id)


def _put(
    project: Project,
    spans: Sequence[Span],
    codes: Sequence[uuid.UUID],
    in_pass: uuid.UUID | None,
    by: uuid.UUID,
    verb: str,
    act_id: uuid.UUID | None,
) -> Keys:
    if not spans or not codes:
        raise Refused("Choose words and a code first.")

    def write(deed: Deed) -> Keys:
        passages, sources = place_passages(deed, spans)
        one = layer_for(project, deed, in_pass, by, sources)
        check_codes(deed.cursor, project, codes, one, by)
        wanted = [(passage, code) for passage in passages for code in dict.fromkeys(codes)]
        known = _there(deed.cursor, passages, one, by)
        release = newest_release(deed.cursor, project)
        whose: dict[str, Any] = {"pass": one, "coder": by, "release": release}
        for passage, code in wanted:
            if (passage, code) not in known:
                key = deed.add("coding", passage=passage, code=code, **whose)
                known[passage, code] = key
        return [known[place] for place in wanted]

    def made() -> Keys:
        with project.cursor() as cursor:
            wide = [_widened(cursor, span)[0] for span in spans]
            passages = [passage_id(*span) for span in wide]
            known = _there(cursor, passages, in_pass, by, removed=True)
        return [known[p, c] for p in passages for c in codes if (p, c) in known]

    return once(project, by, verb, act_id, write, made)


def move_coding(
    project: Project,
    coding: uuid.UUID,
    *,
    start: int,
    end: int,
    by: uuid.UUID,
    text: uuid.UUID | None = None,
    act_id: uuid.UUID | None = None,
) -> uuid.UUID:
    """Give a coding other edges: a new coding replaces it. Returns the key of the new one.

    text: the text that start and end are of, where a newer revision is meant. Memos on the coding
    stay on it and show on the new one.
    """

    def write(deed: Deed) -> Keys:
        old = _own_coding(deed.cursor, coding, by)
        where = Span(text or old.text, start, end)
        (passage,), (source,) = place_passages(deed, [where])
        if source != old.source:
            raise Refused("A coding stays in its source; code the other source instead.")
        check_open(deed.cursor, old.in_pass, by, [source])
        if passage == old.passage:
            return [coding]
        there = _there(deed.cursor, [passage], old.in_pass, by).get((passage, old.code))
        deed.remove("coding", coding)
        if there:
            return [there]
        return [
            deed.add(
                "coding",
                passage=passage,
                code=old.code,
                coder=by,
                replaces=coding,
                release=newest_release(deed.cursor, project),
                **{"pass": old.in_pass},
            )
        ]

    def made() -> Keys:
        with project.cursor() as cursor:
            cursor.execute("SELECT id FROM coding WHERE replaces = %s", [coding])
            row = cursor.fetchone()
        return [as_key(row[0]) if row else coding]

    return once(project, by, "move coding", act_id, write, made)[0]


def remove_coding(
    project: Project, coding: uuid.UUID, *, by: uuid.UUID, act_id: uuid.UUID | None = None
) -> None:
    """Take one's own coding away; it can be brought back."""
    remove_codings(project, [coding], by=by, act_id=act_id)


def remove_codings(
    project: Project,
    codings: Iterable[uuid.UUID],
    *,
    by: uuid.UUID,
    act_id: uuid.UUID | None = None,
) -> None:
    """Take several of one's own codings away as one act."""

    def write(deed: Deed) -> Keys:
        for coding in dict.fromkeys(codings):
            old = _own_coding(deed.cursor, coding, by, removed=True)
            check_open(deed.cursor, old.in_pass, by, [old.source])
            deed.remove("coding", coding)
        return []

    once(project, by, "remove coding", act_id, write)


class _Own(NamedTuple):
    passage: uuid.UUID
    code: uuid.UUID
    in_pass: uuid.UUID
    text: uuid.UUID
    source: uuid.UUID


def _own_coding(cursor: Any, coding: uuid.UUID, by: uuid.UUID, removed: bool = False) -> _Own:
    """A coding of this coder. To everybody else it is not there, whether or not it is."""
    cursor.execute(
        "SELECT c.passage, c.code, c.pass, p.text, t.source FROM coding c "
        "JOIN passage p ON p.id = c.passage JOIN text t ON t.id = p.text "
        f"WHERE c.id = %s AND c.coder = %s{'' if removed else ' AND c.alive'}",
        [coding, by],
    )
    row = cursor.fetchone()
    if row is None:
        raise Refused("You have no such coding; it was taken away, or is somebody else's.")
    return _Own(*map(as_key, row))


def place_passages(deed: Deed, spans: Iterable[Span]) -> tuple[Keys, Keys]:
    """Passages at the spans, added where they are new, and the sources that they are of."""
    passages, sources = dict[uuid.UUID, None](), dict[uuid.UUID, None]()
    for span in spans:
        wide, quote, source = _widened(deed.cursor, span)
        _check_not_erased(deed.cursor, wide)
        key = passage_id(*wide)
        passages[key] = sources[source] = None
        deed.cursor.execute("SELECT 1 FROM passage WHERE id = %s", [key])
        if deed.cursor.fetchone() is None:
            deed.add("passage", key, **wide._asdict(), quote=quote)
    return list(passages), list(sources)


def _widened(cursor: Any, span: Span) -> tuple[Span, str, uuid.UUID]:
    """The span widened to whole letters, its words, and its source."""
    cursor.execute(
        "SELECT t.words, t.source FROM text t JOIN source s ON s.id = t.source "
        "WHERE t.id = %s AND t.alive AND s.alive",
        [span.text],
    )
    row = cursor.fetchone()
    if row is None:
        raise Refused("This source is not there, or was removed; choose one from the list.")
    start, end = snapped(row[0], span.start, span.end)
    return Span(span.text, start, end), row[0][start:end], as_key(row[1])


def _check_not_erased(cursor: Any, span: Span) -> None:
    cursor.execute(
        'SELECT 1 FROM erased WHERE row = %s AND start < %s AND "end" > %s',
        [span.text, span.end, span.start],
    )
    if cursor.fetchone():
        raise Refused("Words here were erased; choose words beside them.")


def _there(
    cursor: Any,
    passages: Sequence[uuid.UUID],
    in_pass: uuid.UUID | None,
    by: uuid.UUID,
    removed: bool = False,
) -> dict[tuple[uuid.UUID, uuid.UUID], uuid.UUID]:
    """What a coder has on passages in a pass: (passage, code) → coding; None: in any pass."""
    found = {}
    for part in fold.chunks(passages):
        cursor.execute(
            "SELECT passage, code, id, pass FROM coding "
            f"WHERE passage IN ({fold.marks(part)}) AND coder = %s"
            f"{'' if removed else ' AND alive'} ORDER BY id",
            [*part, by],
        )
        for passage, code, key, one in cursor.fetchall():
            if in_pass is None or as_id(one) == in_pass:
                found[as_key(passage), as_key(code)] = as_key(key)
    return found


def newest_release(cursor: Any, project: Project) -> int | None:
    """The number of the newest release of the codebook, None before the first."""
    cursor.execute(
        "SELECT max(number) FROM release WHERE project = %s AND kind = '' AND alive", [project.id]
    )
    number = cursor.fetchone()[0]
    return None if number is None else int(number)
