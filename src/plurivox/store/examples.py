"""Examples: passages that show what a code means, linked to its definition."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass

from plurivox.access.visibility import Layers
from plurivox.evidence.problem import Refused

from .acts import Deed
from .codebook import load_codes, load_read_as
from .coding_acts import Span, place_passages
from .keys import as_id, as_key, member_id
from .once import Keys, once
from .own_layer import check_open, is_blind
from .passes import load_layers
from .project import Project


@dataclass(frozen=True, slots=True)
class ExampleView:
    """An example of a code; start, end: code points, end exclusive."""

    id: uuid.UUID
    code: uuid.UUID
    passage: uuid.UUID
    source: uuid.UUID
    name: str
    text: uuid.UUID
    start: int
    end: int
    quote: str


def save_example(
    project: Project,
    code: uuid.UUID,
    *,
    text: uuid.UUID,
    start: int,
    end: int,
    by: uuid.UUID,
    in_pass: uuid.UUID | None = None,
    act_id: uuid.UUID | None = None,
) -> uuid.UUID:
    """Link a passage to a code. From an open independent pass only its coder sees it."""

    def write(deed: Deed) -> Keys:
        _check_code(project, code, by)
        (passage,), (source,) = place_passages(deed, [Span(text, start, end)])
        key, whose = member_id(code, passage), {}
        if in_pass and is_blind(deed.cursor, in_pass):
            check_open(deed.cursor, in_pass, by, [source])
            key = member_id(member_id(key, in_pass), by)
            whose = {"pass": in_pass, "coder": by}
        deed.put("code_example", key, code=code, passage=passage, **whose)
        return [key]

    return once(project, by, "example", act_id, write)[0]


def _check_code(project: Project, code: uuid.UUID, by: uuid.UUID) -> None:
    if all(one.id != code for one in load_codes(project, layers=load_layers(project, by))):
        raise Refused("There is no such code; choose one from the list.")


def remove_example(
    project: Project, example: uuid.UUID, *, by: uuid.UUID, act_id: uuid.UUID | None = None
) -> None:
    """Take an example away; it can be brought back."""

    def write(deed: Deed) -> Keys:
        deed.cursor.execute(
            "SELECT pass, coder FROM code_example WHERE id = %s AND project = %s",
            [example, project.id],
        )
        row = deed.cursor.fetchone()
        if row is None or (row[0] is not None and as_id(row[1]) != by):
            raise Refused("There is no such example; it was taken away.")
        deed.remove("code_example", example)
        return []

    once(project, by, "remove example", act_id, write)


def load_examples(project: Project, *, layers: Layers) -> dict[uuid.UUID, list[ExampleView]]:
    """The examples of each code that somebody with these layers may see, by source and place."""
    with project.cursor() as cursor:
        cursor.execute(
            'SELECT e.id, e.code, p.id, s.id, s.name, p.text, p.start, p."end", p.quote, '
            "e.pass, e.coder FROM code_example e JOIN passage p ON p.id = e.passage "
            "JOIN text t ON t.id = p.text JOIN source s ON s.id = t.source "
            "WHERE e.project = %s AND e.alive AND t.alive AND s.alive "
            'ORDER BY s.name, p.start, p."end", e.id',
            [project.id],
        )
        rows = cursor.fetchall()
    gone = load_read_as(project)
    found: dict[uuid.UUID, list[ExampleView]] = defaultdict(list)
    for key, code, passage, source, name, text, start, end, quote, one, coder in rows:
        if one is not None and (as_id(one), as_id(coder)) not in layers:
            continue
        shown = gone.get(as_key(code), as_key(code))
        place = (as_key(passage), as_key(source), name, as_key(text), start, end, quote)
        found[shown].append(ExampleView(as_key(key), shown, *place))
    return dict(found)
