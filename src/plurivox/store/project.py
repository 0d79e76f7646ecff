"""A project that is open: the handle that every load and save takes."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

NOBODY = uuid.UUID(int=0)  # the key of no row


@dataclass(frozen=True, slots=True)
class Project:
    """`alias` names the database, `id` the row of the project in it, `location` what was opened."""

    alias: str
    id: uuid.UUID
    location: str

    def cursor(self) -> Any:
        """A cursor on this project's database; close it, or use it in a `with`."""
        from django.db import connections

        return connections[self.alias].cursor()

    @property
    def is_file(self) -> bool:
        return not self.location.startswith(("postgres://", "postgresql://"))

    @property
    def shown(self) -> str:
        """The location as a message may name it: without who signs in to a base, and their word."""
        if self.is_file:
            return self.location
        parts = urlsplit(self.location)
        return f"{parts.netloc.rpartition('@')[2]}{parts.path}#{parts.fragment}"
