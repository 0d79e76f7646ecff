"""Wrong PINs, counted by person: after three, each further try waits longer."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass

FREE, FIRST_WAIT, LONGEST_WAIT = 3, 5.0, 300.0  # tries, seconds, seconds


@dataclass(slots=True)
class _Tries:
    count: int = 0
    until: float = 0.0


class WrongPins:
    """Kept in memory: whoever can start the server again can open the file anyhow."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._by_person: dict[uuid.UUID, _Tries] = {}

    def wait(self, person: uuid.UUID) -> int:
        """Seconds until the next try, 0 where one may try now."""
        with self._lock:
            tries = self._by_person.get(person, _Tries())
            return max(0, -int(-(tries.until - self._clock()) // 1))

    def try_now(self, person: uuid.UUID) -> bool:
        """Take one try, counted as wrong until `right` is called; False where one must wait.

        Counting first means that several tries at once are not worth more than one.
        """
        with self._lock:
            tries = self._by_person.setdefault(person, _Tries())
            now = self._clock()
            if now < tries.until:
                return False
            tries.count += 1
            if tries.count >= FREE:
                longer = FIRST_WAIT * 2 ** min(tries.count - FREE, 10)
                tries.until = now + min(longer, LONGEST_WAIT)
            return True

    def right(self, person: uuid.UUID) -> int:
        """Forget the person's tries; returns how many were wrong."""
        with self._lock:
            return max(0, self._by_person.pop(person, _Tries()).count - 1)
