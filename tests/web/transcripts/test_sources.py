"""The list of sources, reading one, who speaks in it, and taking it away."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client

from plurivox.store.fieldwork import load_participants
from plurivox.store.importing import Choices, read_files, store_files
from plurivox.store.project import Project
from plurivox.store.sources import Arrival, load_sources, load_text
from plurivox.store.undo import undo
from tests.store.invented_files import LINES, file
from tests.web.conftest import SitDown

HEBREW = "מנחה: מי ישב לידך?\nדנה: יונס ישב שם.\nמנחה: ומה אז?\nדנה: הוא חיכה.\n"


@pytest.fixture
def source(project: Project, owner: uuid.UUID) -> uuid.UUID:
    """A conversation of a session at a site, nobody tied to anybody."""
    arrival = Arrival("Gulu", "low", "GU 1")
    store_files(project, read_files([file("plain.txt", LINES)]), Choices(arrival=arrival), by=owner)
    return load_sources(project)[0].id


def words(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_list_says_what_to_do(sit_down: SitDown) -> None:
    assert "Import your first interview" in words(sit_down("coder"), "/transcripts/")
    reader = words(sit_down("reader"), "/transcripts/")
    assert "There is nothing to read yet." in reader and "Import" not in reader


def test_the_list(sit_down: SitDown, source: uuid.UUID) -> None:
    page = words(sit_down("coder"), "/transcripts/")
    assert "1 source, 4 turns" in page
    assert all(word in page for word in ("Gulu", "GU 1", "English", "1 to introduce"))
    assert f"/transcripts/{source}/speakers/" in page
    assert "1 not known" in words(sit_down("reader"), "/transcripts/")


def test_reading(sit_down: SitDown, source: uuid.UUID) -> None:
    page = words(sit_down("reader"), f"/transcripts/{source}/")
    assert page.count('class="turn words') == 4 and page.count("turn words asks") == 2
    assert "A man called Jonas. 🙂" in page and "Gulu" in page
    assert "not tied to a participant yet" in page and "plain.txt" in page
    assert "/file/" not in page  # a reader takes no file away
    assert "Remove" not in page


def test_words_are_never_markup(sit_down: SitDown, project: Project, owner: uuid.UUID) -> None:
    evil = "A<b>: <script>alert(1)</script>\nBen: &lt;i>\nA<b>: x\nBen: y\n".replace("A<b>", "Anna")
    store_files(project, read_files([file("<b>.txt", evil)]), Choices(), by=owner)
    page = words(sit_down("reader"), f"/transcripts/{load_sources(project)[0].id}/")
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)" in page
    assert "&amp;lt;i&gt;" in page


def test_right_to_left(sit_down: SitDown, project: Project, owner: uuid.UUID) -> None:
    store_files(project, read_files([file("akko.txt", HEBREW * 3)]), Choices(), by=owner)
    page = words(sit_down("reader"), f"/transcripts/{load_sources(project)[0].id}/")
    assert 'class="turns plain-turns" dir="rtl"' in page and 'lang="he"' in page
    assert "Hebrew" in page


def test_a_text_without_turns_is_read_whole(
    sit_down: SitDown, project: Project, owner: uuid.UUID
) -> None:
    store_files(
        project, read_files([file("notes.txt", "It rained.\nNobody came.\n")]), Choices(), by=owner
    )
    page = words(sit_down("reader"), f"/transcripts/{load_sources(project)[0].id}/")
    assert "It rained.\nNobody came." in page


def test_the_file_as_it_came(sit_down: SitDown, source: uuid.UUID) -> None:
    client = sit_down("coder")
    path = re.search(
        r'href="(/transcripts/[^"]*/file/[^"]*)"', words(client, f"/transcripts/{source}/")
    )
    assert path
    answer = client.get(path[1])
    assert answer.content == LINES.encode()
    assert answer["Content-Disposition"] == 'attachment; filename="plain.txt"'
    assert sit_down("reader").get(path[1]).status_code == 403


def test_who_speaks_is_said(sit_down: SitDown, project: Project, source: uuid.UUID) -> None:
    client = sit_down("coder")
    path = f"/transcripts/{source}/speakers/"
    assert "Who speaks in" in words(client, path)
    said = {
        "name-0": "Researcher",
        "asks-0": "on",
        "name-1": "P7",
        "who-1": "new",
        "number-1": "7",
        "role-1": "PSW",
        "site-1": "Gulu",
    }
    assert client.post(path, said).status_code == 302
    (person,) = load_participants(project)
    assert (person.number, person.site, person.role, person.sessions) == (
        "7", "Gulu", "PSW", ("GU 1",),
    )  # fmt: skip
    text = load_text(project, source)
    assert [(one.name, one.asks, one.participant) for one in text.speakers] == [
        ("Researcher", True, None),
        ("P7", False, person.id),
    ]
    assert text.words == LINES
    assert "to introduce" not in words(client, "/transcripts/")
    # Untied again; then tied to the one who is there.
    client.post(path, said | {"who-1": ""})
    assert load_text(project, source).speakers[1].participant is None
    client.post(path, said | {"who-1": str(person.id)})
    assert load_text(project, source).speakers[1].participant == person.id
    assert len(load_participants(project)) == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"name-0": "A", "name-1": ""}, "A speaker needs a name"),
        ({"name-0": "A", "name-1": "B", "who-1": "new"}, "needs a number or an id"),
    ],
)
def test_what_cannot_be_meant_is_said(
    sit_down: SitDown, project: Project, source: uuid.UUID, said: dict[str, str], sentence: str
) -> None:
    answer = sit_down("coder").post(f"/transcripts/{source}/speakers/", said)
    assert answer.status_code == 400 and sentence in answer.content.decode()
    assert [one.name for one in load_text(project, source).speakers] == ["Interviewer", "Marta"]


def test_a_source_is_removed_by_a_lead_and_undo_brings_it_back(
    sit_down: SitDown, project: Project, owner: uuid.UUID, source: uuid.UUID
) -> None:
    path = f"/transcripts/{source}/remove/"
    assert sit_down("coder").post(path).status_code == 403
    client = sit_down("owner")
    assert client.get(path).status_code == 405
    assert client.post(path).status_code == 302
    assert "plain is removed" in words(client, "/transcripts/")
    for gone in ("", "speakers/"):
        assert client.get(f"/transcripts/{source}/{gone}").status_code == 404
    undo(project, owner)
    assert client.get(f"/transcripts/{source}/").status_code == 200
