"""Load and save codes: the tree, and each code's definition."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from plurivox.access.visibility import Layers
from plurivox.coding.code_entry import CodeEntry
from plurivox.coding.code_path import CodeNames, CodePath
from plurivox.coding.read_as import read_as
from plurivox.evidence.problem import Refused
from plurivox.evidence.tree import hang

from .acts import Deed, act
from .fold import chunks, marks
from .keys import as_id, as_key
from .project import Project

IMPORTED = "imported"  # the group under which unknown codes of an import are made


@dataclass(frozen=True, slots=True)
class CodeView:
    """A code of the codebook. `shown` is its name, or its path where the name is not unique.

    in_pass, coder: of a proposal that nobody has decided on yet; None for a code of the codebook.
    reason: why it was last renamed, moved, merged into, split or retired. study, order, voice,
    credibility: of a construct.
    """

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
    position: str = ""
    reason: str = ""
    in_pass: uuid.UUID | None = None
    coder: uuid.UUID | None = None
    study: uuid.UUID | None = None
    order: str = ""
    voice: str = ""
    credibility: str = ""

    @property
    def name(self) -> str:
        return self.path[-1]

    @property
    def is_proposal(self) -> bool:
        """Whether only its layer knows it."""
        return self.in_pass is not None


def load_codes(project: Project, *, layers: Layers = frozenset()) -> list[CodeView]:
    """The codebook as a tree in order: each code after its parent, by position, then by name.

    Proposals that were accepted are among its codes. Of the others, those of the layers that are
    handed in are, and without layers none. A code that was merged into another is not there; one
    that was taken back while somebody used it is, as retired, for those who meet its codings.
    """
    rows = _rows(project, layers)
    gone = load_read_as(project)
    parents = {
        key: gone.get(row.parent, row.parent) if row.parent else None
        for key, row in sorted(rows.items(), key=_in_order)
        if key not in gone
    }
    order, _ = hang(parents)
    paths: dict[uuid.UUID, CodePath] = {}
    above: list[uuid.UUID] = []
    hung: dict[uuid.UUID, uuid.UUID | None] = {}
    for key, depth in order:
        del above[depth:]
        hung[key] = above[-1] if above else None
        paths[key] = (*(rows[one].name for one in above), rows[key].name)
        above.append(key)
    names = CodeNames(paths.values())
    return [_view(rows[key], paths[key], names.shown(paths[key]), hung[key]) for key, _ in order]


class _Row(NamedTuple):
    """A living code as its table holds it; `decision`: on a proposal, empty before there is one."""

    id: uuid.UUID
    name: str
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
    position: str
    reason: str
    in_pass: uuid.UUID | None
    coder: uuid.UUID | None
    study: uuid.UUID | None
    order: str
    voice: str
    credibility: str
    decision: str | None


_IDS = (0, 2, 14, 15, 16)  # places of the keys in such a row


def _rows(project: Project, layers: Layers) -> dict[uuid.UUID, _Row]:
    """The codes of the codebook and the proposals of some layers."""
    with project.cursor() as cursor:
        cursor.execute(
            'SELECT id, name, parent, short, "full", use, "not", origin, level, domain, color, '
            'status, position, reason, pass, coder, study, "order", voice, credibility, '
            "(SELECT max(d.decision) FROM proposal d WHERE d.code = code.id AND d.alive), alive "
            "FROM code WHERE project = %s",
            [project.id],
        )
        found = cursor.fetchall()
        gone = [as_key(values[0]) for values in found if not values[-1]]
        used = _used(cursor, gone, layers)
    rows: dict[uuid.UUID, _Row] = {}
    for *values, alive in found:
        row = _Row._make(as_id(v) if at in _IDS else v for at, v in enumerate(values))
        mine = not row.decision and (row.in_pass, row.coder) in layers
        if row.in_pass is None or row.decision == "accept" or mine:
            if alive:
                rows[row.id] = row
            elif row.id in used:
                rows[row.id] = row._replace(status="retired")
    return rows


def _used(cursor: Any, codes: Sequence[uuid.UUID], layers: Layers) -> set[uuid.UUID]:
    """Which of these codes stand under codings of these layers, or of passes that are not blind."""
    used = set()
    for part in chunks(codes):
        cursor.execute(
            "SELECT DISTINCT c.code, c.pass, c.coder, p.kind = 'independent' AND p.state = 'open' "
            "FROM coding c JOIN pass p ON p.id = c.pass "
            f"WHERE c.code IN ({marks(part)}) AND c.alive",
            part,
        )
        for code, one, coder, blind in cursor.fetchall():
            if not blind or (as_id(one), as_id(coder)) in layers:
                used.add(as_key(code))
    return used


def _in_order(item: tuple[uuid.UUID, _Row]) -> tuple[str, str, uuid.UUID]:
    return item[1].position, item[1].name.casefold(), item[0]


def _view(row: _Row, path: CodePath, shown: str, parent: uuid.UUID | None) -> CodeView:
    whose = (None, None) if row.decision else (row.in_pass, row.coder)
    return CodeView(
        row.id,
        path,
        shown,
        parent,
        *row[3:14],
        *whose,
        study=row.study,
        order=row.order,
        voice=row.voice,
        credibility=row.credibility,
    )


def load_read_as(project: Project) -> dict[uuid.UUID, uuid.UUID]:
    """Each code that was merged into another, or mapped to one → the code that it is read as.

    No coding changes when codes are merged: this is applied when reading.
    """
    with project.cursor() as cursor:
        cursor.execute(
            "SELECT c.id, c.merged_into, i.alive FROM code c JOIN code i ON i.id = c.merged_into "
            'WHERE c.project = %s UNION ALL SELECT d.code, d."to", i.alive FROM proposal d '
            'JOIN code i ON i.id = d."to" WHERE d.project = %s AND d.alive AND d.decision = %s',
            [project.id, project.id, "map"],
        )
        found = cursor.fetchall()
    into = {as_key(key): as_key(other) for key, other, _ in found}
    return read_as(into, {as_key(other) for _, other, alive in found if alive})


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
