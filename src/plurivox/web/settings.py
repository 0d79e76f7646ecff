"""Settings of the pages: those of the store, and everything that keeps words on this machine."""

from __future__ import annotations

import secrets
from pathlib import Path

from plurivox.settings import *  # noqa: F403

WEB = Path(__file__).parent
FOLDERS = sorted(f for f in WEB.iterdir() if f.is_dir())

SECRET_KEY = secrets.token_urlsafe(50)  # in memory only: every start signs anew
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]  # any other name is a rebound one
ROOT_URLCONF = "plurivox.web.urls"

INSTALLED_APPS = ["plurivox.store", "plurivox.web", "django.contrib.staticfiles", "django_htmx"]
MIDDLEWARE = [
    "plurivox.web.middleware.headers.headers",
    "plurivox.web.middleware.host.own_host",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "plurivox.web.middleware.entry.entry",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "plurivox.web.middleware.permission.Permission",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["plurivox.web.frame.loader.FolderLoader"],
                )
            ],
            "context_processors": ["plurivox.web.frame.context.frame"],
            "builtins": ["plurivox.web.frame.tags"],
        },
    }
]
STATIC_URL = "/static/"
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder",
                       "django.contrib.staticfiles.finders.AppDirectoriesFinder"]  # fmt: skip
STATICFILES_DIRS = [(f.name, f / "static") for f in FOLDERS if (f / "static").is_dir()]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = (
    0  # asked for again each time, answered "not modified": an update shows at once
)
WHITENOISE_ALLOW_ALL_ORIGINS = False

# The browser holds one signed cookie with a key that means nothing outside this server's memory.
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_NAME = "plurivox"  # `serve` adds the port: two projects may be open at once
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_USE_SESSIONS = True
CSRF_FAILURE_VIEW = "plurivox.web.refusals.forged"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Not `no-referrer`: under it browsers send `Origin: null` with our own forms, and then a forged
# form could not be told from a true one. `same-origin` tells nobody else anything either.
SECURE_REFERRER_POLICY = "same-origin"

DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 5000  # an archive's transcripts in one import
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a town hall's speakers in one preview
FILE_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024  # transcripts stay off the temporary folder

LANGUAGE_CODE = "en"
USE_I18N = False

LOGGING_CONFIG = "plurivox.web.log.set_up_log"
LOGGING: dict[str, object] = {"version": 1}
