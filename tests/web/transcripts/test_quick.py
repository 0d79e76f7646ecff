"""With a thousand sources a source opens in 20 ms of the processor, and the whole list in 400."""

from __future__ import annotations

import uuid

import pytest

from plurivox.store.acts import act
from plurivox.store.project import Project
from tests.pace import pace
from tests.web.conftest import SitDown
from tests.web.test_home import add_source
from tests.web.test_quick_pages import milliseconds

pytestmark = pytest.mark.timed


def test_with_a_thousand_sources(project: Project, owner: uuid.UUID, sit_down: SitDown) -> None:
    with act(project, owner, "fill") as deed:
        sites = [deed.add("site", name=f"Site {number}") for number in range(10)]
        for number in range(1000):
            session = deed.add("session", site=sites[number % 10], name=f"Session {number}")
            source = add_source(deed, f"Session {number}", session, times=20)
    client, slower = sit_down(), pace()
    assert milliseconds(client, f"/transcripts/{source}/") <= 20 * slower
    assert milliseconds(client, f"/transcripts/{source}/speakers/") <= 20 * slower
    assert milliseconds(client, "/transcripts/") <= 400 * slower
    assert milliseconds(client, "/fieldwork/") <= 400 * slower
