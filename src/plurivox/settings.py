"""The least that Django needs to read and write a project; `web.settings` adds the pages."""

INSTALLED_APPS = ["plurivox.store"]
DATABASES: dict[str, dict[str, object]] = {}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
