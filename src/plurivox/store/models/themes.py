"""Patterns built from codes and passages."""

from __future__ import annotations

from .row import Living, ref, words


class Theme(Living):
    """A pattern in what was said."""

    name = words()
    parent = ref("Theme", "parent", null=True)
    definition = words()
    narrative = words()
    position = words()

    class Meta:
        db_table = "theme"


class ThemeCode(Living):
    """A code that belongs to a theme."""

    theme = ref("Theme", "theme")
    code = ref("Code", "code")

    class Meta:
        db_table = "theme_code"


class ThemePassage(Living):
    """A passage that belongs to a theme by itself."""

    theme = ref("Theme", "theme")
    passage = ref("Passage", "passage")

    class Meta:
        db_table = "theme_passage"
