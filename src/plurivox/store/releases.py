"""Releases: numbered, frozen states of the codebook."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from plurivox.coding.release import FrozenBook, FrozenCode, labels
from plurivox.evidence.problem import Refused

from .acts import Deed
from .codebook import load_codes, load_read_as
from .coding_acts import newest_release
from .keys import as_key
from .once import Keys, once
from .project import Project


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """A release. `label`: its number, with a letter where merged copies made two of one number.

    at: milliseconds since 1970, UTC; by: who released it.
    """

    id: uuid.UUID
    number: int
    label: str
    note: str
    at: int
    by: uuid.UUID
    book: FrozenBook


def codebook_now(project: Project) -> FrozenBook:
    """The codebook as it stands, without proposals."""
    codes = (
        FrozenCode(
            code.id.hex,
            code.path,
            code.parent.hex if code.parent else None,
            code.short,
            code.full,
            code.use,
            code.not_for,
            code.origin,
            code.level,
            code.domain,
            code.color,
            code.status,
        )
        for code in load_codes(project)
    )
    merged = {key.hex: into.hex for key, into in load_read_as(project).items()}
    return FrozenBook(tuple(codes), dict(sorted(merged.items())))


def save_release(
    project: Project, note: str = "", *, by: uuid.UUID, act_id: uuid.UUID | None = None
) -> uuid.UUID:
    """Freeze the codebook as it stands, under the next number. Refused where it is empty."""

    def write(deed: Deed) -> Keys:
        book = codebook_now(project)
        if not book.codes:
            raise Refused("The codebook has no codes yet; there is nothing to release.")
        number = (newest_release(deed.cursor, project) or 0) + 1
        return [
            deed.add("release", kind="", number=number, content=book.written(), note=note.strip())
        ]

    return once(project, by, "release", act_id, write)[0]


def load_releases(project: Project) -> list[ReleaseView]:
    """All releases by number; of two of one number the one made first comes first."""
    with project.cursor() as cursor:
        cursor.execute(
            "SELECT r.id, r.number, r.note, r.content, a.at, a.by FROM release r "
            "JOIN version v ON v.row = r.id AND v.field = 'alive' "
            "AND NOT EXISTS (SELECT 1 FROM replaces p WHERE p.version = v.id) "
            "JOIN act a ON a.id = v.act WHERE r.project = %s AND r.kind = '' AND r.alive "
            "ORDER BY r.number, r.id",
            [project.id],
        )
        rows = cursor.fetchall()
    names = labels([row[1] for row in rows])
    return [
        ReleaseView(as_key(key), number, label, note, at, as_key(by), FrozenBook.read(content))
        for label, (key, number, note, content, at, by) in zip(names, rows, strict=True)
    ]


def load_release(project: Project, label: str) -> ReleaseView:
    """The release that is called so. Raises Refused, naming those there are."""
    releases = load_releases(project)
    for one in releases:
        if one.label == label.strip().lower():
            return one
    there = ", ".join(one.label for one in releases) or "none yet"
    raise Refused(f"There is no release {label}; there are: {there}.")
