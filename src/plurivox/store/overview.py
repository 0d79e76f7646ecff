"""What the frame and the home page ask of a project: its title, which stages hold something."""

from __future__ import annotations

from dataclasses import dataclass

from .project import Project


@dataclass(frozen=True, slots=True)
class About:
    """The project in a line. `begun`: milliseconds since 1970, UTC. approach: of APPROACHES."""

    title: str
    invented: bool
    begun: int
    approach: str = "agreement"
    without_counts: bool = False

    @property
    def reflexive(self) -> bool:
        """Whether coders are not measured against each other, so that no page offers it."""
        return self.approach == "reflexive"


def load_about(project: Project) -> About:
    """Title, whether all of it is invented, when it was begun, and the study's approach."""
    with project.cursor() as cursor:
        cursor.execute(
            "SELECT title, invented, begun, approach, without_counts FROM project WHERE id = %s",
            [project.id],
        )
        title, invented, begun, approach, bare = cursor.fetchone()
    return About(title, bool(invented), begun, approach or "agreement", bool(bare))


# Private proposals are no part of the codebook; a pass by itself says only that there is one.
HOLDS = {
    "fieldwork": ("site", "session", "participant"),
    "transcripts": ("source",),
    "review": ("study",),
    "coding": ("code", "pass"),
    "themes": ("theme",),
    "synthesis": ("study",),
    "reports": ("source",),
}


def load_filled(project: Project) -> frozenset[str]:
    """The stages with something in them."""
    asked = [(stage, table) for stage, tables in HOLDS.items() for table in tables]
    with project.cursor() as cursor:
        cursor.execute(
            "SELECT " + ", ".join(_exists(table) for _, table in asked),
            [project.id] * len(asked),
        )
        found = cursor.fetchone()
    return frozenset(stage for (stage, _), there in zip(asked, found, strict=True) if there)


def _exists(table: str) -> str:
    private = " AND pass IS NULL" if table == "code" else ""
    return f'EXISTS (SELECT 1 FROM "{table}" WHERE project = %s AND alive{private})'
