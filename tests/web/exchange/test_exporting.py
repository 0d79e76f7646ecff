"""Exports in the browser: the same rows as the command's, only what the person may see."""

from __future__ import annotations

import csv
import io
import json
import re
import uuid
from collections.abc import Iterator

import openpyxl
import pytest

from plurivox.store.acts import act
from plurivox.store.importing import Choices, read_files, store_files
from plurivox.store.passes import add_pass, cover
from plurivox.store.project import Project
from plurivox.store.sources import source_names
from plurivox.web.waiting import ROOM
from tests.store.invented_files import LINES, PARTICIPANTS, codings, file
from tests.web.conftest import SitDown, somebody


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    yield
    ROOM.end()


@pytest.fixture(autouse=True)
def study(project: Project, owner: uuid.UUID) -> None:
    files = [file("plain.txt", LINES), file("p.csv", PARTICIPANTS), file("c.csv", codings("Ana"))]
    store_files(project, read_files(files), Choices(), by=owner)


def exported(client, kind: str, ending: str) -> bytes:  # type: ignore[no-untyped-def]
    answer = client.post("/exchange/", {"kind": kind, "ending": ending})
    assert answer.status_code == 302
    answer = client.get(answer["Location"])
    if "Content-Disposition" not in answer:  # it took longer: the page about it has the link
        one = next(iter(ROOM._waiting.values()))
        one.wait(60)
        link = re.search(
            r'href="([^"]*)">Download', client.get(f"/exchange/{one.key}/").content.decode()
        )
        assert link
        answer = client.get(link[1])
    assert answer["Content-Disposition"] == f'attachment; filename="{kind}{ending}"'
    return bytes(answer.content)


def test_codings_as_csv(sit_down: SitDown) -> None:
    words = exported(sit_down("coder"), "codings", ".csv").decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(words))
    assert (row["source"], row["coder"], row["code"], row["speaker"]) == (
        "plain", "Ana", "Waiting", "Marta",
    )  # fmt: skip
    assert LINES[int(row["start"]) : int(row["end"])] == row["quote"]


def test_participants_as_excel_and_codebook_as_json(sit_down: SitDown) -> None:
    client = sit_down("coder")
    sheet = openpyxl.load_workbook(io.BytesIO(exported(client, "participants", ".xlsx"))).active
    assert [cell.value for cell in sheet[2]][:3] == ["7", "Gulu", "low"]
    rows = json.loads(exported(client, "codebook", ".json"))
    assert "Waiting" in {row["name"] for row in rows}


def test_a_blind_pass_stays_blind(sit_down: SitDown, project: Project, owner: uuid.UUID) -> None:
    ana, ben = somebody(project, "coder", "Ana"), somebody(project, "coder", "Ben")
    with act(project, owner, "open pass") as deed:
        one = add_pass(deed, "blind")
        cover(deed, one, [ana, ben], source_names(project).values())
    with act(project, ana, "code") as deed, project.cursor() as cursor:
        cursor.execute("SELECT passage, code FROM coding WHERE project = %s", [project.id])
        passage, code = cursor.fetchone()
        deed.add("coding", passage=passage, code=code, **{"pass": one, "coder": ana})
    counts = {}
    for name, role in (("Ana", "coder"), ("Ben", "coder"), ("Owner", "owner")):
        words = exported(sit_down(role, name), "codings", ".csv").decode("utf-8-sig")
        counts[name] = len(list(csv.DictReader(io.StringIO(words))))
    assert counts == {"Ana": 2, "Ben": 1, "Owner": 1}


def test_what_is_written_is_ones_own_and_the_next_replaces_it(sit_down: SitDown) -> None:
    client = sit_down("coder", "Ana")
    there = client.post("/exchange/", {"kind": "codings", "ending": ".csv"})["Location"]
    (one,) = ROOM._waiting.values()
    assert sit_down("owner").get(f"/exchange/{one.key}/").status_code == 404
    assert sit_down("owner").get(there).status_code == 404
    exported(client, "codebook", ".csv")
    assert not one.folder.exists() and len(ROOM._waiting) == 1
    assert client.get(f"/exchange/{one.key}/").status_code == 404


def test_cancel(sit_down: SitDown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plurivox.web.exchange.exporting.AT_ONCE", 0.0)
    client = sit_down("coder")
    there = client.post("/exchange/", {"kind": "codings", "ending": ".xlsx"})["Location"]
    assert "Writing" in client.get(there).content.decode()
    (one,) = ROOM._waiting.values()
    assert client.post(f"/exchange/{one.key}/cancel/").status_code == 302
    assert not one.folder.exists() and one.work and not one.work.running


def test_who_may_and_what_there_is(sit_down: SitDown) -> None:
    assert sit_down("reader").get("/exchange/").status_code == 403
    client = sit_down("coder")
    page = client.get("/exchange/").content.decode()
    assert all(f"{kind} as CSV" in page for kind in ("Codings", "Codebook", "Participants"))
    for kind, ending in (("secrets", ".csv"), ("codings", ".exe"), ("", "")):
        answer = client.post("/exchange/", {"kind": kind, "ending": ending})
        assert answer.status_code == 200 and not ROOM._waiting


def test_a_page_that_still_asks_after_a_cancel_is_told_so_and_asks_no_more(
    sit_down: SitDown,
) -> None:
    client = sit_down("coder", "Ana")
    client.post("/exchange/", {"kind": "codings", "ending": ".csv"})
    there = f"/exchange/{next(iter(ROOM._waiting))}/"
    client.post(f"{there}cancel/")
    late = client.get(f"{there}how-far/")
    assert late.status_code == 200 and "not waiting any more" in late.content.decode()
    assert "hx-" not in late.content.decode() and "HX-Redirect" not in late.headers
