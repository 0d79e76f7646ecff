"""The import in the browser, without a browser: files in, tables too, by those who may."""

from __future__ import annotations

from plurivox.store.fieldwork import load_participants
from plurivox.store.project import Project
from plurivox.store.sources import load_sources
from tests.store.invented_files import LINES, PARTICIPANTS
from tests.web.conftest import SitDown
from tests.web.transcripts.browsing import CHOOSE, choose, form, read, take


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
