"""Patterns built from codes and passages."""

from __future__ import annotations

from django.db import models

from .row import Living, ref, words


class Theme(Living):
    """A pattern in what was said. `number`: by which a paper's tables cite it, if they do."""

    name = words()
    number = words()
    parent = ref("Theme", "parent", null=True)
    definition = words()
    boundaries = words()
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


class Quotation(Living):
    """A passage that a paper or a person chose to quote. `number`: by which findings cite it."""

    passage = ref("Passage", "passage")
    participant = ref("Participant", "participant", null=True)
    number = words()
    label = words()

    class Meta:
        db_table = "quotation"
        indexes = (models.Index(fields=["passage"], name="quotation_passage"),)


class Finding(Living):
    """A statement under a theme. `setting`, `quantifier`: in the author's own words."""

    theme = ref("Theme", "theme", null=True)
    number = words()
    claim = words()
    polarity = words()
    level = words()
    setting = words()
    quantifier = words()
    narrative = words()
    position = words()

    class Meta:
        db_table = "finding"


class FindingPassage(Living):
    """A passage that speaks for or against a finding; `stance` is "for" or "against".

    quoted: it is printed with the finding, in the order of `position`.
    """

    finding = ref("Finding", "finding")
    passage = ref("Passage", "passage")
    stance = words()
    quoted = models.BooleanField(default=False)
    position = words()

    class Meta:
        db_table = "finding_passage"
        indexes = (models.Index(fields=["passage"], name="finding_passage_passage"),)
