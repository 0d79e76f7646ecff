"""Nothing of one test waits in the next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plurivox.web.waiting import ROOM


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """Whatever a test leaves waiting goes with it."""
    yield
    ROOM.end()
