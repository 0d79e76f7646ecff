"""`plurivox import` as people type it: what it prints, how it ends, what it leaves behind."""

from __future__ import annotations

import codecs
import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.store.invented_files import LINES, PARTICIPANTS, codings, tables, transcripts


def plurivox(*words: object, **more: Any) -> subprocess.CompletedProcess[str]:
    """One command, in a process without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "plurivox", *map(str, words)],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"},
        **more,
    )


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A project of which only its file is known."""
    path = tmp_path / "study.plurivox"
    assert plurivox("new", path, "--title", "Invented", "--owner", "Lena").returncode == 0
    return path


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "plain.txt"
    path.write_text(LINES, encoding="utf-8")
    return path


def status(study: Path) -> dict[str, int]:
    return json.loads(plurivox("status", study, "--json").stdout)  # type: ignore[no-any-return]


def write(folder: Path, name: str, words: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(words if isinstance(words, bytes) else words.encode())
    return path


def test_every_kind_at_once(study: Path, tmp_path: Path) -> None:
    every = [*tables(), *transcripts()]
    paths = [write(tmp_path, one.name, one.data) for one in every]
    done = plurivox("import", study, *paths, "--yes", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    rows = json.loads(done.stdout)
    assert {row["file"] for row in rows} == {one.name for one in every}
    assert all(row["stored"] for row in rows)
    assert status(study)["sources"] == 10
    assert plurivox("check", study).stdout.strip() == "sound"


def test_without_a_terminal_it_says_what_it_would_have_asked(
    study: Path, talk: Path, tmp_path: Path
) -> None:
    people = write(tmp_path, "people.csv", PARTICIPANTS)
    done = plurivox("import", study, talk, people)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "This would ask: plain.txt: 4 turns of Interviewer (asks), Marta; language en; "
        "encoding UTF-8. Import it so?",
        "Nothing was imported; say --yes to take all of it as it stands.",
    ]
    assert status(study)["participants"] == 0
    assert plurivox("import", study, people).returncode == 0  # a table asks nothing


def test_of_what_is_there_already_nothing_is_asked(study: Path, talk: Path) -> None:
    assert plurivox("import", study, talk, "--yes").returncode == 0
    done = plurivox("import", study, talk)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("plain.txt is in the project already; remove its source")
    assert done.stderr.count("\n") == 1


def test_four_of_five_go_in(study: Path, talk: Path, tmp_path: Path) -> None:
    empty = write(tmp_path, "empty.docx", b"")
    nowhere = tmp_path / "nowhere.txt"
    done = plurivox("import", study, talk, empty, nowhere, "--yes")
    assert done.returncode == 1
    assert "plain: 4 turns, speakers Interviewer, Marta." in done.stdout
    lines = done.stderr.splitlines()
    assert len(lines) == 2
    assert any("empty.docx: the file is empty" in line for line in lines)
    assert any("nowhere.txt cannot be read (No such file or directory)" in line for line in lines)
    assert status(study)["sources"] == 1


def test_as_says_what_a_file_is(study: Path, tmp_path: Path) -> None:
    odd = write(tmp_path, "odd.csv", "speaker,words,id\nAnna,Yes,1\nBen,No,2\n")
    done = plurivox("import", study, odd, "--as", "participants")
    assert done.stdout.strip() == "odd.csv: 2 participants."
    wrong = plurivox("import", study, odd, "--as", "novel")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    kinds = "(choose from 'transcript', 'article', 'participants'"
    assert f"invalid choice: 'novel' {kinds}" in wrong.stderr


def test_coder_pass_and_sources(study: Path, talk: Path, tmp_path: Path) -> None:
    other = write(tmp_path, "other.txt", LINES.replace("Jonas", "Till"))
    assert plurivox("import", study, talk, other, "--yes").returncode == 0
    ana = write(tmp_path, "ana.csv", codings("Ana"))
    bare = codings("Ben").replace("coder,", "").replace("plain,Ben,", "plain,")
    ben = write(tmp_path, "ben.csv", bare)
    first = ("--pass", "first", "--sources", "plain", "other")
    assert plurivox("import", study, ana, *first).returncode == 0
    nobody = plurivox("import", study, ben, *first)
    assert nobody.returncode == 1 and "say who with --coder" in nobody.stderr
    done = plurivox("import", study, ben, *first, "--coder", "Ben")
    assert (done.returncode, done.stderr) == (0, "")
    again = plurivox("import", study, write(tmp_path, "a2.csv", codings("Ana", "B")), *first)
    assert again.returncode == 1 and "each coder goes in once" in again.stderr
    rows = json.loads(plurivox("codings", study, "--json", "--pass", "first").stdout)
    assert [(row["source"], row["coder"], row["quote"]) for row in rows] == [
        ("plain", "Ana", "He waited until I spoke."),
        ("plain", "Ben", "He waited until I spoke."),
    ]
    assert plurivox("agreement", study, "--pass", "first", "--json").returncode == 0


def test_bad_rows_are_a_persons_choice(study: Path, tmp_path: Path) -> None:
    table = write(tmp_path, "people.csv", "id,site\n1,Gulu\n,Gulu\n2,Gulu\n")
    refused = plurivox("import", study, table)
    assert refused.returncode == 1
    assert refused.stderr.startswith("people.csv, line 3:")
    assert status(study)["participants"] == 0
    done = plurivox("import", study, table, "--skip-bad-rows")
    assert done.returncode == 0
    assert "people.csv: 2 participants." in done.stdout
    assert "passed over: people.csv, line 3:" in done.stdout


def test_again_is_refused_until_it_is_taken_back(study: Path, talk: Path) -> None:
    assert plurivox("import", study, talk, "--yes").returncode == 0
    again = plurivox("import", study, talk, "--yes")
    assert again.returncode == 1
    assert "plain.txt is in the project already" in again.stderr
    assert plurivox("undo", study).returncode == 0
    assert plurivox("import", study, talk, "--yes").returncode == 0


def test_site_and_session_are_said(study: Path, talk: Path) -> None:
    plurivox("import", study, talk, "--yes", "--site", "Gulu", "--session", "GU 1")
    assert (status(study)["sites"], status(study)["sessions"]) == (1, 1)


def test_wrong_usage(study: Path) -> None:
    assert plurivox("import", study).returncode == 2
    assert plurivox("import").returncode == 2


def test_a_bar_at_a_terminal_and_ctrl_c_leaves_no_trace(study: Path, tmp_path: Path) -> None:
    """Long enough that a person sees the bar; the signal comes while files are being stored."""
    turns = "".join(f"Anna: We waited {n} days.\nBen: And then {n} more.\n" for n in range(2000))
    paths = [write(tmp_path, f"t{n}.txt", f"{turns}Anna: {n}\n") for n in range(60)]
    before = study.read_bytes()
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "plurivox", "import", str(study), *map(str, paths), "--yes"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
    )
    os.close(theirs)
    read = codecs.getincrementaldecoder("utf-8")().decode  # a read may end within a letter
    shown, until = "", time.monotonic() + 300
    while "Storing" not in shown and time.monotonic() < until:
        shown += read(os.read(ours, 4096))
    process.send_signal(signal.SIGINT)
    out = process.communicate(timeout=60)[0]
    while True:
        try:
            shown += read(os.read(ours, 4096))
        except OSError:  # Linux says so at the end of a terminal
            break
    os.close(ours)
    assert "Reading ██" in shown and "of 60" in shown
    assert (process.returncode, out) == (1, "")
    assert "Cancelled; nothing was kept." in shown
    assert "Traceback" not in shown
    assert study.read_bytes() == before
    assert not list(tmp_path.glob("study.plurivox-*"))
    assert status(study)["sources"] == 0
    assert plurivox("check", study).stdout.strip() == "sound"


def test_real_interviews(study: Path, real_data: Path) -> None:
    folder = real_data / "interviews"
    done = plurivox("import", study, *sorted(folder.iterdir()), "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    turns = {"Jessica": 147, "Kelly": 142, "Pauline": 179, "Peter": 98, "Sam": 84}
    for name, count in turns.items():
        assert f"{name}: {count} turns, speakers Researcher 1, {name}." in done.stdout
        assert f"{name}.txt: {count} turns, speakers Researcher 1, {name}." in done.stdout


def test_real_quotations(study: Path, real_data: Path) -> None:
    done = plurivox("import", study, real_data / "study" / "quotes.csv")
    assert done.stdout.strip() == "quotes.csv: 30 quotations of 23 participants."
    counted = status(study)
    assert (counted["passages"], counted["participants"], counted["sites"]) == (30, 23, 5)


def test_real_consultations_are_in_order_of_time(study: Path, real_data: Path) -> None:
    grids = sorted((real_data / "consultations").glob("*.TextGrid"))
    done = plurivox("import", study, *grids, "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert status(study)["sources"] == 8
    assert plurivox("check", study).stdout.strip() == "sound"
