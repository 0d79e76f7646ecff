"""A page asks the database as often for many sources as for few: no question a row."""

from __future__ import annotations

import uuid

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plurivox.store.acts import Deed, act
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
    "/review/",
    "/review/appraisal/",
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
            study = deed.add("study", name=f"Study {number}", position=f"{number:06d}")
            add_article(deed, study)
            theme = deed.add("theme", name=f"Theme {number}")
            deed.add("finding", theme=theme, claim=f"Finding {number}.")


def add_article(deed: Deed, study: uuid.UUID) -> None:
    source = deed.add("source", name="An article", kind="article", study=study)
    text = deed.add("text", source=source, language="en", revision=1, length=5, words="Words",
                    words_sha256="", file_sha256="", encoding="", turns=b"", speakers=b"",
                    header=0)  # fmt: skip
    deed.add("voice_mark", text=text, start=0, end=5, said_start=0, said_end=0, why="",
             voice="participant", confirmed=False)  # fmt: skip


def questions(project: Project, client: Client, path: str) -> int:
    """How often the page asks once it is warm."""
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connections[project.alias]) as asked:
        client.get(path)
    return len(asked)
