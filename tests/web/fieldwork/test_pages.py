"""Sites and participants: the totals, the lists, and writing them."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client

from plurivox.store.check import check_project
from plurivox.store.fieldwork import load_participants, load_sites
from plurivox.store.importing import Choices, read_files, store_files
from plurivox.store.project import Project
from plurivox.store.undo import undo
from tests.store.invented_files import file
from tests.web.conftest import SitDown

PEOPLE = (
    "id,site,setting,session,role,gender,age group\n"
    "1,Gulu,low,GU 1,PSW,female,30-39\n2,Gulu,low,GU 1; GU 2,nurse,male,\n"
    "1,Akko,high,AK 1,PSW,female,\n"
)


@pytest.fixture(autouse=True)
def people(project: Project, owner: uuid.UUID) -> None:
    store_files(project, read_files([file("people.csv", PEOPLE)]), Choices(), by=owner)


def words(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def cells(page: str) -> list[list[str]]:
    """The first table of a page, row by row, without markup."""
    table = page.partition("<table")[2].partition("</table>")[0]
    return [
        [
            " ".join(re.sub(r"<[^>]+>", " ", cell).split())
            for cell in re.split(r"</t[hd]>", row)[:-1]
        ]
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", table, re.S)
    ]


def test_the_totals(sit_down: SitDown) -> None:
    assert cells(words(sit_down("reader"), "/fieldwork/")) == [
        ["", "Role", "Gender"],
        ["Site", "Setting", "Sessions", "People", "PSW", "nurse", "female", "male"],
        ["Akko", "high", "1", "1", "1", "–", "1", "–"],
        ["Gulu", "low", "2", "2", "1", "1", "1", "1"],
        ["All", "", "3", "3", "2", "1", "2", "1"],
    ]


def test_many_roles_share_the_last_column(
    sit_down: SitDown, project: Project, owner: uuid.UUID
) -> None:
    rows = "".join(f"{n},Ulm,role {n}\n" for n in range(20))
    store_files(
        project, read_files([file("more.csv", "id,site,role\n" + rows)]), Choices(), by=owner
    )
    table = cells(words(sit_down("reader"), "/fieldwork/"))
    assert len(table[1]) == 4 + 8 + 2 and table[1][11] == "others"
    assert sum(int(cell) for cell in table[-1][4:12]) == 23


def test_a_number_of_people_opens_them(sit_down: SitDown) -> None:
    client = sit_down("reader")
    page = words(client, "/fieldwork/")
    (path,) = re.findall(r'href="(/fieldwork/participants/\?site=Gulu)"', page)
    assert [row[:3] for row in cells(words(client, path))[1:]] == [
        ["1", "PSW", "female"],
        ["2", "nurse", "male"],
    ]
    everybody = cells(words(client, "/fieldwork/participants/"))
    assert everybody[0] == ["Site", "Number", "Role", "Gender", "Sessions", "age group"]
    assert len(everybody) == 4


def test_a_site_is_written(sit_down: SitDown, project: Project, owner: uuid.UUID) -> None:
    client = sit_down("lead")
    assert client.post("/fieldwork/sites/new/", {"name": " Ulm "}).status_code == 302
    site = next(one for one in load_sites(project) if one.name == "Ulm")
    path = f"/fieldwork/sites/{site.id}/"
    client.post(
        path, {"name": "Ulm", "setting": "high", "setting_year": "2023", "country": "Germany"}
    )
    again = next(one for one in load_sites(project) if one.name == "Ulm")
    assert (again.setting, again.setting_year, again.country) == ("high", "2023", "Germany")
    assert "Ulm" in cells(words(client, "/fieldwork/"))[4]  # also without anybody in it
    for name, sentence in (("Gulu", "There is a site Gulu already"), ("", "Write the site")):
        answer = client.post(path, {"name": name})
        assert answer.status_code == 400 and sentence in answer.content.decode()
    assert check_project(project) == []


def test_a_participant_is_written(sit_down: SitDown, project: Project) -> None:
    client = sit_down("lead")
    said = {"number": "3", "site": "Gulu", "role": "nurse", "gender": "female", "sessions": "GU 2"}
    answer = client.post(
        "/fieldwork/participants/new/", said | {"new-name": "age group", "new-words": "40-49"}
    )
    assert answer.status_code == 302
    person = next(one for one in load_participants(project) if one.number == "3")
    assert (person.site, person.sessions) == ("Gulu", ("GU 2",))
    assert person.attributes == {"age group": "40-49"}
    path = f"/fieldwork/participants/{person.id}/"
    client.post(path, said | {"site": "Akko", "sessions": "AK 1", "has-0": "50-59"})
    person = next(one for one in load_participants(project) if one.number == "3")
    assert (person.site, person.sessions, person.attributes) == (
        "Akko", ("AK 1",), {"age group": "50-59"},
    )  # fmt: skip
    assert check_project(project) == []


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"number": "1", "site": "Gulu"}, "Gulu has a participant 1 already"),
        ({"number": "", "site": "Gulu"}, "Write a number or an id"),
        ({"number": "9", "site": "Nowhere"}, "There is no site Nowhere"),
    ],
)
def test_what_cannot_be_meant_is_said(
    sit_down: SitDown, project: Project, said: dict[str, str], sentence: str
) -> None:
    answer = sit_down("lead").post("/fieldwork/participants/new/", said)
    assert answer.status_code == 400 and sentence in answer.content.decode()
    assert len(load_participants(project)) == 3


def test_a_participant_is_removed_and_undo_brings_them_back(
    sit_down: SitDown, project: Project, owner: uuid.UUID
) -> None:
    person = load_participants(project)[0]
    client = sit_down("owner")
    assert client.post(f"/fieldwork/participants/{person.id}/remove/").status_code == 302
    assert len(load_participants(project)) == 2
    assert client.get(f"/fieldwork/participants/{person.id}/").status_code == 404
    undo(project, owner)
    assert len(load_participants(project)) == 3


@pytest.mark.parametrize("role", ["coder", "reader"])
def test_only_owner_and_leads_write(sit_down: SitDown, project: Project, role: str) -> None:
    client = sit_down(role)
    person, site = load_participants(project)[0], load_sites(project)[0]
    for path in (f"participants/{person.id}/", f"sites/{site.id}/"):
        assert (
            "<button"
            not in words(client, f"/fieldwork/{path}").partition("<main")[2].partition("</main>")[0]
        )
        assert client.post(f"/fieldwork/{path}", {"name": "x", "number": "x"}).status_code == 403
    for path in ("participants/new/", "sites/new/", f"participants/{person.id}/remove/"):
        assert client.post(f"/fieldwork/{path}").status_code == 403
    assert client.get("/fieldwork/sites/new/").status_code == 403


def test_what_is_not_there(sit_down: SitDown) -> None:
    client = sit_down("lead")
    for path in ("participants", "sites"):
        assert client.get(f"/fieldwork/{path}/{uuid.uuid4()}/").status_code == 404
