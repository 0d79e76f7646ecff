"""The list of studies: characteristics, order, index study, reports, and who may change them."""

from __future__ import annotations

import re
import uuid

import pytest

from plurivox.store.project import Project
from plurivox.store.studies import load_studies, save_study
from tests.web.conftest import SitDown
from tests.web.review.conftest import Articled


def names(project: Project) -> list[str]:
    return [one.name for one in load_studies(project)]


def test_without_a_study_it_says_how_an_article_comes_in(sit_down: SitDown) -> None:
    client = sit_down("coder")
    assert '<a href="/review/"' not in client.get("/").content.decode()
    page = client.get("/review/").content.decode()
    assert "There is no study yet." in page and "/transcripts/import/" in page
    assert "plurivox import PROJECT paper.xml --as article" in page
    assert "Add a study" not in page


def test_a_study_is_added_changed_and_taken_away(sit_down: SitDown, project: Project) -> None:
    client = sit_down("lead")
    new = "/review/studies/new/"
    assert client.post(new, {"name": ""}).status_code == 400
    said = {"name": " Brandt  2019 ", "year": "2019", "country": "Germany"}
    assert (
        client.post(new, said | {"new-name": "funding", "new-words": "employer"}).status_code == 302
    )
    (one,) = load_studies(project)
    assert (one.name, one.year, one.attributes) == ("Brandt 2019", "2019", {"funding": "employer"})
    again = client.post(new, {"name": "brandt 2019"})
    assert again.status_code == 400 and "already" in again.content.decode()
    there = f"/review/{one.id}/"
    page = client.get(there).content.decode()
    assert 'value="employer"' in page and "No article reports it yet." in page
    client.post(there, {"name": "Brandt 2020", "people": "staff", "has-0": "the ward"})
    (one,) = load_studies(project)
    assert (one.name, one.year, one.people) == ("Brandt 2020", "", "staff")
    assert one.attributes == {"funding": "the ward"}
    client.post(f"{there}remove/")
    assert names(project) == []
    client.post("/review/undo/", {"back": "/review/"})
    assert names(project) == ["Brandt 2020"]


@pytest.mark.parametrize("name", ["by", "Project", "study", "name", "year"])
def test_a_further_fact_takes_no_name_that_is_taken(
    name: str, sit_down: SitDown, project: Project
) -> None:
    answer = sit_down().post(
        "/review/studies/new/", {"name": "Brandt 2019", "new-name": name, "new-words": "x"}
    )
    assert answer.status_code == 400 and "choose another" in answer.content.decode()
    assert names(project) == []


def test_the_order_of_reading_and_the_index_study(
    sit_down: SitDown, project: Project, owner: uuid.UUID
) -> None:
    keys = {name: save_study(project, name, by=owner) for name in ("A", "B", "C")}
    client = sit_down("lead")
    answer = client.post(f"/review/{keys['C']}/order/", {"does": "earlier"})
    assert answer["Location"] == f"/review/#s{keys['C'].hex}"
    assert names(project) == ["A", "C", "B"]
    client.post(f"/review/{keys['A']}/order/", {"does": "later"})
    assert names(project) == ["C", "A", "B"]
    client.post(f"/review/{keys['B']}/order/", {"does": "index"})
    assert names(project) == ["B", "C", "A"]
    assert client.post(f"/review/{keys['B']}/order/", {"does": "fly"}).status_code == 400
    page = client.get("/review/").content.decode()
    buttons = re.findall(r'value="(earlier|later)" aria-label="Read (\w) \w+"( disabled)?', page)
    able = [(name, does) for does, name, off in buttons if not off]
    assert able == [("C", "later"), ("A", "earlier")]  # nothing comes before the index study
    client.post("/review/undo/")
    assert names(project) == ["C", "A", "B"]


def test_an_article_is_tied_to_another_study(sit_down: SitDown, article: Articled) -> None:
    client = sit_down("lead")
    there = f"/review/{article.study}/"
    refused = client.post(f"{there}remove/")
    assert refused.status_code == 400 and "is reported by Okello 2020" in refused.content.decode()
    client.post(article.page("tie/"), {"study": "Okello 2020, the ward study"})
    by_name = {one.name: one for one in load_studies(article.project)}
    assert [name for _, name in by_name["Okello 2020, the ward study"].reports] == ["Okello 2020"]
    assert client.post(article.page("tie/"), {"study": " "}).status_code == 400
    assert client.post(f"{there}remove/").status_code == 302
    assert names(article.project) == ["Okello 2020, the ward study"]


def test_the_list_says_what_waits(sit_down: SitDown, article: Articled) -> None:
    page = sit_down("coder").get("/review/").content.decode()
    assert f'href="/review/{article.source}/voices/">2 voices to confirm' in page
    assert f'href="/coding/{article.source}/"' in page and "appraise" in page
    assert 'name="does"' not in page  # a coder does not put studies in order
    assert "none to be seen" in sit_down("reader").get("/review/").content.decode()


@pytest.mark.parametrize("role", ["coder", "reader"])
def test_leads_alone_change_the_review(role: str, sit_down: SitDown, article: Articled) -> None:
    client = sit_down(role)
    there = f"/review/{article.study}/"
    page = client.get(there).content.decode()
    assert 'name="name"' not in page and "/tie/" not in page and "/order/" not in page
    for path in (there, f"{there}order/", f"{there}remove/", article.page("tie/")):
        answer = client.post(path, {"name": "X", "does": "index", "study": "X"})
        assert answer.status_code == 403
        assert "cannot change the review" in answer.content.decode()
    assert client.get("/review/studies/new/").status_code == 403
    assert names(article.project) == ["Okello 2020"]


def test_what_is_not_there_is_not_found(sit_down: SitDown, article: Articled) -> None:
    client = sit_down()
    nowhere = uuid.uuid4()
    for path in (f"{nowhere}/", f"{nowhere}/voices/", f"{nowhere}/appraisal/"):
        assert client.get(f"/review/{path}").status_code == 404
    assert client.get("/review/undo/").status_code == 405


def test_undo_leads_back_within_the_review_only(sit_down: SitDown, article: Articled) -> None:
    client = sit_down()
    answer = client.post("/review/undo/", {"back": "//elsewhere.example/review/"})
    assert answer["Location"] == "/review/"
    answer = client.post("/review/undo/", {"again": "1", "back": article.page("voices/")})
    assert answer["Location"] == article.page("voices/")
