"""The pages of saturation, co-occurrence and timeline, on a study whose pass is settled."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client

from plurivox.store.counting import save_without_counts
from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.project import Project
from tests.store.blind_study import Study, blind_study
from tests.web.conftest import SitDown


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Study:
    """Ben and Noa, coded by their only coder."""
    study = blind_study(project, owner)
    rows = ["source,coder,code,start,end"]
    for source, quote, code in (
        ("ben", "My supervisor", "Support"),
        ("ben", "six months", "Pay and contract"),
        ("noa", "I made tea.", "Support"),
    ):
        start = study.text(source).words.index(quote)
        rows.append(f"{source},Owner,{code},{start},{start + len(quote)}")
    files = read_files([File("joint.csv", "\n".join(rows).encode())], "codings")
    assert store_files(project, files, Choices(), by=owner)[0].stored
    return study


@pytest.fixture
def client(study: Study, sit_down: SitDown) -> Client:
    return sit_down("owner")


def words(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_new_codes_by_session_with_why_more_is_not_computed(client: Client) -> None:
    page = words(client, "/themes/saturation/")
    assert "base and run need six" in page
    assert '<svg class="picture"' in page
    assert "Read: " in page


def test_codes_together_open_their_passages(client: Client) -> None:
    page = words(client, "/themes/cooccurrence/?unit=source")
    (address,) = re.findall(r'href="(/themes/cooccurrence/[^"]+/[^"]+unit=source)"', page)
    opened = words(client, address)
    assert "My supervisor" in opened
    assert "six months" in opened
    assert "They do not stand" in words(client, address.replace("source", "overlap"))
    assert client.get(f"/themes/cooccurrence/{uuid.uuid4()}/{uuid.uuid4()}/").status_code == 404


def test_a_source_is_looked_along(client: Client, study: Study) -> None:
    page = words(client, f"/themes/timeline/?source={study.text('ben').source}")
    assert "Codes along <bdi>ben</bdi>" in page
    assert "Pay and contract" in page
    assert client.get(f"/themes/timeline/?source={uuid.uuid4()}").status_code == 404


@pytest.mark.parametrize("path", ["saturation/picture", "cooccurrence/picture", "timeline/{ben}"])
def test_pictures_are_taken_along(client: Client, study: Study, path: str) -> None:
    address = "/themes/" + path.format(ben=study.text("ben").source)
    assert b"<svg xmlns" in client.get(f"{address}.svg").content
    assert client.get(f"{address}.png").content.startswith(b"\x89PNG")
    assert client.get(f"{address}.pdf").status_code == 404


def test_a_study_that_does_not_count_shows_no_count(
    client: Client, project: Project, owner: uuid.UUID
) -> None:
    save_without_counts(project, True, by=owner)
    assert "This study does not count" in words(client, "/themes/saturation/")
    assert 'class="number' not in words(client, "/themes/cooccurrence/?unit=source")


def test_nor_do_its_pictures(
    client: Client, project: Project, owner: uuid.UUID, study: Study
) -> None:
    source = study.text("ben").source
    counted = words(client, f"/themes/timeline/?source={source}")
    assert "Support: 1" in counted
    save_without_counts(project, True, by=owner)
    for name in ("saturation", "cooccurrence"):
        for ending in ("svg", "png"):
            answer = client.get(f"/themes/{name}/picture.{ending}")
            assert answer.status_code == 400
            assert "This study does not count" in answer.content.decode()
    for address in (f"/themes/timeline/?source={source}", f"/themes/timeline/{source}.svg"):
        drawn = words(client, address)
        assert "<desc>Support; Pay and contract</desc>" in drawn
