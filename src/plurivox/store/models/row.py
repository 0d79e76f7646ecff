"""What all tables share: a key, a project, references without indexes of their own."""

from __future__ import annotations

from typing import Any

from django.db import models

from ..keys import IdField, new_id


def ref(to: str, column: str, **options: Any) -> Any:
    """A reference to another row; the index, if a query needs one, is declared by the table."""
    return models.ForeignKey(
        f"store.{to}",
        models.DO_NOTHING,
        db_column=column,
        db_index=False,
        related_name="+",
        **options,
    )


def words(**options: Any) -> Any:
    """A column of text that is empty rather than null where nothing was said."""
    return models.TextField(default="", **options)


class Row(models.Model):
    """A row that merges: its key never changes and it is never deleted."""

    id = IdField(primary_key=True, default=new_id)
    project = ref("Project", "project")

    class Meta:
        abstract = True


class Living(Row):
    """A row that can be removed and brought back."""

    alive = models.BooleanField(default=False)  # until a version says so

    class Meta:
        abstract = True
