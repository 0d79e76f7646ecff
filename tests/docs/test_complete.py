"""The manual names every command and every option, and none that is not there."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from plurivox.cli import COMMANDS, parser_for
from tests.conftest import ROOT
from tests.docs.console import blocks, steps

NAMES = [command.name for command in COMMANDS]
WRITTEN = sorted(  # by hand: the page that lists all commands proves nothing
    path for path in [*(ROOT / "docs").glob("*.md"), ROOT / "README.md"]
)


@pytest.fixture(scope="module")
def manual() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in WRITTEN)


def options(name: str) -> set[str]:
    """Every option of a command and of the deeds that it names, as in `plurivox pass … open`."""
    parsers = [parser_for(name)]
    for action in parsers[0]._actions:
        if isinstance(action, argparse._SubParsersAction):
            parsers += action.choices.values()
    found = {o for p in parsers for action in p._actions for o in action.option_strings}
    return {option for option in found if option.startswith("--")} - {"--help"}


def commands_shown() -> Iterator[tuple[str, list[str]]]:
    """(where, words) of every `plurivox …` that a page tells its reader to type."""
    for path in WRITTEN:
        text = path.read_text(encoding="utf-8")
        typed = [step.command for b in blocks(text) if b.kind == "console" for step in steps(b)] + [
            line for b in blocks(text) if b.kind == "sh" for line in b.lines
        ]
        typed += re.findall(r"^ {4}(plurivox .*)$", text, re.MULTILINE)
        typed += re.findall(r"`(plurivox [^`]+)`", text)
        for line in typed:
            if line.startswith("plurivox "):
                yield f"{path.name}: {line}", shlex.split(line, comments=True)[1:]


@pytest.mark.parametrize("name", NAMES)
def test_the_manual_names_the_command(name: str, manual: str) -> None:
    named = re.search(rf"\bplurivox {name}\b", manual) is not None
    assert named, f"write of `plurivox {name}` in docs/"


@pytest.mark.parametrize("name", NAMES)
def test_the_manual_names_every_option_of(name: str, manual: str) -> None:
    missing = {option for option in options(name) if not re.search(rf"{option}\b(?!-)", manual)}
    assert not missing, f"write of these options of `plurivox {name}` in docs/"


def test_the_manual_names_nothing_that_is_not_there() -> None:
    seen = 0
    for where, (name, *words) in commands_shown():
        if name in {"COMMAND", "--help", "--version"}:
            continue
        assert name in NAMES, where
        said = {word.partition("=")[0] for word in words if word.startswith("--")}
        assert said <= {*options(name), "--help"}, where
        seen += 1
    assert seen > 5


def test_the_list_of_commands_is_filled_in(repository: Path) -> None:
    assert "<!-- generated: commands -->" in (repository / "docs" / "commands.md").read_text()
