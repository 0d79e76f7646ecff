"""What a synthesis writes over the chain: relations, confidence, and what a checklist asks."""

from __future__ import annotations

from django.db import models

from ..keys import IdField
from .row import Living, ref, words


class Relation(Living):
    """How a study's construct stands to another study's: reciprocal, refutational, no equivalent.

    Without a construct of its own the study was looked through, and nothing was found.
    """

    construct = IdField(null=True)
    to_construct = IdField(null=True)
    study = IdField(null=True)
    kind = words()
    rationale = words()

    class Meta:
        db_table = "relation"


class Confidence(Living):
    """CERQual of a finding: of each component the level of concern and why; the whole by a person.

    basis: JSON of what it rested on when somebody last confirmed it.
    """

    finding = ref("Finding", "finding")
    methodological = words()
    methodological_why = words()
    coherence = words()
    coherence_why = words()
    adequacy = words()
    adequacy_why = words()
    relevance = words()
    relevance_why = words()
    overall = words()
    overall_why = words()
    basis = words()

    class Meta:
        db_table = "confidence"
        indexes = (models.Index(fields=["finding"], name="confidence_finding"),)


class ChecklistItem(Living):
    """What people wrote under an item of a reporting checklist (entreq, emerge)."""

    checklist = models.TextField()
    number = models.IntegerField()
    state = words()
    words = words()

    class Meta:
        db_table = "checklist_item"
