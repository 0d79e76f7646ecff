"""What waits between choosing and importing: whose it is, where it lies, how it ends."""

from __future__ import annotations

import os
import re
import stat
import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from plurivox.store.check import check_project
from plurivox.store.project import Project
from plurivox.store.sources import load_sources
from plurivox.web import waiting
from plurivox.web.waiting import ROOM, Room
from tests.store.invented_files import LINES
from tests.web.conftest import SitDown
from tests.web.transcripts.browsing import CHOOSE, PATIENCE, choose, only, read


def test_what_waits_is_ones_own(sit_down: SitDown) -> None:
    there = choose(sit_down("coder", "Ana"), plain__txt=LINES)
    other = sit_down("owner")
    for page in ("", "0/"):
        assert other.get(there + page).status_code == 404
    never = other.get(f"{CHOOSE}never-was/how-far/").content
    assert other.get(f"{there}how-far/").content == never and b"plain" not in never
    for page in ("take/", "cancel/", "kinds/", "0/", "0/as-read/"):
        assert other.post(there + page).status_code == 404
    assert "Not imported yet" not in other.get(CHOOSE).content.decode()
    assert "Not imported yet" in sit_down("coder", "Ana").get(CHOOSE).content.decode()


def test_a_page_that_still_asks_after_a_cancel_is_told_so_and_asks_no_more(
    sit_down: SitDown,
) -> None:
    client = sit_down("coder")
    there = choose(client, plain__txt=LINES)
    client.post(f"{there}cancel/")
    late = client.get(f"{there}how-far/")
    assert late.status_code == 200 and "not waiting any more" in late.content.decode()
    assert "hx-" not in late.content.decode() and "HX-Redirect" not in late.headers


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


def long_files(count: int = 30) -> dict[str, str]:
    turns = "".join(f"Anna: We waited {n} days.\nBen: And then {n} more.\n" for n in range(3000))
    return {f"t{number}__txt": f"{turns}Anna: {number}\n" for number in range(count)}


def test_cancelling_while_it_is_stored_leaves_no_trace(
    sit_down: SitDown, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plurivox.web.transcripts.under_way.AT_ONCE", 0.0)
    client = sit_down("coder")
    there = choose(client, **long_files())
    client.post(f"{there}take/")
    one, until = only(client), time.monotonic() + PATIENCE
    page = client.get(there).content.decode()
    assert "Importing" in page and "Cancel" in page
    while one.work is None or one.work.progress().what != "Storing":
        assert time.monotonic() < until
        time.sleep(0.01)
    assert re.search(r"Storing: \d+ of 30", client.get(f"{there}how-far/").content.decode())
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
    one = choose(first, **long_files(20))
    two = choose(second, plain__txt=LINES, other__txt=LINES.replace("Jonas", "Till"))
    first.post(f"{one}take/")
    second.post(f"{two}take/")
    assert "this one begins when it is over" in second.get(two).content.decode()
    read(first, one)
    read(second, two)
    assert "Imported" in second.get(two).content.decode()
    assert len(load_sources(project)) == 22


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
