"""The codebook in pages: codes are made, defined, moved, merged, split, retired, released."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client

from plurivox.store.codebook import CodeView, load_codes
from plurivox.store.project import Project
from tests.store.blind_study import Study
from tests.store.reading_study import TEA, Desk, acts_of, reading_study
from tests.web.conftest import SitDown


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Study:
    return reading_study(project, owner)


@pytest.fixture
def lead(study: Study, sit_down: SitDown) -> Client:
    return sit_down("lead", "Lea")


def sent(client: Client, address: str, expected: int = 302, /, **said: str) -> str:
    """A form, under a key of its own; the text of the answer."""
    answer = client.post(f"/coding/{address}", {"act": str(uuid.uuid4())} | said)
    assert answer.status_code == expected, answer.content.decode()
    return str(answer.content.decode())


def one(project: Project, name: str) -> CodeView:
    return next(code for code in load_codes(project) if code.name == name)


def test_a_code_is_made_with_its_whole_definition(lead: Client, project: Project) -> None:
    parent = one(project, "Support").id
    said = {
        "name": "A chair", "parent": str(parent), "short": "To be given a place", "full": "In full",
        "use": "When a place is given", "not_for": "Not for furniture", "origin": "inductive",
        "level": "latent", "status": "draft", "color": "c7", "domain": "places",
    }  # fmt: skip
    sent(lead, "codebook/new/", **said)
    made = one(project, "A chair")
    assert made.path == ("Support", "A chair")
    for name in said.keys() - {"parent"}:
        assert getattr(made, name) == said[name], name
    page = lead.get(f"/coding/codebook/{made.id}/").content.decode()
    assert "To be given a place" in page and 'value="c7" aria-label="hue 7" checked' in page


def test_a_name_that_is_taken_is_told_and_what_was_typed_stays(
    lead: Client, project: Project
) -> None:
    page = sent(lead, "codebook/new/", 400, name="support", full="Typed with care")
    assert "There is a code “support” in this place already" in page
    assert "Typed with care" in page
    page = sent(lead, "codebook/new/", 400, name=" ", full="Typed with care")
    assert "A code needs a name." in page


def test_a_code_is_renamed_and_moved_with_a_reason(lead: Client, project: Project) -> None:
    support, duties = one(project, "Support"), one(project, "Unclear duties")
    change, move = f"codebook/{duties.id}/change/", f"codebook/{duties.id}/move/"
    before = acts_of(project)
    page = sent(lead, change, 400, name="Unclear work", short="Nobody said")
    assert "Say why it is renamed" in page and "Nobody said" in page
    assert "Say why" in sent(lead, move, 400, parent=str(support.id))
    assert "Say why" in sent(lead, move, 409, parent=str(support.id), script="1")
    assert acts_of(project) == before
    sent(lead, change, name="Unclear work", short="Nobody said", reason="Wider than duties")
    assert one(project, "Unclear work").short == "Nobody said"
    assert one(project, "Unclear work").reason == "Wider than duties"
    sent(lead, change, name="Unclear work", short="Nobody said it")  # the same name needs none
    sent(lead, move, parent=str(support.id), reason="It is about being held")
    assert one(project, "Unclear work").path == ("Support", "Unclear work")
    assert "It is about being held" in lead.get(f"/coding/codebook/{duties.id}/").content.decode()
    sent(lead, move, parent="", before=str(support.id), reason="After all not")
    assert [code.name for code in load_codes(project)][0] == "Unclear work"
    sent(lead, move, parent="")  # another order among the same needs none
    assert one(project, "Unclear work").reason == "After all not"
    refused = sent(
        lead, f"codebook/{support.id}/move/", 409,
        parent=str(support.id), script="1", reason="A mistake",
    )  # fmt: skip
    assert "cannot hang below itself" in refused


def test_merging_splitting_and_retiring_each_say_why(
    lead: Client, project: Project, study: Study
) -> None:
    desk = Desk(study, "Lea")
    support, duties, pay = (
        one(project, n).id for n in ("Support", "Unclear duties", "Pay and contract")
    )
    desk.code(TEA, duties)
    before = acts_of(project)
    for address, said in (
        (f"codebook/{duties}/merge/", {"into": str(support)}),
        (f"codebook/{pay}/split/", {"names": "Pay\nContract"}),
        (f"codebook/{pay}/retire/", {}),
    ):
        assert "Say why" in sent(lead, address, 400, **said)
    assert acts_of(project) == before
    sent(lead, f"codebook/{duties}/merge/", into=str(support), reason="The same")
    assert desk.sees() == [("Lea", "Support", TEA)]
    sent(lead, f"codebook/{pay}/split/", names="Pay\n\nContract\n", reason="Two things")
    assert [code.path for code in load_codes(project) if code.parent == pay] == [
        ("Pay and contract", "Pay"), ("Pay and contract", "Contract"),
    ]  # fmt: skip
    sent(lead, f"codebook/{pay}/retire/", reason="Split")
    assert one(project, "Pay and contract").status == "retired"
    assert "Split" in lead.get(f"/coding/codebook/{pay}/").content.decode()
    sent(lead, f"codebook/{pay}/retire/", again="1")
    assert one(project, "Pay and contract").status != "retired"


def test_undo_on_the_page_of_the_codebook_names_what_it_took_back(
    lead: Client, project: Project
) -> None:
    sent(lead, "codebook/new/", name="A chair")
    assert lead.post("/coding/codebook/undo/").status_code == 302
    assert "Taken back: " in lead.get("/coding/codebook/").content.decode()
    assert all(code.name != "A chair" for code in load_codes(project))
    lead.post("/coding/codebook/undo/", {"again": "1"})
    assert one(project, "A chair")


def test_a_form_that_is_sent_twice_is_taken_once(lead: Client, project: Project) -> None:
    act = str(uuid.uuid4())
    for _ in range(2):
        sent(lead, "codebook/new/", act=act, name="A chair")
    assert [code.name for code in load_codes(project)].count("A chair") == 1


@pytest.mark.parametrize("role", ["coder", "reader"])
def test_who_does_not_look_after_the_codebook_only_reads_it(
    role: str, study: Study, sit_down: SitDown, project: Project
) -> None:
    client = sit_down(role, "Ida")
    code = one(project, "Support").id
    page = client.get(f"/coding/codebook/{code}/").content.decode()
    assert "Merge into another" not in page and "<textarea" not in page
    before = acts_of(project)
    for address in ("codebook/new/", f"codebook/{code}/change/"):
        answer = client.post(f"/coding/{address}", {"act": str(uuid.uuid4()), "name": "Mine"})
        assert answer.status_code in (400, 403)
    for verb in ("move", "merge", "split", "retire"):
        said = {"act": str(uuid.uuid4()), "reason": "x"}
        assert client.post(f"/coding/codebook/{code}/{verb}/", said).status_code == 403
    assert client.post("/coding/releases/", {"act": str(uuid.uuid4())}).status_code == 403
    assert acts_of(project) == before


def test_releases_and_what_changed_between_them(lead: Client, project: Project) -> None:
    assert "There is no release yet" in lead.get("/coding/releases/").content.decode()
    sent(lead, "releases/", note="The first")
    code = one(project, "Support").id
    sent(lead, f"codebook/{code}/change/", name="Being helped", short="A hand", reason="Clearer")
    page = lead.get("/coding/releases/").content.decode()
    assert "The first" in page and "since release" in page
    now = lead.get("/coding/releases/1/now/").content.decode()
    assert "Renamed" in now and "Being helped" in now and "<ins>A hand</ins>" in now
    sent(lead, "releases/")
    assert lead.get("/coding/releases/1/2/").status_code == 200
    asked = lead.get("/coding/releases/compare/", {"before": "1", "after": "2"})
    assert asked["Location"] == "/coding/releases/1/2/"
    assert "Nothing changed." in lead.get("/coding/releases/2/2/").content.decode()
    missing = lead.get("/coding/releases/1/7/")
    assert missing.status_code == 400 and "There is no release 7" in missing.content.decode()
