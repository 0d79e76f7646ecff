"""The keys of the reading page that no control shows, for the list that ? opens."""

from __future__ import annotations

KEYS = (
    ("J", "next turn"),
    ("K", "previous turn"),
    ("⇧↵", "choose the turn; in the popup: code, and one more code on the same words"),
    ("← →", "one word back, one on; with Alt one sentence"),
    ("⇧←→", "move the edge by a word; with Alt by a sentence"),
    ("⇧↑↓", "move the edge by a turn"),
    ("Alt+E", "move the other edge (outside the popup: E)"),
    ("↵", "code; on a passage whose edges were moved: keep them"),
    ("1–9", "one of the recent codes, while the field is empty"),
    ("Alt+V", "a new code named by the words (outside the popup: V)"),
    ("Del", "remove the coding of the chosen passage"),
    ("Alt+M", "memo on the chosen passage (outside the popup: M)"),
    ("L", "list of passages"),
    ("C", "codebook"),
    ("F", "find in this source"),
    ("U", "undo"),
    ("⇧U", "redo"),
    ("Esc", "leave"),
)
