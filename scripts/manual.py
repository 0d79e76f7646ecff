"""What the manual takes from the program itself when it is built, so that no table goes stale."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from typing import Any

import licences

from plurivox.cli import COMMANDS, parser_for
from plurivox.coding.agreement import STATISTICS
from plurivox.exchange import FORMATS

MARK = re.compile(r"^<!-- generated: (?P<what>\w+) -->$", re.MULTILINE)


def on_page_markdown(markdown: str, **_: Any) -> str:
    """MkDocs calls this for every page; a mark that names nothing stops the build."""
    return MARK.sub(lambda mark: GENERATED[mark["what"]](), markdown)


def formats() -> str:
    """One line a format, in the order of FORMATS."""
    rows = [f"| {f.name} | {f.kind} | {' '.join(f.extensions)} |" for f in FORMATS]
    return table("| format | kind | files |", rows)


def statistics() -> str:
    """One line a statistic, in the order of STATISTICS."""
    coders = {"pair": "two", "many": "any number"}
    rows = [
        f"| `{s.name}` | {s.title} | {coders[s.coders]} | {s.meaning} |"
        for s in STATISTICS.values()
    ]
    return table("| name | statistic | coders | meaning |", rows)


def commands() -> str:
    """Each command with its arguments and options, by stage in the order of COMMANDS."""
    parts: list[str] = []
    stage = ""
    for command in COMMANDS:
        if command.stage != stage:
            stage = command.stage
            parts.append(f"## {stage.capitalize()}")
        parts += [f"### plurivox {command.name}", *described(command.name)]
    return "\n\n".join(parts)


def described(name: str) -> Iterator[str]:
    """What a command does, and then each way to use it with its arguments."""
    yield str(parser_for(name).description)
    for parser in ways(parser_for(name)):
        usage = " ".join(parser.format_usage().removeprefix("usage: ").split())
        yield f"```text\n{usage.replace('[-h] ', '')}\n```"
        if rows := [row(action) for action in arguments(parser)]:
            yield table("| argument | meaning |", rows)


def ways(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The parser itself, and those of the deeds that it names, as in `plurivox pass … open`."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.values()


def arguments(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """What can be said to a command, `--help` left out."""
    return [action for action in parser._actions if action.dest != "help"]


def row(action: argparse.Action) -> str:
    """One line of a command's table."""
    metavar = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if action.choices and action.metavar is None:
        metavar = ", ".join(map(str, action.choices))
    names = [f"{name} {metavar}" if action.nargs != 0 else name for name in action.option_strings]
    said = "; ".join(f"`{name}`" for name in names) or f"`{metavar}`"
    return f"| {said} | {action.help or ''} |".replace("%%", "%")


def table(head: str, rows: list[str]) -> str:
    return "\n".join([head, re.sub(r"[^|]+", " --- ", head), *rows])


GENERATED: dict[str, Callable[[], str]] = {
    "formats": formats,
    "statistics": statistics,
    "commands": commands,
    "licences": licences.table,
}
