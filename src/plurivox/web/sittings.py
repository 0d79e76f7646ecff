"""Sittings: who sits at which browser, kept in memory for as long as the server runs."""

from __future__ import annotations

import hmac
import secrets
import threading
import uuid
from dataclasses import dataclass, field


@dataclass(slots=True)
class Sitting:
    """One browser that was let in. `mark`: of the PIN it came with; `notes`: to be shown once."""

    key: str
    person: uuid.UUID | None = None
    mark: str = ""
    notes: list[str] = field(default_factory=list)

    def note(self, sentence: str) -> None:
        """Say something on the next page, once."""
        self.notes.append(sentence)


class Sittings:
    """All sittings of one server. The browser holds only a signed key."""

    def __init__(self) -> None:
        self._open: dict[str, Sitting] = {}

    def begin(self, person: uuid.UUID | None = None, mark: str = "") -> Sitting:
        """A new sitting under a key that nobody can guess."""
        sitting = Sitting(secrets.token_urlsafe(24), person, mark)
        self._open[sitting.key] = sitting
        return sitting

    def find(self, key: object) -> Sitting | None:
        """The sitting of a key, or None where it is over."""
        return self._open.get(key) if isinstance(key, str) else None

    def end(self, sitting: Sitting) -> None:
        """Close a sitting; its key opens nothing any more."""
        self._open.pop(sitting.key, None)


class Token:
    """The word in the printed address that lets one browser in, once."""

    def __init__(self) -> None:
        self.word = secrets.token_urlsafe(24)
        self._lock = threading.Lock()
        self._used = False

    def take(self, offered: str) -> bool:
        """Whether it is the word and nobody has used it before; from then on it is used."""
        with self._lock:
            if self._used or not hmac.compare_digest(offered.encode(), self.word.encode()):
                return False
            self._used = True
            return True
