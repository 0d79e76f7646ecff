"""Load and save the framework that a study starts from, and what stands beside its items."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plurivox.coding.code_path import CodePath
from plurivox.evidence.problem import Refused
from plurivox.fieldwork.framework_item import FrameworkItem as ItemRow
from plurivox.themes.analysis import Analysis

from .acts import Deed, act
from .analysis import load_gathered
from .codebook import Codebook, load_codes
from .keys import member_id
from .models import FrameworkItem, ItemLink
from .project import Project
from .themes import load_themes

LINKED = ("code", "theme")


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item with the keys of the codes and themes that stand beside it."""

    id: uuid.UUID
    kind: str
    number: str
    name: str
    definition: str
    codes: tuple[uuid.UUID, ...] = ()
    themes: tuple[uuid.UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What was found of an item. found: a theme stands beside it, or a code that has passages.

    codes, themes: (key, name, passages); suggested: themes of the same name that nobody has linked.
    """

    item: ItemView
    found: bool
    codes: tuple[tuple[uuid.UUID, str, int], ...]
    themes: tuple[tuple[uuid.UUID, str, int], ...]
    passages: tuple[uuid.UUID, ...]
    suggested: tuple[tuple[uuid.UUID, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """The framework beside the analysis; new: codes with passages and themes beside no item."""

    items: tuple[Beside, ...]
    new_codes: tuple[tuple[uuid.UUID, str, int], ...]
    new_themes: tuple[tuple[uuid.UUID, str, int], ...]

    def kinds(self) -> dict[str, list[Beside]]:
        """The items by kind, in their order."""
        found: dict[str, list[Beside]] = {}
        for one in self.items:
            found.setdefault(one.item.kind, []).append(one)
        return found


def item_id(project: Project, kind: str, number: str) -> uuid.UUID:
    """The key of an item: the same table imported in two copies makes the same items."""
    return uuid.uuid5(project.id, f"{kind} {number}")


def load_items(project: Project) -> list[ItemView]:
    """The items in the order of their table, with what stands beside each."""
    here = project.alias
    links: dict[uuid.UUID, dict[str, list[uuid.UUID]]] = {}
    for link in ItemLink.objects.using(here).filter(project=project.id, alive=True).order_by("id"):
        links.setdefault(link.item_id, {}).setdefault(link.about_table, []).append(link.about_row)
    rows = FrameworkItem.objects.using(here).filter(project=project.id, alive=True)
    return [
        ItemView(
            row.id,
            row.kind,
            row.number,
            row.name,
            row.definition,
            tuple(links.get(row.id, {}).get("code", ())),
            tuple(links.get(row.id, {}).get("theme", ())),
        )
        for row in rows.order_by("position", "id")
    ]


def save_items(
    project: Project, deed: Deed, rows: Iterable[ItemRow], codes_of: str | None = None
) -> tuple[int, int]:
    """Add items, or change those of the same kind and number; codes of one kind if wished.

    Returns how many items there are in the table, and how many codes were made. Raises Refused
    where codes are wished of a kind that the table does not have.
    """
    items = list(rows)
    kinds = dict.fromkeys(item.kind for item in items)
    if codes_of and codes_of not in kinds:
        known = ", ".join(kinds)
        raise Refused(f"There are no items of the kind “{codes_of}”; its kinds are: {known}.")
    for at, item in enumerate(items, 1):
        deed.add(
            "framework_item",
            item_id(project, item.kind, item.no),
            kind=item.kind,
            number=item.no,
            name=item.name,
            definition=item.definition,
            position=f"{at:06d}",
        )
    deed.flush()
    made = 0
    if codes_of:
        views = [
            ItemView(item_id(project, i.kind, i.no), i.kind, i.no, i.name, i.definition)
            for i in items
            if i.kind == codes_of
        ]
        made = make_codes(project, deed, views)
    return len(items), made


def make_codes(project: Project, deed: Deed, items: Sequence[ItemView]) -> int:
    """A deductive code of each item, under a code named after their kind; each is linked."""
    book, made = Codebook(project), 0
    for item in items:
        above: CodePath = (item.kind.replace("_", " "),)
        key = book.ids.get((*above, item.name))
        if key is None:
            origin = f"deductive: {item.kind} {item.number}"
            key = book.add(
                deed, (*above, item.name), short=item.definition, full=item.definition,
                origin=origin,
            )  # fmt: skip
            made += 1
        _put(deed, item.id, "code", key)
    return made


def save_codes_of(project: Project, kind: str, *, by: uuid.UUID) -> int:
    """Make the deductive codes of all items of a kind. Returns how many are new."""
    items = [one for one in load_items(project) if one.kind == kind]
    if not items:
        raise Refused(f"There are no items of the kind “{kind}”; load the page again.")
    with act(project, by, "make codes of a framework") as deed:
        return make_codes(project, deed, items)


def save_item_link(
    project: Project, item: uuid.UUID, about: tuple[str, uuid.UUID], *, by: uuid.UUID
) -> None:
    """Let a code or theme stand beside an item."""
    _check(project, item, about)
    with act(project, by, "link to the framework") as deed:
        _put(deed, item, *about)


def remove_item_link(
    project: Project, item: uuid.UUID, about: tuple[str, uuid.UUID], *, by: uuid.UUID
) -> None:
    """Take a code or theme away from an item; undo brings it back."""
    _check(project, item, about)
    with act(project, by, "unlink from the framework") as deed:
        deed.take_out("item_link", member_id(item, about[1]))


def _put(deed: Deed, item: uuid.UUID, table: str, row: uuid.UUID) -> None:
    deed.put("item_link", member_id(item, row), item=item, about_table=table, about_row=row)


def _check(project: Project, item: uuid.UUID, about: tuple[str, uuid.UUID]) -> None:
    rows = FrameworkItem.objects.using(project.alias).filter(project=project.id, alive=True)
    if not rows.filter(id=item).exists():
        raise Refused("This item is not in the framework any more; load the page again.")
    if about[0] not in LINKED:
        raise Refused("Codes and themes stand beside items of a framework.")
    there = load_codes(project) if about[0] == "code" else load_themes(project)
    if about[1] not in {one.id for one in there}:
        raise Refused(f"This {about[0]} is not there any more; load the page again.")


def load_compared(project: Project, analysis: Analysis) -> Compared:
    """The codes and themes beside the items: what was found, what was not, what is new."""
    codes = {one.id: one for one in load_gathered(project, "code", analysis)}
    themes = {one.id: one for one in load_gathered(project, "theme", analysis)}
    items = load_items(project)
    linked = {key for item in items for key in (*item.codes, *item.themes)}
    by_name = {one.name.casefold(): one for one in themes.values()}

    def row(key: uuid.UUID) -> tuple[uuid.UUID, str, int]:
        one = codes.get(key) or themes[key]
        return key, one.name, len(one.passages)

    found = []
    for item in items:
        own = [codes[key] for key in item.codes if key in codes]
        patterns = [themes[key] for key in item.themes if key in themes]
        held = analysis.in_order(key for one in (*own, *patterns) for key in one.passages)
        same = by_name.get(item.name.casefold())
        found.append(
            Beside(
                item,
                bool(patterns or held),
                tuple(row(one.id) for one in own),
                tuple(row(one.id) for one in patterns),
                held,
                ((same.id, same.name),) if same and same.id not in item.themes else (),
            )
        )
    return Compared(
        tuple(found),
        tuple(row(key) for key, one in codes.items() if key not in linked and one.passages),
        tuple(row(key) for key in themes if key not in linked),
    )
