"""The note with which the comparison of a pass ends: what was agreed, and by whom."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from plurivox.coding.passes import CodingPass
from plurivox.evidence.problem import Refused

from .acts import act
from .project import Project

AGREED = "Agreed by: "


@dataclass(frozen=True, slots=True)
class ClosingNote:
    """words: what was noted; agreed: the names of those who agreed to it."""

    words: str = ""
    agreed: tuple[str, ...] = ()


def load_closing_note(project: Project, one: CodingPass) -> ClosingNote:
    """The note of a pass; empty where none was written."""
    with project.cursor() as cursor:
        cursor.execute("SELECT note FROM pass WHERE id = %s", [one.id])
        note = str(cursor.fetchone()[0])
    words, found, names = note.rpartition(f"\n{AGREED}")
    if not found:
        return ClosingNote(note)
    return ClosingNote(words, tuple(names.removesuffix(".").split("; ")))


def save_closing_note(
    project: Project, one: CodingPass, words: str, agreed: Sequence[str], *, by: uuid.UUID
) -> None:
    """Write the note, or write it anew. Raises Refused while the pass is open, or without words."""
    if one.is_blind:
        raise Refused(f"The pass “{one.name}” is open; its note is written once it is closed.")
    words = "\n".join(line.rstrip() for line in words.strip().splitlines())
    if not words:
        raise Refused("The note has no words yet; say what was agreed.")
    note = f"{words}\n{AGREED}{'; '.join(agreed)}." if agreed else words
    with act(project, by, "closing note") as deed:
        deed.set("pass", one.id, "note", note)
