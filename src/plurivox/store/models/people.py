"""The project and the people who work on it."""

from __future__ import annotations

from django.db import models

from ..keys import IdField, new_id
from .row import Living, ref, words


class Project(models.Model):
    """One piece of work. begun: milliseconds since 1970, UTC. slug: its name in a shared base.

    approach: agreement (by default) or reflexive, where coders are not measured against each other.
    stance: how the study reads what was said, in its own words. without_counts: no table of themes
    shows a number. argument: the line of argument of a synthesis.
    """

    id = IdField(primary_key=True, default=new_id)
    slug = models.TextField()
    begun = models.BigIntegerField()
    title = words()
    invented = models.BooleanField(default=False)
    label_pattern = words()
    approach = words()
    stance = words()
    without_counts = models.BooleanField(default=False)
    argument = words()
    alive = models.BooleanField(default=False)  # until a version says so

    class Meta:
        db_table = "project"


class Person(Living):
    """Somebody who works on the project (never a participant)."""

    name = words()
    role = words()

    class Meta:
        db_table = "person"


class Pin(models.Model):
    """What a person types when they choose their name. Local: never merged, never exported."""

    person = ref("Person", "person", primary_key=True)
    hash = models.TextField()

    class Meta:
        db_table = "pin"
