"""A page of the frame takes at most 20 ms of the processor, with a thousand sources too."""

from __future__ import annotations

import time
import uuid

import pytest
from django.test import Client

from plurivox.store.acts import act
from plurivox.store.project import Project
from tests.pace import pace
from tests.web.conftest import SitDown
from tests.web.test_home import add_source

pytestmark = pytest.mark.timed
TIMES = 10


def milliseconds(client: Client, path: str) -> float:
    """Processor time of one answer, the best of several: others may work at the same time."""
    client.get(path)
    taken = []
    for _ in range(TIMES):
        begun = time.process_time()
        client.get(path)
        taken.append(time.process_time() - begun)
    return min(taken) * 1000


@pytest.mark.parametrize("path", ["/", "/you/", "/people/", "/who/"])
def test_every_page_is_quick(
    path: str, project: Project, owner: uuid.UUID, sit_down: SitDown
) -> None:
    with act(project, owner, "fill") as deed:
        for number in range(1000):
            site = deed.add("site", name=f"Site {number % 10}") if number < 10 else None
            session = deed.add("session", site=site, name=f"Session {number}")
            add_source(deed, f"Session {number}", session, times=3)
    assert milliseconds(sit_down(), path) <= 20 * pace()
