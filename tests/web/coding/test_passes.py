"""The pages of passes: the list, setting one up, declaring done, closing, deciding on proposals."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client

from plurivox.coding import passes as coding_passes
from plurivox.store.approach import save_approach
from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.pass_acts import Plan, close_pass, declare_done, open_pass
from plurivox.store.passes import load_pass, load_passes
from plurivox.store.people import save_person
from plurivox.store.project import Project
from plurivox.store.reporting import load_report
from plurivox.store.settlements import Ruling, load_disagreements, settle
from plurivox.web.coding.passes.words import IN_SCOPE, MANY, PER_UNIT, SCOPES, UNITS
from tests.store.blind_study import Study
from tests.web.coding.study import TEA, differing
from tests.web.conftest import SitDown
from tests.web.review.invented import ARTICLE

ASKED = {
    "name": "second", "kind": "independent", "coders": ["Ada", "Bo"], "sources": ["noa"],
    "unit": "character", "scope": "all", "statistic": "gwet_ac1",
}  # fmt: skip


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Study:
    return differing(project, owner)


def page(client: Client, address: str = "/coding/passes/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode().split("<main")[1].split("<footer")[0]


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_list_says_what_a_pass_is(study: Study, sit_down: SitDown) -> None:
    said = plain(page(sit_down()))
    for words in (
        "first open", "Kind Independent", "Coders Ada , Bo", "Sources ben , noa",
        "as it stands; no release yet", "by turn, what participants said",
        "declared beforehand: Krippendorff&#x27;s alpha",
    ):  # fmt: skip
        assert words in said


def test_the_list_has_words_for_all_that_a_pass_may_be() -> None:
    assert (set(SCOPES), set(IN_SCOPE)) == (set(coding_passes.SCOPES),) * 2
    assert set(UNITS) == set(PER_UNIT) == set(MANY)


def test_a_pass_over_articles_is_compared_in_their_results(
    project: Project, owner: uuid.UUID, sit_down: SitDown
) -> None:
    for name in ("Ada", "Bo"):
        save_person(project, name, "coder", by=owner)
    read = read_files([File("okello.txt", ARTICLE.encode())], "article")
    assert store_files(project, read, Choices(), by=owner)[0].stored
    form = page(sit_down(), "/coding/passes/new/")
    for ticked in ('name="sources" value="okello" checked', 'name="scope" value="results" checked'):
        assert ticked in form
    open_pass(
        project, Plan("extraction", ("Ada", "Bo"), sources=("okello",), scope="results"), by=owner
    )
    assert "by turn, the results of articles" in plain(page(sit_down()))


def test_without_a_pass_the_page_says_what_to_do(sit_down: SitDown) -> None:
    assert "No pass has been set up yet." in page(sit_down())
    assert "import transcripts" in page(sit_down())


def test_only_declared_done_shows_and_only_while_it_is_open(
    study: Study, sit_down: SitDown
) -> None:
    client = sit_down("reader")
    assert "declared done" not in page(client).split("<ol")[1].split("</ol>")[0]
    declare_done(study.project, load_pass(study.project, "first"), by=study.person("Ada"))
    assert page(client).split("<ol")[1].count("declared done</span>") == 1
    close_pass(study.project, load_pass(study.project, "first"), by=study.owner)
    assert "declared done</span>" not in page(client)


def test_a_coder_says_that_they_are_done_and_that_they_are_not(
    study: Study, sit_down: SitDown
) -> None:
    client, one = sit_down("coder", name="Ada"), load_pass(study.project, "first")
    assert "I am done" in page(client)
    client.post(f"/coding/passes/{one.id}/done/", {"done": "yes"})
    assert load_pass(study.project, "first").done == {study.person("Ada")}
    assert "I am not done after all" in page(client)
    client.post(f"/coding/passes/{one.id}/done/", {"done": "no"})
    assert not load_pass(study.project, "first").done
    assert "I am done" not in page(sit_down())  # the owner does not code in it


def test_a_pass_is_set_up_as_the_form_says(study: Study, sit_down: SitDown) -> None:
    client = sit_down("lead")
    assert client.post("/coding/passes/new/", ASKED).status_code == 302
    one = load_pass(study.project, "second")
    assert (one.kind, one.unit, one.scope, one.statistic) == (
        "independent", "character", "all", "gwet_ac1",
    )  # fmt: skip
    assert one.coders == {study.person("Ada"), study.person("Bo")}
    assert len(one.sources) == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": ""}, "Give the pass a name"),
        ({"name": "first"}, "There is a pass “first” already"),
        ({"coders": []}, "Choose who codes"),
        ({"coders": ["Ada"]}, "Two or more coders are compared"),
        ({"sources": []}, "Choose what is to be coded"),
    ],
)
def test_a_form_that_lacks_something_says_what(
    study: Study, sit_down: SitDown, change: dict[str, object], sentence: str
) -> None:
    before = load_passes(study.project)
    answer = sit_down().post("/coding/passes/new/", ASKED | change)
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert load_passes(study.project) == before


def test_a_joint_pass_may_have_one_coder(study: Study, sit_down: SitDown) -> None:
    answer = sit_down().post("/coding/passes/new/", ASKED | {"kind": "joint", "coders": ["Ada"]})
    assert answer.status_code == 302


def test_sensible_things_are_chosen_already(study: Study, sit_down: SitDown) -> None:
    save_person(study.project, "Rea", "reader", by=study.owner)
    html = page(sit_down(), "/coding/passes/new/")
    ticked = re.findall(r'name="(\w+)" value="([^"]+)" checked', html)
    assert ticked == [
        ("kind", "independent"), ("coders", "Ada"), ("coders", "Bo"), ("sources", "ben"),
        ("sources", "noa"), ("unit", "turn"), ("scope", "participants"),
    ]  # fmt: skip
    assert "Rea" not in html


def test_closing_asks_once_and_says_who_is_not_done(study: Study, sit_down: SitDown) -> None:
    client, one = sit_down("lead"), load_pass(study.project, "first")
    html = page(client, f"/coding/passes/{one.id}/close/")
    assert "Closing is final." in html
    assert "Not declared done:" in plain(html) and "Ada" in html
    assert load_pass(study.project, "first").state == "open"
    answer = client.post(f"/coding/passes/{one.id}/close/")
    assert answer.headers["Location"] == f"/coding/passes/{one.id}/compare/"
    assert load_pass(study.project, "first").state == "ready"
    again = client.post(f"/coding/passes/{one.id}/close/")
    assert "closing is final" in again.content.decode()


def test_a_coder_cannot_close(study: Study, sit_down: SitDown) -> None:
    one = load_pass(study.project, "first")
    assert sit_down("coder", name="Ada").post(f"/coding/passes/{one.id}/close/").status_code == 403
    assert "Close…" not in page(sit_down("coder", name="Ada"))


@pytest.mark.parametrize(
    ("decision", "shown"), [("accept", "accepted"), ("map", "read as"), ("refuse", "refused")]
)
def test_a_proposed_code_is_decided_with_a_reason(
    study: Study, sit_down: SitDown, decision: str, shown: str
) -> None:
    made = study.propose("Bo", "first", "Warm tea")
    study.mark("Bo", "first", "noa", "with a key.", made)
    client, one = sit_down("lead"), load_pass(study.project, "first")
    assert "Warm tea" not in page(client, "/coding/passes/proposals/")
    client.post(f"/coding/passes/{one.id}/close/")
    html = page(client, "/coding/passes/proposals/")
    assert "1 to decide" in plain(html)
    assert "with a key." in html and "proposed by" in html
    to = study.code("Support").hex if decision == "map" else ""
    address = f"/coding/passes/{one.id}/proposals/{made}/"
    client.post(address, {"decision": decision, "to": to, "reason": "Cups"})
    said = plain(page(client, "/coding/passes/proposals/"))
    assert shown in said and "Cups" in said
    assert load_pass(study.project, "first").state == "ready"


def test_mapping_needs_a_code(study: Study, sit_down: SitDown) -> None:
    made = study.propose("Bo", "first", "Warm tea")
    client, one = sit_down("lead"), load_pass(study.project, "first")
    client.post(f"/coding/passes/{one.id}/close/")
    answer = client.post(f"/coding/passes/{one.id}/proposals/{made}/", {"decision": "map"})
    assert "Choose the code" in answer.content.decode()
    assert load_pass(study.project, "first").state == "closed"


def test_a_consensus_stands_under_the_pass_it_is_of(study: Study, sit_down: SitDown) -> None:
    close_pass(study.project, load_pass(study.project, "first"), by=study.owner)
    tea = next(q for q in load_disagreements(study.project, "first") if q.quote == TEA)
    settle(study.project, "first", tea.place, Ruling("both"), by=study.owner)
    html = page(sit_down())
    assert "Consensus of" in html
    assert "Consensus (not begun)" not in html


def test_the_approach_is_declared_at_the_foot_of_the_page(study: Study, sit_down: SitDown) -> None:
    client = sit_down("lead")
    client.post("/coding/passes/approach/", {"approach": "reflexive"})
    assert "The study’s approach is reflexive now." in page(client)
    assert "Krippendorff" not in page(client)
    assert sit_down("coder", name="Ada").post("/coding/passes/approach/").status_code == 403


def test_a_reflexive_report_has_no_agreement(study: Study) -> None:
    close_pass(study.project, load_pass(study.project, "first"), by=study.owner)
    assert load_report(study.project, person=study.owner).agreement
    save_approach(study.project, "reflexive", by=study.owner)
    assert not load_report(study.project, person=study.owner).agreement


def test_a_pass_that_is_not_there(study: Study, sit_down: SitDown) -> None:
    answer = sit_down().get(f"/coding/passes/{uuid.uuid4()}/compare/")
    assert answer.status_code == 404
    assert "There is no such pass" in answer.content.decode()
