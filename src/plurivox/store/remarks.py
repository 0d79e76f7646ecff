"""What people say to each other about the words on which coders of a pass differ."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from plurivox.evidence.problem import Refused

from .acts import act
from .keys import as_key, passage_id
from .layers import check_comparable
from .passes import load_pass
from .people import load_people
from .project import Project
from .settlements import Place

MOST = 500  # passages asked for in one query


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing said. at: milliseconds since 1970, UTC; own: whether by whoever asks."""

    id: uuid.UUID
    who: str
    words: str
    at: int
    own: bool


def save_remark(
    project: Project, name: str, place: Place, words: str, *, by: uuid.UUID
) -> uuid.UUID:
    """Say something about a place where the coders of a pass differ; everybody may read it.

    It is a memo on those words, so that erasing the words erases it. Raises Refused where the pass
    cannot be compared yet, or where nothing is said.
    """
    check_comparable(load_pass(project, name))
    if not words.strip():
        raise Refused("The remark has no words yet.")
    key = passage_id(place.text, place.start, place.end)
    span = {"text": place.text, "start": place.start, "end": place.end}
    with act(project, by, "remark") as deed:
        deed.cursor.execute("SELECT words FROM text WHERE id = %s", [place.text])
        quote = deed.cursor.fetchone()[0][place.start : place.end]
        deed.add("passage", key, **span, quote=quote)
        deed.flush()
        return deed.add("memo", about_table="passage", about_row=key, words=words.strip(), coder=by)


def load_remarks(
    project: Project, places: Iterable[Place], *, person: uuid.UUID
) -> dict[Place, list[Remark]]:
    """What was said about some places, oldest first; a memo of an open pass is never among it."""
    by_passage: dict[uuid.UUID, list[Place]] = {}
    for place in places:
        by_passage.setdefault(passage_id(place.text, place.start, place.end), []).append(place)
    names = {one.id: one.name for one in load_people(project)}
    found: dict[Place, list[Remark]] = {}
    keys = list(by_passage)
    with project.cursor() as cursor:
        for at in range(0, len(keys), MOST):
            part = keys[at : at + MOST]
            marks = ", ".join(["%s"] * len(part))
            cursor.execute(
                "SELECT m.id, m.about_row, m.coder, m.words, (SELECT min(a.at) FROM version v "
                "JOIN act a ON a.id = v.act WHERE v.row = m.id AND v.field = 'alive') "
                "FROM memo m WHERE m.project = %s AND m.alive AND m.pass IS NULL "
                f"AND m.about_table = 'passage' AND m.about_row IN ({marks}) "
                "ORDER BY m.id",
                [project.id, *part],
            )
            for key, row, coder, words, moment in cursor.fetchall():
                who = as_key(coder)
                one = Remark(
                    as_key(key), names.get(who, "somebody"), words, moment or 0, who == person
                )
                for place in by_passage[as_key(row)]:
                    found.setdefault(place, []).append(one)
    return found
