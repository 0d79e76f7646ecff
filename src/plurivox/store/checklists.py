"""Load and save what people write under the items of a reporting checklist."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from plurivox.evidence.problem import Refused

from .acts import act
from .models import ChecklistItem
from .project import Project

CHECKLISTS = ("entreq", "emerge")
STATES = ("", "reported", "not applicable")


@dataclass(frozen=True, slots=True)
class ItemWords:
    """What a person wrote under an item. state: one of STATES, "" where it is left open."""

    state: str
    words: str


def load_checklist(project: Project, checklist: str) -> dict[int, ItemWords]:
    """By the number of the item, what was written."""
    rows = ChecklistItem.objects.using(project.alias).filter(
        project=project.id, checklist=checklist, alive=True
    )
    return {one.number: ItemWords(one.state, one.words) for one in rows.order_by("id")}


def save_checklist_item(
    project: Project, checklist: str, number: int, state: str, words: str, *, by: uuid.UUID
) -> None:
    """Write under an item, in place of what stood there."""
    if checklist not in CHECKLISTS:
        raise Refused(f"“{checklist}” is no checklist; these are: {', '.join(CHECKLISTS)}.")
    if state not in STATES:
        raise Refused(f"“{state}” is no state of an item; it is reported or not applicable.")
    key = uuid.uuid5(project.id, f"{checklist} {number}")
    with act(project, by, "write in a checklist") as deed:
        deed.put(
            "checklist_item",
            key,
            checklist=checklist,
            number=number,
            state=state,
            words=words.strip(),
        )
