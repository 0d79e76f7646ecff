"""Bringing in codings from a table: each put on its words, with who and when."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from ..built import LARGE, SMALL, Bench
from ..cost import Cost, of_command
from ..line import Line, NotRun, figure

NO_IMPORT = NotRun("it imports no highlights")


def ask(bench: Bench) -> Iterator[Line]:
    """A table of 50 codings a text, every quote compared with the text."""
    for documents in (SMALL, LARGE):
        ours = [_ours(bench, documents) for _ in range(bench.runs)]
        floor = [_floor(bench, documents) for _ in range(bench.runs)]
        yield Line(
            f"{documents * 50:,} codings imported from csv",
            figure([one.cpu for one in ours], "s"),
            None,
            figure([one.cpu for one in floor], "s"),
            NO_IMPORT,
        )
        yield Line(
            f"{documents * 50:,} codings, most memory at once",
            figure([one.peak for one in ours], "MB"),
            None,
            figure([one.peak for one in floor], "MB"),
            NO_IMPORT,
        )


def _ours(bench: Bench, documents: int) -> Cost:
    project = bench.copy(bench.with_texts(documents), "in.plurivox")
    return bench.import_codings(project, documents)


def _floor(bench: Bench, documents: int) -> Cost:
    base = bench.work / "floor.sqlite3"
    base.unlink(missing_ok=True)
    table = str(bench.tables(documents)[1])
    return of_command(
        [sys.executable, "-m", "benchmarks.floor", "import_codings", str(base), table]
    )
