"""Long work in a process of its own: told, stopped, ended with whoever began it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plurivox.store.waiting import keep_files, load_found, load_names, load_transcript
from plurivox.store.work import _say_where, read_json, start, write_json
from tests.store.invented_files import LINES

SLOW = "".join(f"Anna: We waited {n} days.\nBen: And then {n} more.\n" for n in range(40_000))


def test_files_are_read_and_told(tmp_path: Path) -> None:
    names = ["plain.txt", "../../evil.txt", "C:\\temp\\other.txt", "empty.docx"]
    words = [LINES, LINES + "Marta: 1\n", LINES + "Marta: 2\n", ""]
    keep_files(tmp_path, zip(names, ([w.encode()] for w in words), strict=True))
    assert load_names(tmp_path) == ["plain.txt", "evil.txt", "other.txt", "empty.docx"]
    work = start("read", tmp_path, kinds={})
    assert work.wait(60) and work.done
    found = load_found(tmp_path)
    assert [(one.name, one.refused) for one in found if one.kind == "transcript"] == [
        ("plain.txt", False), ("evil.txt", False), ("other.txt", False), ("empty.docx", True),
    ]  # fmt: skip
    assert load_transcript(tmp_path, found[0].number).words == LINES
    assert work.progress().done == work.progress().of == 4
    assert not work.stop()  # it was done before


def test_stopping_ends_it(tmp_path: Path) -> None:
    keep_files(tmp_path, [(f"t{n}.txt", [SLOW.encode()]) for n in range(50)])
    work = start("read", tmp_path, kinds={})
    time.sleep(0.5)
    assert work.running
    assert work.stop()
    assert not work.running and not (tmp_path / "found.json").exists()


def test_why_it_was_refused(tmp_path: Path) -> None:
    keep_files(tmp_path, [("plain.txt", [LINES.encode()])])
    work = start("read", tmp_path, kinds={"0": "novel"})
    assert work.wait(60) and not work.done
    assert work.sentences()[0].startswith("“novel” is no kind of file")


def test_it_ends_with_whoever_began_it(tmp_path: Path) -> None:
    """As when the server is killed: the pipe closes, and nobody is left to tell."""
    keep_files(tmp_path, [(f"t{n}.txt", [SLOW.encode()]) for n in range(50)])
    begin = (
        "import sys, os, time; from pathlib import Path; from plurivox.store.work import start\n"
        f"work = start('read', Path({str(tmp_path)!r}), kinds={{}})\n"
        "print(work.process.pid, flush=True); time.sleep(0.5); os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", begin], capture_output=True, text=True)
    child, until = int(done.stdout), time.monotonic() + 120
    while _runs(child):
        assert time.monotonic() < until, "the work outlived its server"
        time.sleep(0.05)
    assert not (tmp_path / "found.json").exists()


def _runs(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.skipif(os.name != "posix", reason="rights are told otherwise there")
def test_what_is_told_is_for_ones_own_eyes(tmp_path: Path) -> None:
    write_json(tmp_path / "told.json", {"words": "שלום"})
    assert (tmp_path / "told.json").stat().st_mode & 0o077 == 0
    assert read_json(tmp_path / "told.json") == {"words": "שלום"}
    assert read_json(tmp_path / "nothing.json") is None
    assert [path.name for path in tmp_path.iterdir()] == ["told.json"]


def test_no_argument_of_the_process_says_anything(tmp_path: Path) -> None:
    keep_files(tmp_path, [("t.txt", [SLOW.encode()])])
    work = start("read", tmp_path, kinds={}, project="postgres://me:secret@localhost/base#study")
    assert isinstance(work.process.args, list)
    assert work.process.args[1:] == ["-m", "plurivox.store.work"]
    work.stop()


def test_a_fault_is_told_by_its_place_alone(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        json.loads("What Marta said")
    except ValueError as error:
        _say_where(error)
    said = capsys.readouterr().err
    assert said.startswith("JSONDecodeError, raised in\n") and "test_work.py" in said
    assert "Marta" not in said
