"""A fault that nobody foresaw: one sentence for a person, the traceback only for who asks."""

from __future__ import annotations

import argparse
import io
import sqlite3
import sys
from contextlib import redirect_stderr, redirect_stdout

import pytest

from plurivox import cli
from plurivox.cli import coding
from plurivox.cli.door import ask, show_json
from plurivox.cli.unforeseen import sentence_of


def database(words: str) -> sqlite3.OperationalError:
    return sqlite3.OperationalError(words)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (database("database is locked"), "a.plurivox: somebody else is writing in it just now;"),
        (database("no such column: code.level"), "its tables are not those that this one knows"),
        (database("no such table: code"), "(no such table: code); open it with the Plurivox"),
        (database("database disk image is malformed"), "it is damaged"),
        (database("attempt to write a readonly database"), "it cannot be written"),
        (database("database or disk is full"), "the disk is full; make room"),
        (database("something new"), "did not foresee (OperationalError: something new)"),
        (OSError(28, "No space left on device", "x.csv"), "x.csv cannot be read or written"),
        (ValueError("odd\nsecond line"), "(ValueError: odd); nothing half-done was kept."),
        (KeyError(), "(KeyError: no more is known)"),
    ],
)
def test_each_fault_is_one_sentence(error: Exception, sentence: str) -> None:
    said = sentence_of(error, "a.plurivox")
    assert sentence in said
    assert "\n" not in said


def test_the_sentence_tells_how_to_find_out_more() -> None:
    said = sentence_of(RuntimeError("x"), "a.plurivox")
    assert "`plurivox check a.plurivox`" in said
    assert "PLURIVOX_DEBUG=1" in said


def test_nobody_s_word_for_a_base_is_said() -> None:
    said = sentence_of(RuntimeError("x"), "postgres://lea:open-sesame@base.example/studies#one")
    assert "sesame" not in said
    assert "postgres://base.example/studies#one" in said


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that fails as no command should."""

    def fail(args: object) -> int:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setitem(coding.RUN, "codings", fail)
    monkeypatch.delenv("PLURIVOX_DEBUG", raising=False)


@pytest.mark.usefixtures("faulty")
def test_a_command_ends_with_1_and_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["codings", "a.plurivox"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "Traceback" not in said.err


@pytest.mark.usefixtures("faulty")
def test_who_asks_gets_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLURIVOX_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        cli.main(["codings", "a.plurivox"])


def test_what_scripts_read_is_utf_8_wherever_they_run(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    with redirect_stdout(out):
        cli._write_every_letter()
        show_json({"name": "Jörg שלום 😀 \udcff"})
        out.flush()
    written = out.buffer.getvalue()
    assert written.decode() == '{\n "name": "Jörg שלום 😀 \\udcff"\n}\n'


@pytest.mark.parametrize(
    ("typed", "yes"), [("y\n", True), ("Yes\n", True), ("\n", False), ("", False)]
)
def test_a_question_is_never_part_of_the_answer(
    monkeypatch: pytest.MonkeyPatch, typed: str, yes: bool
) -> None:
    """It is asked on stderr, so that stdout stays what a script reads; the end of input is no."""
    terminal = io.StringIO(typed)
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        assert ask("Import it so?") is yes
    assert (out.getvalue(), err.getvalue()) == ("", "Import it so? [y/N] ")


def test_names_are_composed_and_paths_are_left() -> None:
    words = "Jo\u0308rg"
    args = argparse.Namespace(coder=words, files=[words], project=words, sources=[words], json=True)
    cli._composed(args)
    assert (args.coder, args.sources) == ("J\u00f6rg", ["J\u00f6rg"])
    assert (args.files, args.project, args.json) == ([words], words, True)
