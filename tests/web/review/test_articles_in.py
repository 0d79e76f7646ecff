"""Articles through the import page: looked at first, tied to a study, and only then stored."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plurivox.store.project import Project
from plurivox.store.sources import load_sources
from plurivox.store.studies import load_studies, save_study
from plurivox.web.waiting import ROOM
from tests.web.conftest import SitDown, somebody
from tests.web.review.invented import ARTICLE, JATS
from tests.web.transcripts.browsing import choose, read, take


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    yield
    ROOM.end()


def test_a_jats_file_is_an_article_by_itself(sit_down: SitDown, project: Project) -> None:
    client = sit_down("coder")
    save_study(project, "Known 2015", by=somebody(project, "owner", ""))
    there = choose(client, lind__xml=JATS)
    look = f"{there}0/"
    assert client.get(there)["Location"] == look
    page = client.get(look).content.decode()
    assert "Keys without doors" in page and "Nothing is stored yet." in page
    assert "I had the key in my hand" in page and "Peer worker 3" in page
    assert 'value="lind"' in page and '<option value="Known 2015">' in page
    assert "results" in page and "Read it as" not in page
    assert client.post(look, {"study": " "}).status_code == 400
    assert load_sources(project) == []
    answer = client.post(look, {"study": "Lind 2017", "take": ""})
    assert answer.status_code == 302
    ended = client.get(read(client, there))
    (source,) = load_sources(project)
    assert ended["Location"] == f"/review/{source.id}/voices/"
    assert source.kind == "article"
    studies = {one.name: one for one in load_studies(project)}
    assert studies["Lind 2017"].reports == ((source.id, "lind"),)
    assert studies["Lind 2017"].year == "2017"  # as the file says


def test_an_article_joins_a_study_that_is_there(sit_down: SitDown, project: Project) -> None:
    client = sit_down("coder")
    key = save_study(project, "Lind 2016", by=somebody(project, "owner", ""), year="2016")
    there = choose(client, lind__xml=JATS)
    client.post(f"{there}0/", {"study": "lind 2016", "take": ""})
    client.get(read(client, there))
    (one,) = load_studies(project)
    assert (one.id, one.year, len(one.reports)) == (key, "2016", 1)


def test_a_text_is_read_as_an_article_where_a_person_says_so(
    sit_down: SitDown, project: Project
) -> None:
    client = sit_down("coder")
    there = choose(client, okello__txt=ARTICLE)
    assert "Read it as an article" in client.get(f"{there}0/").content.decode()
    client.post(f"{there}kinds/", {"only": "1", "kind-0": "article"})
    page = client.get(f"{read(client, there)}0/").content.decode()
    assert "Quotations proposed" in page and "Read it as a transcript" in page
    client.post(f"{there}kinds/", {"only": "1", "kind-0": "transcript"})
    assert "Who speaks" in client.get(f"{read(client, there)}0/").content.decode()
    assert load_sources(project) == []


def test_articles_and_transcripts_go_in_together(sit_down: SitDown, project: Project) -> None:
    client = sit_down("coder")
    talk = "Anna: Where?\nBen: Here.\nAnna: When?\nBen: Now.\n"
    there = choose(client, lind__xml=JATS, okello__txt=ARTICLE, talk__txt=talk)
    page = client.get(there).content.decode()
    assert "<option selected>transcript</option><option>article</option>" in page
    client.post(f"{there}kinds/", {"kind-1": "article", "kind-2": "transcript"})
    page = client.get(read(client, there)).content.decode()
    assert "2 articles nobody has looked at" in page and "2 quotations proposed" in page
    client.post(f"{there}2/", {"study": "Okello 2020", "list": ""})
    assert "study Okello 2020" in client.get(there).content.decode()
    said = take(client, there, **{"kind-1": "article"})
    assert "okello: article" in said and "talk: 4 turns" in said
    assert sorted(one.name for one in load_studies(project)) == ["Okello 2020", "lind"]
    kinds = {one.name: one.kind for one in load_sources(project)}
    assert kinds == {"lind": "article", "okello": "article", "talk": "transcript"}


def test_what_is_no_article_says_so(sit_down: SitDown, project: Project) -> None:
    page = sit_down("coder")
    there = choose(page, odd__xml="<html>no</html>", two__pdf=b"%PDF-1.4 nothing")
    words = page.get(there).content.decode()
    assert "Nothing of this can be imported as it is." in words
    assert "it is XML, but no article in JATS" in words and "two.pdf" in words
