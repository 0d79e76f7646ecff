"""How much there is: the counts that `status` and the home page show."""

from __future__ import annotations

import uuid

from .passes import load_passes
from .project import NOBODY, Project


def load_status(project: Project) -> dict[str, int]:
    """Counts of the project; codings of the analysis layer and of closed passes, all coders.

    In an open independent pass nothing is counted, nobody's: the number would betray a coder.
    """
    counts = {name: _count(project, table) for name, table in TABLES.items()}
    shown = [one.id for one in load_passes(project, covering=NOBODY) if not one.is_blind]
    counts["turns"] = _turns(project)
    counts["passages"], counts["codings"] = _marked(project, shown)
    return {name: counts[name] for name in ORDER}


TABLES = {
    "sources": "source",
    "participants": "participant",
    "speakers": "speaker",
    "sites": "site",
    "sessions": "session",
    "codes": "code",
    "passes": "pass",
    "themes": "theme",
    "findings": "finding",
}
ORDER = (
    "sources",
    "turns",
    "participants",
    "speakers",
    "sites",
    "sessions",
    "passages",
    "codes",
    "codings",
    "passes",
    "themes",
    "findings",
)


def _count(project: Project, table: str) -> int:
    private = " AND pass IS NULL" if table == "code" else ""
    with project.cursor() as cursor:
        cursor.execute(
            f'SELECT count(*) FROM "{table}" WHERE project = %s AND alive{private}', [project.id]
        )
        return int(cursor.fetchone()[0])


def _turns(project: Project) -> int:
    """Turns of the latest text of each source: 24 bytes each."""
    with project.cursor() as cursor:
        cursor.execute(
            "SELECT sum(length(t.turns)) FROM text t JOIN source s ON s.id = t.source "
            "WHERE t.project = %s AND t.alive AND s.alive AND t.revision = "
            "(SELECT max(u.revision) FROM text u WHERE u.source = t.source AND u.alive)",
            [project.id],
        )
        return int(cursor.fetchone()[0] or 0) // 24


def _marked(project: Project, passes: list[uuid.UUID]) -> tuple[int, int]:
    """Passages and codings that everybody may know of.

    Passages of removed sources are few, so they are taken out; to look up the source of each coding
    takes four times as long.
    """
    marks = ", ".join(["%s"] * len(passes)) or "NULL"
    seen = (
        "SELECT passage FROM coding WHERE project = %s AND alive "
        f"AND pass IN ({marks}) AND passage NOT IN (SELECT p.id FROM source s "
        "JOIN text t ON t.source = s.id JOIN passage p ON p.text = t.id "
        "WHERE s.project = %s AND NOT (s.alive AND t.alive))"
    )
    values = [project.id, *passes, project.id]
    with project.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({seen}) AS seen", values)
        codings = int(cursor.fetchone()[0])
        cursor.execute(
            f"SELECT count(*) FROM ({seen} UNION "
            "SELECT passage FROM theme_passage WHERE project = %s AND alive UNION "
            "SELECT passage FROM quotation WHERE project = %s AND alive) AS marked",
            [*values, project.id, project.id],
        )
        return int(cursor.fetchone()[0]), codings
