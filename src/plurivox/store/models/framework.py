"""The framework that a study starts from, and what of the analysis stands beside its items."""

from __future__ import annotations

from django.db import models

from ..keys import IdField
from .row import Living, ref, words


class FrameworkItem(Living):
    """A principle, an expected influence, or whatever else its `kind` is; kinds are free."""

    kind = words()
    number = words()
    name = words()
    definition = words()
    position = words()

    class Meta:
        db_table = "framework_item"


class ItemLink(Living):
    """A code or theme that stands beside an item; about_table is "code" or "theme"."""

    item = ref("FrameworkItem", "item")
    about_table = models.TextField()
    about_row = IdField()

    class Meta:
        db_table = "item_link"
        indexes = (models.Index(fields=["about_row"], name="item_link_about"),)
