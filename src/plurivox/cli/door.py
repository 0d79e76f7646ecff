"""What every command shares: opening the project, who acts, and printing what was found."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Sitting:
    """An open project and the person who acts."""

    project: Any
    person: Any


def takes_project(parser: argparse.ArgumentParser, *, prints: bool = False) -> None:
    """The arguments of every command that opens a project."""
    parser.add_argument("project", metavar="PROJECT", help="a .plurivox file, or URL#slug")
    parser.add_argument(
        "--as-user", metavar="NAME", help="who acts (by default the project's owner)"
    )
    if prints:
        takes_json(parser)


def counts_argument(parser: argparse.ArgumentParser) -> None:
    """For a command that gives counts: to have them in a study that shows none."""
    parser.add_argument(
        "--counts", action="store_true", help="count in a study that does not count as well"
    )


def takes_json(parser: argparse.ArgumentParser) -> None:
    """The option of every command that prints."""
    parser.add_argument("--json", action="store_true", help="print JSON")


@contextmanager
def opened(args: argparse.Namespace, verb: str = "read") -> Iterator[Sitting]:
    """The project and the person of a command; the file is let go of at the end.

    Raises Refused where the person's role does not allow the verb (of `access.permissions`).
    """
    from plurivox.access.permissions import check_can
    from plurivox.store.door import close_project, open_project
    from plurivox.store.people import load_person

    project = open_project(args.project)
    try:
        person = load_person(project, args.as_user)
        check_can(person.role, verb)
        yield Sitting(project, person)
    finally:
        close_project(project)


def show_json(value: Any) -> None:
    """One JSON value on standard output."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1, allow_nan=False)
    print()


def show_table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Rows in columns, for people; long words are cut with an ellipsis."""
    cells = [[_cell(row.get(column)) for column in columns] for row in rows]
    widths = [
        max([len(column), *(len(row[at]) for row in cells)]) for at, column in enumerate(columns)
    ]
    for row in [list(columns), *cells]:
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.3f}"
    if isinstance(value, dict):
        return ", ".join(f"{name} {_cell(count)}" for name, count in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "–"
    words = " ".join(str(value).split())
    return words if len(words) <= 60 else words[:59] + "…"


def ask(question: str) -> bool:
    """A yes from a person at a terminal. Raises Refused, saying what it would have asked."""
    from plurivox.evidence.problem import Refused

    if not sys.stdin.isatty():
        raise Refused(f"This would ask: {question} Say --yes to take it as it stands.")
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)  # stdout is for answers
    return sys.stdin.readline().strip().casefold() in ("y", "yes")
