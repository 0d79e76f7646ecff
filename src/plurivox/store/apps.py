"""The store as a Django application."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Tables of a project; checks that need a default database are Django's own business."""

    name = "plurivox.store"
    label = "store"
