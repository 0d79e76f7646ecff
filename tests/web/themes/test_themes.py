"""The pages of themes and findings: made, described, arranged, weighed."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client

from plurivox.store.findings import load_findings
from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.project import Project
from plurivox.store.themes import load_themes
from plurivox.themes.references import short
from tests.store.test_influences import QUOTES
from tests.web.conftest import SitDown

BOOK = "name,full\nKept outside,Shut out.\nWelcomed,Let in.\n"


@pytest.fixture
def client(project: Project, owner: uuid.UUID, sit_down: SitDown) -> Client:
    files = [File("quotes.csv", QUOTES.encode()), File("codebook.csv", BOOK.encode())]
    assert all(one.stored for one in store_files(project, read_files(files), Choices(), by=owner))
    return sit_down("owner")


def words(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def act() -> str:
    return str(uuid.uuid4())


def theme(project: Project, name: str = "Welcome") -> uuid.UUID:
    return next(one.id for one in load_themes(project) if one.name == name)


def test_what_stands_in_no_theme_is_listed_and_put_into_one(
    client: Client, project: Project
) -> None:
    page = words(client, "/themes/")
    assert "Codes in no theme" in page
    code = re.findall(r'name="code" value="([^"]+)"', page)[0]
    into = str(theme(project))
    assert (
        client.post("/themes/put/", {"act": act(), "code": code, "into": into}).status_code == 302
    )
    assert len(load_themes(project)[0].codes + load_themes(project)[1].codes) == 1
    page = words(client, f"/themes/{into}/")
    assert 'name="out_of"' in page


def test_a_theme_is_made_described_and_removed(client: Client, project: Project) -> None:
    made = client.post("/themes/", {"act": act(), "name": "Trust"}).headers["Location"]
    said = {"name": "Trust", "definition": "Being believed.", "boundaries": "Not liking."}
    said["narrative"] = f"It is told {{{{count theme {short(theme(project))} passages}}}} time."
    assert client.post(made, {"act": act(), **said}).status_code == 302
    page = words(client, made)
    assert "Trust is kept." in page
    assert re.search(r'class="number num" href="[^"]*">1</a>', page)
    assert "has changed since" not in page
    client.post(f"{made}remove/", {"act": act()})
    assert client.get(made).status_code == 404
    client.post("/themes/undo/")
    assert client.get(made).status_code == 200


def test_the_tree_is_arranged_by_its_script(client: Client, project: Project) -> None:
    one, other = theme(project, "Welcome"), theme(project, "Role")
    said = {"parent": str(other), "before": "", "act": act(), "script": "1"}
    assert client.post(f"/themes/{one}/move/", said).status_code == 200
    assert "Role/Welcome" in ["/".join(view.path) for view in load_themes(project)]
    said = {"parent": str(one), "before": "", "act": act(), "script": "1"}
    refused = client.post(f"/themes/{other}/move/", said)
    assert refused.status_code == 409
    assert "cannot hang below itself" in refused.json()["refused"]


def test_the_board_shows_every_theme_with_its_codes(client: Client, project: Project) -> None:
    page = words(client, "/themes/board/")
    assert page.count('class="theme level1"') == 2
    assert page.count('class="drag"') == 2
    code = re.findall(r'data-code="([^"]+)"', page)[0]
    said = {"act": act(), "script": "1", "code": code, "into": str(theme(project))}
    assert client.post("/themes/put/", said).status_code == 200
    assert client.post("/themes/put/", {**said, "act": act(), "code": act()}).status_code == 409


def test_a_finding_is_worded_and_weighed(client: Client, project: Project) -> None:
    said = {"act": act(), "theme": str(theme(project)), "claim": "A chair is a welcome."}
    made = client.post("/themes/findings/new/", said).headers["Location"]
    page = words(client, made)
    keys = re.findall(r'name="stance-([^"]+)"', page)
    assert len(keys) == 1, "those of its theme are on offer"
    more = re.findall(r'name="stance-([^"]+)"', words(client, f"{made}?q=KEY"))
    assert len(more) == 1 and more != keys
    weighed = {f"stance-{keys[0]}": "for", f"quote-{keys[0]}": "1", f"stance-{more[0]}": "against"}
    client.post(made, {"act": act(), "does": "weigh", **weighed})
    said = {"claim": "A chair is one.", "polarity": "facilitator", "level": "individual",
            "setting": "low (mainly)", "quantifier": "many", "narrative": ""}  # fmt: skip
    client.post(made, {"act": act(), **said})
    (one,) = load_findings(project)
    assert (one.claim, one.polarity, one.setting) == (
        "A chair is one.", "facilitator", "low (mainly)",
    )  # fmt: skip
    assert sorted(stance for _, stance in one.passages) == ["against", "for"]
    assert [key.hex for key in one.quoted] == [keys[0].replace("-", "")]
    assert client.post(f"{made}remove/", {"act": act()}).status_code == 302
    assert client.get(made).status_code == 404


def test_a_narrative_that_has_changed_is_marked_until_it_is_read_again(
    client: Client, project: Project, owner: uuid.UUID
) -> None:
    from plurivox.store.theme_acts import change_theme, put_passage

    key = theme(project)
    told = f"{{{{count theme {short(key)} passages}}}}"
    change_theme(project, key, narrative=told, by=owner)
    (view,) = [one for one in load_themes(project) if one.id == key]
    put_passage(project, view.passages[0], into=None, out_of=key, by=owner)
    page = words(client, f"/themes/{key}/")
    assert "has changed since somebody last read it" in page
    assert "It prints <b>0</b>, and printed 1 then." in page
    client.post(f"/themes/read/theme/{key}/")
    assert "has changed since" not in words(client, f"/themes/{key}/")
    assert client.post(f"/themes/read/code/{key}/").status_code == 404


def test_a_reader_reads_and_changes_nothing(
    client: Client, project: Project, sit_down: SitDown
) -> None:
    reader = sit_down("reader")
    key = theme(project)
    page = words(reader, f"/themes/{key}/")
    assert "<textarea" not in page
    assert reader.post(f"/themes/{key}/", {"act": act(), "name": "x"}).status_code == 403
    assert reader.post("/themes/", {"act": act(), "name": "x"}).status_code == 403
