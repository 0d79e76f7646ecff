"""Load and save what somebody wrote of a cell of the matrix, and whether it still holds."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from plurivox.evidence.problem import Refused

from .acts import act
from .models import CellSummary
from .project import Project

CellKey = tuple[uuid.UUID, str, str]  # row, attribute, value


@dataclass(frozen=True, slots=True)
class SummaryView:
    """A written summary. basis: the passages that were in the cell when it was written."""

    about: uuid.UUID
    kind: str
    attribute: str
    value: str
    words: str
    basis: frozenset[uuid.UUID]

    def stale(self, passages: Iterable[uuid.UUID]) -> str:
        """What has changed since, as words: “before 2 passages were added”; "" where nothing."""
        now = set(passages)
        added, gone = len(now - self.basis), len(self.basis - now)
        parts = [_changed(added, "added")] if added else []
        parts += [_changed(gone, "taken away")] if gone else []
        return f"before {' and '.join(parts)}" if parts else ""


def _changed(count: int, how: str) -> str:
    return f"1 passage was {how}" if count == 1 else f"{count} passages were {how}"


def summary_id(row: uuid.UUID, attribute: str, value: str) -> uuid.UUID:
    """The key of a cell's summary: two copies that write of a cell write the same."""
    return uuid.uuid5(row, f"{attribute}={value}")


def load_summaries(project: Project) -> dict[CellKey, SummaryView]:
    """All summaries of cells, by row, attribute and value."""
    rows = CellSummary.objects.using(project.alias).filter(project=project.id, alive=True)
    return {
        (row.about_row, row.attribute, row.value): SummaryView(
            row.about_row,
            row.about_table,
            row.attribute,
            row.value,
            row.words,
            frozenset(uuid.UUID(word) for word in row.basis.split()),
        )
        for row in rows.order_by("id")
        if row.words
    }


def save_summary(
    project: Project,
    about: tuple[str, uuid.UUID],
    where: tuple[str, str],
    words: str,
    passages: Iterable[uuid.UUID],
    *,
    by: uuid.UUID,
) -> None:
    """Write of a cell; empty words take the summary away.

    about: ("theme", "code" or "finding", its key); where: attribute and value; passages: what is in
    the cell now, to tell later whether that has changed.
    """
    table, row = about
    if table not in ("theme", "code", "finding"):
        raise Refused(f"A summary is written of a theme, code or finding, not of a {table}.")
    attribute, value = where
    key = summary_id(row, attribute, value)
    basis = " ".join(sorted(one.hex for one in passages))
    with act(project, by, "write of a cell") as deed:
        deed.put(
            "cell_summary",
            key,
            about_table=table,
            about_row=row,
            attribute=attribute,
            value=value,
            words=words.strip(),
            basis=basis,
        )
