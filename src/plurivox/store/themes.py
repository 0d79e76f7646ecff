"""Load and save themes, and quotations that belong to them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from plurivox.coding.code_path import CodeNames, CodePath
from plurivox.evidence.problem import Problem, Refused
from plurivox.evidence.quotation import Quotation
from plurivox.themes.entry import ThemeEntry

from .acts import Deed
from .codebook import Codebook
from .fieldwork import Places
from .hanging import hung
from .keys import member_id, passage_id
from .models import Theme, ThemeCode, ThemePassage
from .project import Project


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme with the codes and the single passages that belong to it (keys)."""

    id: uuid.UUID
    path: CodePath
    shown: str
    number: str
    definition: str
    boundaries: str
    narrative: str
    codes: tuple[uuid.UUID, ...]
    passages: tuple[uuid.UUID, ...]
    parent: uuid.UUID | None = None

    @property
    def name(self) -> str:
        return self.path[-1]


def load_themes(project: Project) -> list[ThemeView]:
    """The themes as a tree in order: each after its parent, by position, then by name."""
    rows = {
        t.id: t for t in Theme.objects.using(project.alias).filter(project=project.id, alive=True)
    }
    paths = {key: _path(rows, key) for key in rows}
    names = CodeNames(paths.values())
    codes, passages = (
        _members(project, ThemeCode, "code"),
        _members(project, ThemePassage, "passage"),
    )
    order = {paths[key]: (row.position, row.name.casefold()) for key, row in rows.items()}
    views = [
        ThemeView(
            key,
            paths[key],
            names.shown(paths[key]),
            row.number,
            row.definition,
            row.boundaries,
            row.narrative,
            tuple(codes.get(key, ())),
            tuple(passages.get(key, ())),
            row.parent_id if row.parent_id in rows else None,
        )
        for key, row in rows.items()
    ]
    return sorted(views, key=lambda v: [order[v.path[:n]] for n in range(1, len(v.path) + 1)])


def _path(rows: dict[uuid.UUID, Theme], key: uuid.UUID) -> CodePath:
    path: CodePath = (rows[key].name,)
    seen = {key}
    at = rows[key].parent_id
    while at in rows and at not in seen:
        seen.add(at)
        path = (rows[at].name, *path)
        at = rows[at].parent_id
    return path


def _members(
    project: Project, model: type[ThemeCode] | type[ThemePassage], part: str
) -> dict[uuid.UUID, list[uuid.UUID]]:
    found: dict[uuid.UUID, list[uuid.UUID]] = {}
    rows = model.objects.using(project.alias).filter(project=project.id, alive=True)
    for theme, member in rows.order_by("id").values_list("theme_id", f"{part}_id"):
        found.setdefault(theme, []).append(member)
    return found


class ThemeBook:
    """Themes by the words that tables use, for an import that may add some."""

    def __init__(self, project: Project) -> None:
        themes = load_themes(project)
        self.ids = {view.path: view.id for view in themes}
        self.numbers = {view.number: view.id for view in themes if view.number}

    def find(self, words: str) -> uuid.UUID | None:
        """The theme that a name or path means, or None where it means none or several."""
        found = CodeNames(self.ids).find(words)
        return self.ids[found[0]] if len(found) == 1 else None

    def add(self, deed: Deed, path: CodePath, **values: Any) -> uuid.UUID:
        """A theme at a path; what is said of one that is there is changed."""
        if path in self.ids:
            said = {field: value for field, value in values.items() if value}
            deed.change("theme", self.ids[path], said)
            return self.ids[path]
        parent = self.add(deed, path[:-1]) if path[:-1] else None
        position = f"{len(self.ids):06d}"
        self.ids[path] = deed.add(
            "theme", name=path[-1], parent=parent, position=position, **values
        )
        return self.ids[path]


def save_themes(
    project: Project, deed: Deed, file: str, entries: Sequence[ThemeEntry]
) -> tuple[int, list[Problem]]:
    """Add themes with their codes. Returns how many, and what is wrong with the others."""
    book, codes = ThemeBook(project), Codebook(project)
    good, problems = hung("theme", file, entries, book.ids)
    count = 0
    for entry in good:
        try:
            members = [_code(codes, words) for words in entry.codes]
        except Refused as refused:
            problems.append(Problem(f"{file}, line {entry.line}: {refused}", file, entry.line))
            continue
        theme = book.add(
            deed,
            entry.path,
            definition=entry.definition,
            boundaries=entry.boundaries,
            narrative=entry.narrative,
            number=entry.number,
        )
        for code in members:
            deed.put("theme_code", member_id(theme, code), theme=theme, code=code)
        count += 1
    return count, problems


def _code(codes: Codebook, words: str) -> uuid.UUID:
    code = codes.find(words)
    if code is None:
        raise Refused(
            f"the codebook has no code “{words}”; import the codebook first or correct the name."
        )
    return code


def save_quotations(
    project: Project,
    deed: Deed,
    text: uuid.UUID,
    rows: Sequence[Quotation],
    spans: Sequence[tuple[int, int]],
    places: Places,
) -> None:
    """Put each quotation on its passage, tie it to who said it, and to its theme if it has one."""
    book = ThemeBook(project)
    for row, (start, end) in zip(rows, spans, strict=True):
        passage = passage_id(text, start, end)
        deed.add("passage", passage, text=text, start=start, end=end, quote=row.quote)
        person = places.participant(deed, places.site(deed, row.site), row.participant)
        deed.add("quotation", passage=passage, participant=person, number=row.id, label=row.label)
        if row.theme:
            theme = book.find(row.theme) or book.add(deed, (row.theme,), number=row.theme_no)
            deed.put("theme_passage", member_id(theme, passage), theme=theme, passage=passage)
