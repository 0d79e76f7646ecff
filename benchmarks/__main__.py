"""`python -m benchmarks`: measures questions, writes results.json and docs/measured.md.

    python -m benchmarks --all [--taguette PROGRAM] [--corpus FOLDER] [--work FOLDER] [--runs N]
    python -m benchmarks opening status

A question that is not asked keeps its last answer. Projects that were built stay in the work
folder and are used again; empty it after a change of the tables.
"""

from __future__ import annotations

import argparse
import datetime
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from . import results
from .built import Bench
from .line import Answer, Line, NotRun
from .page import said, write_page

QUESTIONS = (
    "importing_texts",
    "importing_codings",
    "exporting",
    "opening",
    "opening_meanwhile",
    "saving",
    "status",
    "searching",
    "merging",
    "agreeing",
    "reanchoring",
    "long_text",
)


def main() -> int:
    """Returns 1 where a question could not be answered; its line says so."""
    asked = _asked()
    bench = Bench(asked.work, asked.runs, asked.corpus, asked.taguette)
    bench.work.mkdir(parents=True, exist_ok=True)
    made_with = results.versions(_command(asked), asked.taguette)
    _, answers = results.read()
    whole = True
    for name in asked.questions or QUESTIONS:
        print(f"{name} …", flush=True)
        lines = _lines(name, bench)
        whole = whole and not any(_failed(line) for line in lines)
        now = datetime.datetime.now(datetime.UTC).date().isoformat()
        load = round(os.getloadavg()[0], 1)
        answers[name] = Answer(name, results.commit(), now, load, tuple(lines))
        ordered = [answers[one] for one in QUESTIONS if one in answers]
        results.write(made_with, ordered)
        write_page(made_with, ordered)
    return 0 if whole else 1


def _asked() -> argparse.Namespace:
    ask = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    ask.add_argument("questions", nargs="*", metavar="QUESTION", help=", ".join(QUESTIONS))
    ask.add_argument("--all", action="store_true", help="every question")
    ask.add_argument("--taguette", type=Path, metavar="PROGRAM", help="where Taguette 1.5.2 is")
    ask.add_argument("--corpus", type=Path, metavar="FOLDER", help="an existing corpus")
    ask.add_argument("--runs", type=int, default=5, help="how often each thing is measured")
    place = Path(tempfile.gettempdir()) / "plurivox-benchmarks"
    ask.add_argument("--work", type=Path, default=place, help="where projects are built and kept")
    asked = ask.parse_args()
    unknown = set(asked.questions) - set(QUESTIONS)
    if unknown or not (asked.questions or asked.all):
        ask.error(f"name questions, or --all; there are: {', '.join(QUESTIONS)}")
    return asked


def _command(asked: argparse.Namespace) -> str:
    """As it was typed, without the folders of this machine."""
    words = ["python -m benchmarks", "--all" if asked.all else " ".join(asked.questions)]
    words += [f"--{name} {name.upper()}" for name in ("taguette", "corpus") if getattr(asked, name)]
    return " ".join([*words, f"--runs {asked.runs}"])


def _lines(name: str, bench: Bench) -> list[Line]:
    """The lines of a question, as far as they came; what stopped it is a line too."""
    lines: list[Line] = []
    try:
        for line in import_module(f"benchmarks.questions.{name}").ask(bench):
            met = {True: "met", False: "NOT MET", None: ""}[line.met]
            print(f"  {line.what}: {said(line.ours)} {met}", flush=True)
            lines.append(line)
    except Exception as error:
        print(f"  stopped: {error!r}", file=sys.stderr)
        lines.append(Line("the rest", NotRun(f"stopped by {type(error).__name__}")))
    return lines


def _failed(line: Line) -> bool:
    return isinstance(line.ours, NotRun) and line.ours.reason.startswith("stopped by")


if __name__ == "__main__":
    sys.exit(main())
