"""The pages of the framework, of the stance and of the reading log."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client

from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.project import Project
from tests.store.test_framework import ITEMS
from tests.store.test_influences import QUOTES
from tests.web.conftest import SitDown


@pytest.fixture
def client(project: Project, owner: uuid.UUID, sit_down: SitDown) -> Client:
    files = [File("quotes.csv", QUOTES.encode()), File("framework.csv", ITEMS.encode())]
    files.append(File("talk.txt", b"Ada: Invented words.\nBo: Indeed.\nAda: So.\nBo: Yes.\n"))
    assert all(one.stored for one in store_files(project, read_files(files), Choices(), by=owner))
    return sit_down("owner")


def words(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_a_theme_of_the_same_name_is_let_stand_and_taken_away(client: Client) -> None:
    page = words(client, "/themes/framework/")
    assert page.count("not found") >= 3
    form = page.partition("There is a theme of this name.")[0].rpartition("<form")[2]
    item, about = (re.findall(rf'name="{name}" value="([^"]+)"', form)[0]
                   for name in ("item", "about"))  # fmt: skip
    said = {"item": item, "about": about}
    assert client.post("/themes/framework/", said).status_code == 302
    assert 'value="remove"' in words(client, "/themes/framework/")
    client.post("/themes/framework/", {**said, "does": "remove"})
    assert 'value="remove"' not in words(client, "/themes/framework/")
    assert client.post("/themes/framework/", {"item": item, "about": ""}).status_code >= 400


def test_codes_are_made_of_a_kind(client: Client) -> None:
    client.post("/themes/framework/codes/", {"kind": "principle"})
    page = words(client, "/themes/framework/")
    assert "2 codes are made" in page
    assert "deductive: principle 1" in words(client, "/coding/codebook/") or "Choice" in page


def test_the_stance_is_declared_and_reaches_the_report(client: Client) -> None:
    client.post("/method/", {"stance": "critical realist"})
    assert 'value="critical realist"' in words(client, "/method/")
    assert "Stance: critical realist." in words(client, "/reports/")


def test_a_reading_is_logged_and_taken_out(client: Client) -> None:
    page = words(client, "/method/")
    (source,) = re.findall(r'name="source" value="([^"]+)"', page)
    client.post("/method/readings/", {"source": source, "day": "2026-11-20"})
    page = words(client, "/method/")
    assert "2026-11-20" in page
    assert "has read through talk (2026-11-20)" in words(client, "/reports/")
    (reading,) = re.findall(r'name="remove" value="([^"]+)"', page)
    client.post("/method/readings/", {"remove": reading})
    assert "2026-11-20" not in words(client, "/method/")
