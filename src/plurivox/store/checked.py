"""What the references of a narrative printed when somebody last read it."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable

from plurivox.themes.analysis import Analysis
from plurivox.themes.references import Evidence, Piece, changed, pieces

from .acts import Deed, act
from .analysis import load_gathered
from .models import Checked
from .project import Project

# "theme" or "finding" and its key; "project" and its key for the line of argument
About = tuple[str, uuid.UUID]


def load_evidence(project: Project, analysis: Analysis) -> Evidence:
    """What all references of a project are looked up in."""
    kinds = ("theme", "code", "finding")
    gathered = [one for kind in kinds for one in load_gathered(project, kind, analysis)]
    return Evidence.of(analysis, gathered)


def load_checked(project: Project) -> dict[uuid.UUID, dict[str, str]]:
    """By theme or finding: each reference, and what it printed when it was last read."""
    rows = Checked.objects.using(project.alias).filter(project=project.id, alive=True)
    return {row.about_row: json.loads(row.printed or "{}") for row in rows.order_by("id")}


def check_narrative(deed: Deed, about: About, found: Iterable[Piece]) -> None:
    """Write down what the references of a narrative print now: somebody has read it."""
    printed = {piece.written: piece.printed for piece in found if piece.kind in ("quote", "count")}
    table, row = about
    deed.put(
        "checked",
        uuid.uuid5(row, "checked"),
        about_table=table,
        about_row=row,
        printed=json.dumps(printed, ensure_ascii=False, sort_keys=True),
    )


def save_read_again(
    project: Project, about: About, narrative: str, analysis: Analysis, *, by: uuid.UUID
) -> None:
    """Somebody has read a narrative with what its references print now, and it still holds."""
    found = pieces(narrative, load_evidence(project, analysis))
    with act(project, by, "read a narrative again") as deed:
        check_narrative(deed, about, found)


def load_changed(
    project: Project, about: uuid.UUID, found: Iterable[Piece]
) -> list[tuple[Piece, str]]:
    """References of a narrative that print another thing than when somebody last read it."""
    return changed(found, load_checked(project).get(about, {}))
