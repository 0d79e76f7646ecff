"""What is written while looking across: summaries of cells, the map of influences, readings."""

from __future__ import annotations

from django.db import models

from ..keys import IdField
from .row import Living, ref, words


class CellSummary(Living):
    """What somebody wrote of a cell of the matrix: a theme, code or finding × a value.

    attribute: site, setting, role, gender, source, or the name of a free attribute. basis: the keys
    of the passages that were in the cell when it was written, as hex with spaces between.
    """

    about_table = models.TextField()
    about_row = IdField()
    attribute = models.TextField()
    value = words()
    basis = words()
    words = words()

    class Meta:
        db_table = "cell_summary"
        indexes = (models.Index(fields=["about_row"], name="cell_about"),)


class Checked(Living):
    """What the references in a narrative printed when somebody last read it; `printed` is JSON."""

    about_table = models.TextField()
    about_row = IdField()
    printed = words()

    class Meta:
        db_table = "checked"
        indexes = (models.Index(fields=["about_row"], name="checked_about"),)


class Influence(Living):
    """A link of the map: what a theme or finding does to another, and who claims it.

    polarity: more, less or unclear. claim: participant, analyst, literature or hypothesis.
    """

    from_table = words()
    from_row = IdField(null=True)
    to_table = words()
    to_row = IdField(null=True)
    polarity = words()
    claim = words()
    note = words()

    class Meta:
        db_table = "influence"


class InfluencePassage(Living):
    """A passage that a link of the map rests on."""

    influence = ref("Influence", "influence")
    passage = ref("Passage", "passage")

    class Meta:
        db_table = "influence_passage"


class Reading(Living):
    """Somebody read a source through. `day`: ISO date."""

    source = ref("Source", "source")
    person = ref("Person", "person")
    day = words()

    class Meta:
        db_table = "reading"
