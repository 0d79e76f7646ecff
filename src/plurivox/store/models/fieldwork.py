"""Where people spoke and who they are."""

from __future__ import annotations

from django.db import models

from .row import Living, ref, words


class Site(Living):
    """A place of the study; its income setting has a year and a source, since it changes."""

    name = words()
    country = words()
    setting = words()
    setting_year = words()
    setting_source = words()
    language = words()

    class Meta:
        db_table = "site"


class Session(Living):
    """One focus group or interview. `held`: ISO date or date and time; `seconds`: duration."""

    site = ref("Site", "site", null=True)
    name = words()
    held = words()
    seconds = models.IntegerField(null=True)
    language = words()

    class Meta:
        db_table = "session"


class Participant(Living):
    """Somebody who spoke. `number` is their id, unique within the site; attributes are free."""

    site = ref("Site", "site", null=True)
    number = words()
    role = words()
    gender = words()
    attributes = models.TextField(default="{}")

    class Meta:
        db_table = "participant"


class Attendance(Living):
    """A participant took part in a session."""

    session = ref("Session", "session")
    participant = ref("Participant", "participant")

    class Meta:
        db_table = "attendance"
