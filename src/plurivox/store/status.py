"""How much there is: the counts that `status` and the home page show."""

from __future__ import annotations

import uuid

from .passes import load_passes
from .project import Project


def load_status(project: Project) -> dict[str, int]:
    """Counts of the project; codings of the analysis layer and of closed passes, all coders.

    In an open independent pass nothing is counted, nobody's: the number would betray a coder.
    """
    counts = {name: _count(project, table) for name, table in TABLES.items()}
    shown = [one.id for one in load_passes(project) if not one.is_blind]
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
    """Passages and codings that everybody may know of."""
    marks = ", ".join(["%s"] * len(passes)) or "NULL"
    visible = (
        "SELECT c.passage AS passage, c.id AS coding FROM coding c JOIN passage p ON p.id = "
        "c.passage JOIN text t ON t.id = p.text JOIN source s ON s.id = t.source "
        f"WHERE c.project = %s AND c.alive AND t.alive AND s.alive AND c.pass IN ({marks})"
    )
    with project.cursor() as cursor:
        cursor.execute(f"SELECT count(coding) FROM ({visible}) AS seen", [project.id, *passes])
        codings = int(cursor.fetchone()[0])
        cursor.execute(
            f"SELECT count(*) FROM (SELECT passage FROM ({visible}) AS seen UNION "
            "SELECT passage FROM theme_passage WHERE project = %s AND alive UNION "
            "SELECT passage FROM quotation WHERE project = %s AND alive) AS marked",
            [project.id, *passes, project.id, project.id],
        )
        return int(cursor.fetchone()[0]), codings
