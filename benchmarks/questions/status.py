"""Asking what there is: a command from its start to its end."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from ..built import LARGE, SMALL, Bench
from ..cost import of_command, plurivox
from ..line import Line, NotRun, Target, figure

NO_COMMANDS = NotRun("it has no commands")


def ask(bench: Bench) -> Iterator[Line]:
    """The floor is Django started, with nothing asked."""
    floor = [
        of_command([sys.executable, "-m", "benchmarks.floor", "start_django"])
        for _ in range(bench.runs)
    ]
    for documents in (SMALL, LARGE):
        command = plurivox("status", str(bench.project(documents)))
        ours = [of_command(command) for _ in range(2 * bench.runs)]
        yield Line(
            f"`plurivox status`, {documents:,} documents",
            figure([one.cpu for one in ours], "s"),
            Target(0.4),
            figure([one.cpu for one in floor], "s"),
            NO_COMMANDS,
        )
    peak = figure([one.peak for one in ours], "MB")
    yield Line("`plurivox status`, most memory at once", peak, None, NotRun("—"), NO_COMMANDS)
