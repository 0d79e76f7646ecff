"""Who did what and when, and every value that was ever set."""

from __future__ import annotations

from django.db import models

from ..keys import IdField, new_id
from .row import Row, ref


class Act(Row):
    """One deed of one person. `at`: milliseconds since 1970, UTC. `undoes`: the act taken back."""

    by = ref("Person", "by")
    verb = models.TextField()
    at = models.BigIntegerField()
    undoes = ref("Act", "undoes", null=True)

    class Meta:
        db_table = "act"
        indexes = (
            models.Index(fields=["project", "by", "at", "id"], name="act_by"),
            models.Index(
                fields=["undoes"], name="act_undoes", condition=models.Q(undoes__isnull=False)
            ),
        )


class Version(Row):
    """One value of one field of one row; who and when stand on its act. `value` is JSON.

    A field `attributes.age` is the entry `age` of the column `attributes`.
    """

    act = ref("Act", "act")
    table = models.TextField(db_column="table")
    row = IdField()
    field = models.TextField()
    value = models.TextField(null=True)

    class Meta:
        db_table = "version"
        indexes = (
            models.Index(fields=["row", "field"], name="version_row"),
            models.Index(fields=["act"], name="version_act"),
        )


class Replaces(models.Model):
    """A version that takes the place of an older one; versions not replaced are heads."""

    id = models.BigAutoField(primary_key=True)
    project = ref("Project", "project")
    version = ref("Version", "version")
    old = ref("Version", "old")

    class Meta:
        db_table = "replaces"
        constraints = (models.UniqueConstraint(fields=["old", "version"], name="replaces_once"),)
        indexes = (models.Index(fields=["version"], name="replaces_version"),)


class Erased(Row):
    """A tombstone that beats any content in any merge, undo or restore.

    table "text": the code points start..end are filler. Any other table: the whole row is blank,
    its history too, and start and end are null. Hashes are of the words before and after.
    """

    id = IdField(primary_key=True, default=new_id)
    act = ref("Act", "act")
    table = models.TextField(db_column="table")
    row = IdField()
    start = models.IntegerField(null=True)
    end = models.IntegerField(null=True)
    sha_before = models.TextField(default="")
    sha_after = models.TextField(default="")

    class Meta:
        db_table = "erased"
        indexes = (models.Index(fields=["row"], name="erased_row"),)
