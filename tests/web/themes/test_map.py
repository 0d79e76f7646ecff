"""The page of the map: drawing a link, choosing its passages, taking the map along."""

from __future__ import annotations

import json
import re
import uuid

import pytest
from django.test import Client

from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.project import Project
from plurivox.store.themes import load_themes
from tests.store.test_influences import QUOTES
from tests.web.conftest import SitDown


@pytest.fixture
def client(project: Project, owner: uuid.UUID, sit_down: SitDown) -> Client:
    files = [File("quotes.csv", QUOTES.encode())]
    assert store_files(project, read_files(files), Choices(), by=owner)[0].stored
    return sit_down("owner")


def drawn(client: Client, project: Project, **said: str) -> str:
    """The address of the page of a link that is drawn now."""
    one, other = (f"theme:{view.id}" for view in load_themes(project))
    form = {"start": one, "end": other, "polarity": "more", "claim": "participant", **said}
    answer = client.post("/themes/map/", form)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def test_a_link_is_drawn_and_given_its_words(client: Client, project: Project) -> None:
    address = drawn(client, project, note="twice")
    page = client.get(address).content.decode()
    assert "no passage yet" in page
    keys = re.findall(r'name="passage" value="([^"]+)"', page)
    assert len(keys) == 2
    client.post(address, {"does": "passages", "passage": keys})
    whole = client.get("/themes/map/").content.decode()
    assert '<svg class="picture"' in whole
    assert "2 passages" in whole
    assert "+ 2" in whole
    found = json.loads(client.get("/themes/map/map.json").content)
    assert len(found["links"][0]["passages"]) == 2
    assert client.get("/themes/map/map.png").content.startswith(b"\x89PNG")


def test_a_word_finds_passages_to_put_to_it(client: Client, project: Project) -> None:
    page = client.get(drawn(client, project) + "?q=CHAIR").content.decode()
    assert "I had a chair" in page
    assert "I had no key" not in page


def test_the_map_is_narrowed_to_a_site(client: Client, project: Project) -> None:
    drawn(client, project, claim="hypothesis")
    page = client.get("/themes/map/?site=Leeds").content.decode()
    assert "1 link of which nobody speaks there is left out" in page


def test_a_reader_looks_and_draws_nothing(
    client: Client, project: Project, sit_down: SitDown
) -> None:
    address = drawn(client, project)
    reader = sit_down("reader")
    page = reader.get("/themes/map/").content.decode()
    assert "Draw a link" not in page
    assert reader.post(address + "remove/").status_code == 403


def test_a_form_that_says_nothing_is_refused(client: Client) -> None:
    answer = client.post("/themes/map/", {"start": "", "end": ""})
    assert answer.status_code == 409 or answer.status_code == 400
    assert "Choose the theme or finding" in answer.content.decode()
