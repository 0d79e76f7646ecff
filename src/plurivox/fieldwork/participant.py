"""A person who spoke, as a table of participants gives them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Participant:
    """One person; `id` is unique within `site`. Empty words mean: the table does not say.

    `setting` is kept in the words of the table. `attributes`: every other column that has words
    for this person, as (heading as written, words), in the order of the table.
    """

    line: int
    id: str
    site: str = ""
    setting: str = ""
    session: str = ""
    role: str = ""
    gender: str = ""
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What tells this person from all others of the project."""
        return self.site, self.id
