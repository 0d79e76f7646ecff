"""A page asks the database as often for many sources as for few: no question a row."""

from __future__ import annotations

import uuid

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plurivox.store.acts import act
from plurivox.store.project import Project
from tests.web.conftest import SitDown
from tests.web.test_home import add_source

FEW, MANY = 3, 23
PAGES = [
    "/",
    "/you/",
    "/people/",
    "/who/",
    "/fieldwork/",
    "/transcripts/",
    "/coding/",
    "/coding/passes/",
    "/coding/codebook/",
    "/themes/",
    "/themes/matrix/",
    "/themes/cooccurrence/",
    "/themes/saturation/",
    "/themes/map/",
    "/synthesis/",
    "/synthesis/constructs/",
    "/synthesis/argument/",
    "/synthesis/confidence/",
    "/synthesis/beside/",
    "/synthesis/checklist/entreq/",
    "/reports/",
    "/exchange/",
]


@pytest.mark.parametrize("path", PAGES)
def test_more_sources_are_no_more_questions(
    path: str, project: Project, owner: uuid.UUID, sit_down: SitDown
) -> None:
    client = sit_down()
    fill(project, owner, range(FEW))
    few = questions(project, client, path)
    fill(project, owner, range(FEW, MANY))
    assert questions(project, client, path) == few


def fill(project: Project, owner: uuid.UUID, numbers: range) -> None:
    with act(project, owner, "fill") as deed:
        for number in numbers:
            site = deed.add("site", name=f"Site {number}")
            session = deed.add("session", site=site, name=f"Session {number}")
            add_source(deed, f"Session {number}", session, times=3)
            deed.add("code", name=f"Code {number}")
            theme = deed.add("theme", name=f"Theme {number}")
            deed.add("finding", theme=theme, claim=f"Finding {number}.")


def questions(project: Project, client: Client, path: str) -> int:
    """How often the page asks once it is warm."""
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connections[project.alias]) as asked:
        client.get(path)
    return len(asked)
