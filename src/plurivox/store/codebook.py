"""Load and save codes: the tree, and each code's definition."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from plurivox.coding.code_entry import CodeEntry
from plurivox.coding.code_path import CodeNames, CodePath
from plurivox.evidence.problem import Refused

from .acts import Deed, act
from .models import Code
from .project import Project

IMPORTED = "imported"  # the group under which unknown codes of an import are made


@dataclass(frozen=True, slots=True)
class CodeView:
    """A code of the codebook. `shown` is its name, or its path where the name is not unique."""

    id: uuid.UUID
    path: CodePath
    shown: str
    parent: uuid.UUID | None
    short: str
    full: str
    use: str
    not_for: str
    origin: str
    level: str
    domain: str
    color: str
    status: str

    @property
    def name(self) -> str:
        return self.path[-1]


def load_codes(project: Project) -> list[CodeView]:
    """The codebook as a tree in order: each code after its parent, by position, then by name.

    Proposals (codes that a coder made in a pass) are not among them.
    """
    rows = Code.objects.using(project.alias).filter(
        project=project.id, alive=True, in_pass__isnull=True
    )
    by_id = {row.id: row for row in rows}
    paths = _paths({row.id: (row.parent_id, row.name) for row in by_id.values()})
    names = CodeNames(paths.values())
    views = [_view(row, paths[row.id], names) for row in by_id.values()]
    order = {key: (row.position, row.name.casefold()) for key, row in by_id.items()}
    chain = {v.path: order[v.id] for v in views}
    return sorted(
        views,
        key=lambda v: [chain[v.path[:n]] + (v.path[n - 1],) for n in range(1, len(v.path) + 1)],
    )


def _view(row: Code, path: CodePath, names: CodeNames) -> CodeView:
    return CodeView(
        row.id,
        path,
        names.shown(path),
        row.parent_id,
        row.short,
        row.full,
        row.use,
        row.not_for,
        row.origin,
        row.level,
        row.domain,
        row.color,
        row.status,
    )


def _paths(
    parents: Mapping[uuid.UUID, tuple[uuid.UUID | None, str]],
) -> dict[uuid.UUID, CodePath]:
    """From the root to each code; one whose parent is gone, or is below itself, is at the root."""
    paths: dict[uuid.UUID, CodePath] = {}
    for key, (_, own) in parents.items():
        path: CodePath = (own,)
        seen, at = {key}, parents[key][0]
        while at is not None and at in parents and at not in seen:
            seen.add(at)
            path = (parents[at][1], *path)
            at = parents[at][0]
        paths[key] = path
    return paths


class Codebook:
    """Codes by the words that tables use, for an import that may add some."""

    def __init__(self, project: Project) -> None:
        self.ids = {view.path: view.id for view in load_codes(project)}
        self._names = CodeNames(self.ids)

    def find(self, words: str) -> uuid.UUID | None:
        """The code that a name or path means, or None. Raises Refused where it means several."""
        found = self._names.find(words)
        if len(found) > 1:
            raise Refused(
                f"“{words}” is the name of several codes; write the path, such as "
                f"“{self._names.shown(found[0])}”."
            )
        return self.ids[found[0]] if found else None

    def add(self, deed: Deed, path: CodePath, **values: Any) -> uuid.UUID:
        """A new code at a path; groups above it are made where they are not there."""
        if path in self.ids:
            return self.ids[path]
        parent = self.add(deed, path[:-1], origin=values.get("origin", "")) if path[:-1] else None
        number = sum(1 for known in self.ids if known[:-1] == path[:-1])
        key = deed.add("code", name=path[-1], parent=parent, position=f"{number:06d}", **values)
        self.ids[path] = key
        self._names = CodeNames(self.ids)
        return key


def save_codebook(project: Project, deed: Deed, entries: Iterable[CodeEntry]) -> tuple[int, int]:
    """Add codes, or change those at the same path. Returns how many were added and changed."""
    book = Codebook(project)
    added = changed = 0
    for entry in entries:
        values = _values(entry)
        if entry.path in book.ids:
            said = {field: value for field, value in values.items() if value}
            deed.change("code", book.ids[entry.path], said)
            changed += 1
        else:
            book.add(deed, entry.path, **values)
            added += 1
    return added, changed


def _values(entry: CodeEntry) -> dict[str, Any]:
    return {
        "short": entry.short,
        "full": entry.full,
        "use": entry.use_when,
        "not": entry.not_when,
        "origin": entry.origin,
        "level": entry.level,
        "domain": entry.domain,
        "color": entry.color,
        "status": entry.status,
    }


def save_code(project: Project, path: CodePath, *, by: uuid.UUID, **values: Any) -> uuid.UUID:
    """A new code of the codebook. Raises Refused where there is one at that path."""
    book = Codebook(project)
    if path in book.ids:
        raise Refused(f"There is a code “{path[-1]}” in this place already; choose another name.")
    with act(project, by, "new code") as deed:
        return book.add(deed, path, **values)
