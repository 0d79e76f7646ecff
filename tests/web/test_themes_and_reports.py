"""The themes and the report as pages, on the small invented study that tests of passes use."""

from __future__ import annotations

import io
import re
import uuid

import docx
import pytest
from django.test import Client

from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.pass_acts import close_pass
from plurivox.store.passes import load_pass
from plurivox.store.project import Project
from tests.store.blind_study import Study, blind_study
from tests.web.conftest import SitDown

NURSE = "The nurse who sat down."
THEMES = "name,definition,codes\nBeing held,Somebody sits down.,Support\nLoose ends,What frays.,\n"


@pytest.fixture
def client(sit_down: SitDown) -> Client:
    """The owner's browser."""
    return sit_down("owner", name="Owner")


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Study:
    """Two coders marked the nurse; nothing is settled. A joint coding of Ben, and two themes."""
    study = blind_study(project, owner)
    for coder in ("Ada", "Bo"):
        study.mark(coder, "first", "noa", NURSE, study.code("Support"))
    words = study.text("ben").words
    start = words.index("My supervisor")
    table = f"source,coder,code,start,end\nben,Owner,Support,{start},{start + 13}\n"
    files = [File("themes.csv", THEMES.encode()), File("joint.csv", table.encode())]
    reads = [*read_files(files[:1], "themes"), *read_files(files[1:], "codings")]
    assert all(one.stored for one in store_files(project, reads, Choices(), by=owner))
    return study


def test_the_themes_with_their_codes_and_what_is_in_none(study: Study, client: Client) -> None:
    words = client.get("/themes/").content.decode()
    loose = words.partition("Codes in no theme")[2].partition("A new theme")[0]
    assert "Pay and contract" in loose
    assert "Support" not in loose
    (held,) = re.findall(r'href="(/themes/[0-9a-f-]{36}/)"[^>]*><bdi>Being held', words)
    words = client.get(held).content.decode()
    assert "Somebody sits down." in words
    assert "Support" in words


def test_the_report_says_what_is_settled_and_what_is_missing(
    study: Study, client: Client, project: Project, owner: uuid.UUID
) -> None:
    words = client.get("/reports/").content.decode()
    assert "My supervisor" in words
    assert NURSE not in words, "an open pass shows nothing"
    close_pass(project, load_pass(project, "first"), by=owner)
    words = client.get("/reports/").content.decode()
    assert NURSE not in words, "independent layers are never summed"
    assert "noa is coded independently and not settled yet." in words
    assert "Ada and Bo coded" in words


def test_the_report_is_handed_over_as_word(study: Study, client: Client) -> None:
    answer = client.post("/exchange/", {"kind": "report", "ending": ".docx"}, follow=True)
    document = docx.Document(io.BytesIO(answer.content))
    assert "Being held" in [paragraph.text for paragraph in document.paragraphs]


def test_a_kind_and_an_ending_that_do_not_go_together_write_nothing(
    study: Study, client: Client
) -> None:
    answer = client.post("/exchange/", {"kind": "codings", "ending": ".docx"})
    assert answer.status_code == 200
    assert b"Tables for a statistics program" in answer.content
