"""The pages as a Django application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Template tags and static files; there are no tables here."""

    name = "plurivox.web"
    label = "web"
