"""The preview of a transcript: what is corrected there is what is stored."""

from __future__ import annotations

import pytest

from plurivox.store.check import check_project
from plurivox.store.fieldwork import load_participants, load_sessions
from plurivox.store.project import Project
from plurivox.store.sources import load_sources, load_text
from plurivox.store.waiting import load_said
from plurivox.web.waiting import ROOM
from tests.store.invented_files import LINES
from tests.web.conftest import SitDown
from tests.web.transcripts.browsing import choose, form, only, read, take


def test_one_transcript_goes_straight_to_its_preview(sit_down: SitDown, project: Project) -> None:
    client = sit_down("coder")
    there = choose(client, plain__txt=LINES)
    answer = client.get(there)
    assert (answer.status_code, answer["Location"]) == (302, f"{there}0/")
    page = client.get(f"{there}0/").content.decode()
    assert "4 turns, 2 speakers, English; encoding UTF-8" in page
    assert "A man called Jonas. 🙂" in page
    assert load_sources(project) == []


def test_what_is_corrected_is_what_is_stored(sit_down: SitDown, project: Project) -> None:
    client = sit_down("coder")
    there = choose(client, plain__txt=f"9-Sep-2024 - 21m40s\n\n{LINES}")
    said = form(client, f"{there}0/")
    assert said["asks-0"] == "on" and "asks-1" not in said
    assert (said["day"], said["length"], said["session"], said["language"]) == (
        "2024-09-09", "21:40", "plain", "en",
    )  # fmt: skip
    said |= {
        "name-1": "Marta B",
        "who-1": "new",
        "number-1": "7",
        "role-1": "PSW",
        "gender-1": "female",
        "site": "Gulu",
        "session": "GU 1",
        "day": "2024-09-10",
        "length": "1:02:03",
        "language": "lg",
        "take": "",
    }
    answer = client.post(f"{there}0/", said)
    assert answer.status_code == 302
    answer = client.get(read(client, there))
    (source,) = load_sources(project)
    assert answer["Location"] == f"/transcripts/{source.id}/"
    assert (source.site, source.session, source.language) == ("Gulu", "GU 1", "lg")
    (session,) = load_sessions(project)
    assert (session.held, session.seconds) == ("2024-09-10", 3723)
    text = load_text(project, source.id)
    assert "Marta: A man called Jonas." in text.words
    assert [(one.name, one.asks) for one in text.speakers] == [
        ("Interviewer", True),
        ("Marta B", False),
    ]
    (person,) = load_participants(project)
    assert (person.number, person.site, person.role, person.gender) == (
        "7", "Gulu", "PSW", "female",
    )  # fmt: skip
    assert text.speakers[1].participant == person.id
    assert not ROOM._waiting
    assert check_project(project) == []


def test_the_preview_follows_every_change(sit_down: SitDown, project: Project) -> None:
    client = sit_down("coder")
    there = choose(client, plain__txt=LINES + "Matra: Yes.\nInterviewer: Good.\nMatra: Well.\n")
    said = form(client, f"{there}0/", **{"becomes-2": "1", "name-1": "Marta B"})
    page = client.post(f"{there}0/as-read/", said, headers={"hx-request": "true"}).content.decode()
    assert "7 turns, 2 speakers" in page and "Matra" not in page
    assert page.count("<bdi>Marta B</bdi>") == 4
    said["becomes-2"] = "nobody"
    page = client.post(f"{there}0/as-read/", said, headers={"hx-request": "true"}).content.decode()
    assert "5 turns, 2 speakers" in page and "Matra: Yes." in page
    # What is said is kept while it waits, also when the person goes away and comes back.
    assert 'value="nobody" selected' in client.get(f"{there}0/").content.decode()
    assert load_sources(project) == []


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name-1": " "}, "“Marta” needs a name"),
        ({"becomes-0": "1", "becomes-1": "0"}, "each said to be the other"),
        ({"who-1": "new", "number-1": ""}, "“Marta” needs a number or an id"),
        ({"day": "2024-02-31"}, "“2024-02-31 ” is no date"),
        ({"length": "long"}, "“long” is no length"),
    ],
)
def test_what_cannot_be_meant_is_said_and_nothing_is_stored(
    sit_down: SitDown, project: Project, changed: dict[str, str], sentence: str
) -> None:
    client = sit_down("coder")
    there = choose(client, plain__txt=LINES)
    answer = client.post(f"{there}0/", form(client, f"{there}0/", **changed) | {"take": ""})
    assert answer.status_code == 400
    assert sentence in answer.content.decode().replace("&quot;", '"')
    assert load_sources(project) == []


def test_somebody_new_without_a_number_does_not_disturb_the_preview(sit_down: SitDown) -> None:
    client = sit_down("coder")
    there = choose(client, plain__txt=LINES)
    said = form(client, f"{there}0/", **{"who-1": "new"})
    page = client.post(f"{there}0/as-read/", said, headers={"hx-request": "true"}).content.decode()
    assert "needs a number" not in page


def test_a_participant_whose_number_is_the_label_is_proposed(
    sit_down: SitDown, project: Project
) -> None:
    client = sit_down("lead")
    take(client, choose(client, people__csv="id,site,role\nMarta,Gulu,PSW\n8,Gulu,nurse\n"))
    there = choose(client, plain__txt=LINES)
    page = client.get(f"{there}0/").content.decode()
    assert "Proposed, because the number is the label" in page
    marta = load_participants(project)[1]
    assert marta.number == "Marta" and form(client, f"{there}0/")["who-1"] == str(marta.id)


def test_what_was_said_is_kept_beside_the_file(sit_down: SitDown) -> None:
    client = sit_down("coder")
    there = choose(client, plain__txt=LINES, other__txt=LINES.replace("Jonas", "Till"))
    said = form(client, f"{there}1/", site="Gulu")
    assert client.post(f"{there}1/", said | {"list": ""})["Location"] == there
    assert load_said(only(client).folder, 1).site == "Gulu"
    assert "looked at" in client.get(there).content.decode()
