"""What an undo was answered, kept for a while: one that is sent again must not take back two."""

from __future__ import annotations

import threading
import uuid
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

KEPT = 500
Told = TypeVar("Told")
_lock = threading.Lock()
_said: OrderedDict[uuid.UUID, object] = OrderedDict()


def once(key: uuid.UUID, does: Callable[[], Told]) -> Told:
    """Do it, or say again what came of it when it was asked for under this key before."""
    with _lock:  # two at a time would both find nothing
        if key not in _said:
            _said[key] = does()
            while len(_said) > KEPT:
                _said.popitem(last=False)
        return _said[key]  # type: ignore[return-value]
