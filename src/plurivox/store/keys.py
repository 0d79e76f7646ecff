"""Keys of rows: time-ordered for locality, never to be read as time; derived for membership."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
import uuid
from typing import Any

from django.db import models

sqlite3.register_adapter(uuid.UUID, lambda key: key.bytes)

_lock = threading.Lock()
_last = (0, 0)


def new_id() -> uuid.UUID:
    """A version 7 UUID: 48 bits of milliseconds, a 12-bit counter, 62 random bits.

    Keys made by one process rise strictly, within a millisecond too.
    """
    global _last
    with _lock:
        now = time.time_ns() // 1_000_000
        then, counter = _last
        if now > then:
            then, counter = now, 0
        elif counter < 0xFFF:
            counter += 1
        else:
            then, counter = then + 1, 0
        _last = (then, counter)
    random = int.from_bytes(os.urandom(8), "big") >> 2
    return uuid.UUID(int=then << 80 | 7 << 76 | counter << 64 | 2 << 62 | random)


def passage_id(text: uuid.UUID, start: int, end: int) -> uuid.UUID:
    """The key of a passage is its place, so that everybody who marks it marks the same row."""
    return uuid.uuid5(text, f"{start}-{end}")


def member_id(whole: uuid.UUID, part: uuid.UUID) -> uuid.UUID:
    """The key of a membership: two copies that add the same part add the same row."""
    return uuid.uuid5(whole, part.hex)


def as_id(value: Any) -> uuid.UUID | None:
    """A key as a cursor hands it over (bytes on SQLite, UUID on PostgreSQL, text in JSON)."""
    if value is None or isinstance(value, uuid.UUID):
        return value
    return (
        uuid.UUID(bytes=bytes(value)) if isinstance(value, bytes | memoryview) else uuid.UUID(value)
    )


def as_key(value: Any) -> uuid.UUID:
    """The same where there is a key for certain."""
    key = as_id(value)
    assert key is not None
    return key


class IdField(models.Field):
    """BLOB(16) on SQLite, uuid on PostgreSQL."""

    empty_strings_allowed = False

    def db_type(self, connection: Any) -> str:
        return "uuid" if connection.vendor == "postgresql" else "blob"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> uuid.UUID | None:
        return as_id(value)

    def to_python(self, value: Any) -> uuid.UUID | None:
        return as_id(value)

    def get_prep_value(self, value: Any) -> uuid.UUID | None:
        return as_id(super().get_prep_value(value))
