"""Memos as the reading page gets them: about a coding, a code, the source, or one's own part."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from plurivox.access.visibility import Layers
from plurivox.store.memos import About, MemoView, load_memos
from plurivox.store.project import Project

from .short_keys import short_key

NOTE = "note"  # on the page: what somebody notes of themselves while coding
NOTES = ("pass", "project")


def note_about(project: Project, in_pass: uuid.UUID | None) -> About:
    """The row that a reflexive note is about."""
    return ("pass", in_pass) if in_pass else ("project", project.id)


def load_notes(project: Project, layers: Layers, in_pass: uuid.UUID | None) -> list[MemoView]:
    """The reflexive notes of a pass, and those that were written outside of any."""
    about: list[About] = [("project", project.id)]
    if in_pass:
        about.append(("pass", in_pass))
    return load_memos(project, layers=layers, about=about)


def memo_rows(
    memos: Iterable[MemoView], who: Mapping[uuid.UUID, int], source: uuid.UUID
) -> list[dict[str, Any]]:
    """One row a memo; `who`: coders by their number on the page.

    A note is filed under the source that is open, so that the page finds it.
    """
    return [
        {
            "id": memo.id.hex,
            "about": NOTE if memo.about[0] in NOTES else memo.about[0],
            "row": source.hex if memo.about[0] in NOTES else _row_key(memo.about),
            "whose": who[memo.coder],
            "words": memo.words,
            "at": memo.at,
        }
        for memo in memos
        if memo.coder in who
    ]


def _row_key(about: About) -> str:
    """Codings are named by their short keys on the page, everything else as usual."""
    return short_key(about[1]) if about[0] == "coding" else about[1].hex
