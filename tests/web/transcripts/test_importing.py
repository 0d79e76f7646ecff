"""The import in the browser, without a browser: what waits, who may see it, what becomes of it."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from plurivox.store.check import check_project
from plurivox.store.fieldwork import load_participants, load_sessions
from plurivox.store.project import Project
from plurivox.store.sources import load_sources, load_text
from plurivox.store.waiting import load_said
from plurivox.web import waiting
from plurivox.web.waiting import ROOM, Room, Waiting
from tests.store.invented_files import LINES, PARTICIPANTS
from tests.web.conftest import SitDown

CHOOSE = "/transcripts/import/"


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """Whatever a test leaves waiting goes with it."""
    yield
    ROOM.end()


def choose(client: Client, **files: str | bytes) -> str:
    """Choose files as name=words (double underscores are dots); the address they wait at."""
    sent = [
        SimpleUploadedFile(
            name.replace("__", "."), words.encode() if isinstance(words, str) else words
        )
        for name, words in files.items()
    ]
    answer = client.post(CHOOSE, {"files": sent})
    assert answer.status_code == 302, answer.content.decode()
    return read(client, answer["Location"])


def read(client: Client, there: str) -> str:
    """Wait as the page does until the work of it is over."""
    until = time.monotonic() + 60
    while "HX-Redirect" not in client.get(f"{there}how-far/").headers:
        assert time.monotonic() < until
        time.sleep(0.05)
    return there


def form(client: Client, page: str, **changed: str | None) -> dict[str, str]:
    """What the form of a preview holds, with some fields changed; None takes a field out."""
    words = client.get(page).content.decode()
    fields: dict[str, str] = {}
    for tag in re.findall(r'<input [^>]*name="[^"]+"[^>]*>', words):
        name, value = _attribute(tag, "name"), _attribute(tag, "value")
        if name == "csrfmiddlewaretoken":
            continue
        if 'type="checkbox"' in tag:
            fields.pop(name, None)
            if " checked" in tag:
                fields[name] = "on"
        else:
            fields[name] = value
    for name, options in re.findall(
        r'<select [^>]*name="([^"]+)"[^>]*>(.*?)</select>', words, re.S
    ):
        chosen = re.search(r'value="([^"]*)" selected', options)
        fields[name] = chosen[1] if chosen else ""
    fields |= changed
    return {name: value for name, value in fields.items() if value is not None}


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return found[1] if found else ""


def only(client: Client) -> Waiting:
    (one,) = ROOM._waiting.values()
    return one


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


def take(client: Client, there: str, **said: Any) -> str:
    """Import what waits; the page that tells what became of it."""
    assert client.post(f"{there}take/", said).status_code == 302
    return client.get(read(client, there)).content.decode()


def test_several_files_are_listed_and_go_in_together(sit_down: SitDown, project: Project) -> None:
    client = sit_down("lead")
    there = choose(
        client,
        one__txt=LINES,
        two__txt=LINES.replace("Jonas", "Till"),
        people__csv=PARTICIPANTS,
        empty__docx=b"x",
        song__mp3="ID3",
    )
    page = client.get(there).content.decode()
    assert "2 transcripts nobody has looked at" in page
    assert "4 turns of Interviewer (asks), Marta; English" in page
    assert "1 good row" in page and "Import the 3 that were read" in page
    assert "song.mp3: files that end in “.mp3” are not read" in page
    page = take(client, there)
    assert "one: 4 turns" in page and "people.csv: 1 participant." in page
    assert "Not imported" in page and "empty.docx" in page
    assert {one.name for one in load_sources(project)} == {"one", "two"}
    assert client.post(f"{there}cancel/").status_code == 302  # puts the list away
    assert len(load_sources(project)) == 2


def test_a_file_may_stay_out(sit_down: SitDown, project: Project) -> None:
    client = sit_down("lead")
    there = choose(client, one__txt=LINES, two__txt=LINES.replace("Jonas", "Till"))
    take(client, there, without=["1"])
    assert len(load_sources(project)) == 1


def test_good_rows_are_a_persons_choice(sit_down: SitDown, project: Project) -> None:
    client = sit_down("lead")
    table = "id,site\n1,Gulu\n,Gulu\n2,Gulu\n"
    there = choose(client, people__csv=table)
    page = client.get(there).content.decode()
    assert "2 good rows" in page and "people.csv, line 3:" in page and "Take the good rows" in page
    page = take(client, there)
    assert "Nothing was imported" in page and "people.csv, line 3:" in page
    assert load_participants(project) == []
    page = take(client, choose(client, people__csv=table), skip="on")
    assert "people.csv: 2 participants." in page and "Rows passed over" in page
    assert len(load_participants(project)) == 2


def test_a_kind_that_was_guessed_wrongly_is_said(sit_down: SitDown, project: Project) -> None:
    client = sit_down("lead")
    there = choose(client, odd__csv="speaker,words,id\nAnna,Yes,1\nBen,No,2\n")
    assert client.get(there).status_code == 302  # guessed to be turns
    client.post(f"{there}kinds/", {"kind-0": "participants"})
    page = client.get(read(client, there)).content.decode()
    assert "2 good rows" in page
    take(client, there)
    assert [one.number for one in load_participants(project)] == ["1", "2"]


def test_codings_with_a_coder_and_a_pass(sit_down: SitDown, project: Project) -> None:
    client = sit_down("lead")
    choose_and_take = choose(client, plain__txt=LINES)
    client.post(f"{choose_and_take}0/", form(client, f"{choose_and_take}0/") | {"take": ""})
    read(client, choose_and_take)
    client.get(choose_and_take)
    there = choose(client, codings__csv="source,code,start,end\nplain,Waiting,0,11\n")
    page = client.get(there).content.decode()
    assert "Whose they are" in page and "A name for the imported pass" in page
    page = take(client, there, coder="Ana", in_pass="first", sources=["plain"])
    assert "codings.csv: 1 coding (Ana 1)." in page


def test_a_coder_does_not_import_tables_and_a_reader_nothing(
    sit_down: SitDown, project: Project
) -> None:
    client = sit_down("coder")
    there = choose(client, plain__txt=LINES, people__csv=PARTICIPANTS)
    page = client.get(there).content.decode()
    assert "The owner or a lead imports tables." in page
    page = take(client, there)
    assert "people.csv: A coder cannot import tables" in page
    assert load_participants(project) == [] and len(load_sources(project)) == 1
    assert sit_down("reader").get(CHOOSE).status_code == 403


def test_already_imported_is_one_sentence(sit_down: SitDown, project: Project) -> None:
    client = sit_down("coder")
    for _ in range(2):
        there = choose(client, plain__txt=LINES)
        client.post(f"{there}0/", form(client, f"{there}0/") | {"take": ""})
        page = client.get(read(client, there), follow=True).content.decode()
    assert "plain.txt is in the project already" in page
    assert len(load_sources(project)) == 1


def test_no_file_chosen(sit_down: SitDown) -> None:
    answer = sit_down("coder").post(CHOOSE, {})
    assert answer.status_code == 400 and "No file was chosen" in answer.content.decode()


def test_what_waits_is_ones_own(sit_down: SitDown) -> None:
    there = choose(sit_down("coder", "Ana"), plain__txt=LINES)
    other = sit_down("owner")
    for page in ("", "0/", "how-far/"):
        assert other.get(there + page).status_code == 404
    for page in ("take/", "cancel/", "kinds/", "0/", "0/as-read/"):
        assert other.post(there + page).status_code == 404
    assert "Not imported yet" not in other.get(CHOOSE).content.decode()
    assert "Not imported yet" in sit_down("coder", "Ana").get(CHOOSE).content.decode()


@pytest.mark.skipif(os.name != "posix", reason="rights are told otherwise there")
def test_what_waits_is_private_and_outside_of_the_project(
    sit_down: SitDown, project: Project
) -> None:
    client = sit_down("coder")
    there = choose(client, **{"..__secret name": LINES}, plain__txt=LINES)
    folder = only(client).folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    files = list(folder.iterdir())
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert not any("plain" in path.name or "secret" in path.name for path in files)
    if project.is_file:
        beside = Path(project.location).parent.glob("study*")
        assert not any(b"A man called Jonas" in path.read_bytes() for path in beside)
    client.post(f"{there}cancel/")
    assert not folder.exists()
    assert client.get(there).status_code == 404


def test_the_end_of_the_server_takes_everything_away(sit_down: SitDown) -> None:
    client = sit_down("coder")
    choose(client, plain__txt=LINES)
    folder = only(client).folder
    ROOM.end()
    assert not folder.parent.exists()


def test_what_a_killed_server_left_goes_when_the_next_needs_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting.tempfile, "tempdir", str(tmp_path))
    dead, alive = tmp_path / f"{waiting.PREFIX}4194999-x", tmp_path / f"{waiting.PREFIX}1-x"
    dead.mkdir()
    alive.mkdir()
    (dead / "0.file").write_text(LINES)
    room = Room()
    folder = room.folder()
    assert not dead.exists() and alive.exists() and folder.exists()
    room.end()


def long_files(count: int = 60) -> dict[str, str]:
    turns = "".join(f"Anna: We waited {n} days.\nBen: And then {n} more.\n" for n in range(3000))
    return {f"t{number}__txt": f"{turns}Anna: {number}\n" for number in range(count)}


def test_cancelling_while_it_is_stored_leaves_no_trace(
    sit_down: SitDown, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plurivox.web.transcripts.under_way.AT_ONCE", 0.0)
    client = sit_down("coder")
    there = choose(client, **long_files())
    client.post(f"{there}take/")
    one, until = only(client), time.monotonic() + 60
    page = client.get(there).content.decode()
    assert "Importing" in page and "Cancel" in page
    while one.work is None or one.work.progress().what != "Storing":
        assert time.monotonic() < until
        time.sleep(0.01)
    assert re.search(r"Storing: \d+ of 60", client.get(f"{there}how-far/").content.decode())
    assert client.post(f"{there}cancel/")["Location"] == CHOOSE
    assert one.work.process.poll() is not None and not one.folder.exists()
    assert load_sources(project) == []
    if project.is_file:
        for ending in ("", "-wal"):
            path = Path(f"{project.location}{ending}")
            assert b"We waited" not in (path.read_bytes() if path.exists() else b"")
    assert "nothing was imported" in client.get(CHOOSE).content.decode()
    assert check_project(project) == []


def test_others_read_and_write_while_files_are_read(
    sit_down: SitDown, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plurivox.web.transcripts.choosing.AT_ONCE", 0.0)
    client, other = sit_down("coder"), sit_down("owner")
    files = [
        SimpleUploadedFile(n.replace("__", "."), w.encode()) for n, w in long_files(20).items()
    ]
    there = client.post(CHOOSE, {"files": files})["Location"]
    begun = time.monotonic()
    assert other.get("/fieldwork/").status_code == 200
    answer = other.post("/fieldwork/sites/new/", {"name": "Gulu"})
    assert answer.status_code == 302 and time.monotonic() - begun < 2
    assert "Reading" in client.get(there).content.decode()
    client.post(f"{there}cancel/")


def test_one_long_work_at_a_time_the_next_stands_in_line(
    sit_down: SitDown, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plurivox.web.transcripts.under_way.AT_ONCE", 0.0)
    first, second = sit_down("coder", "Ana"), sit_down("coder", "Ben")
    one = choose(first, **long_files(40))
    two = choose(second, plain__txt=LINES, other__txt=LINES.replace("Jonas", "Till"))
    first.post(f"{one}take/")
    second.post(f"{two}take/")
    assert "this one begins when it is over" in second.get(two).content.decode()
    read(first, one)
    read(second, two)
    assert "Imported" in second.get(two).content.decode()
    assert len(load_sources(project)) == 42


def test_what_goes_wrong_is_told_without_words(
    sit_down: SitDown, project: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    client = sit_down("coder")
    there = choose(client, plain__txt=LINES, other__txt=LINES.replace("Jonas", "Till"))
    (only(client).folder / "0.file").unlink()
    client.post(f"{there}take/")
    page = client.get(read(client, there)).content.decode()
    assert "Something went wrong in Plurivox; nothing was changed." in page
    said = capfd.readouterr().err
    assert "FileNotFoundError, raised in" in said and "Jonas" not in said
    assert load_sources(project) == []


def test_what_was_said_is_kept_beside_the_file(sit_down: SitDown) -> None:
    client = sit_down("coder")
    there = choose(client, plain__txt=LINES, other__txt=LINES.replace("Jonas", "Till"))
    said = form(client, f"{there}1/", site="Gulu")
    assert client.post(f"{there}1/", said | {"list": ""})["Location"] == there
    assert load_said(only(client).folder, 1).site == "Gulu"
    assert "looked at" in client.get(there).content.decode()
