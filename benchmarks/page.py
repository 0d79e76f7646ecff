"""docs/measured.md, made from the file of results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from .cost import ROOT
from .line import NONE, Answer, Cell, Figure, Line, NotRun

PAGE = ROOT / "docs" / "measured.md"
HEAD = """# What was measured

This page is made by `python -m benchmarks`; nobody writes in it. Figures are medians of several
runs, in CPU seconds of all processes that took part (the clock on the wall depends on what else a
machine does), except where it says wall. Memory is the most that a process held at once.

The corpus: 1,000 invented transcripts of 6,000 words, 50 codings each, 60 codes, two coders. The
floor is a bare script over csv, xlsxwriter and sqlite3 that moves the same rows and does nothing
else: no people, no history, no checks. Taguette is driven by its own pages and addresses; only its
highlights go straight into its base, since it imports none. “Not run” says why.

A busy machine makes everything slower, processor seconds too: the floor says how fast it was at
that time, and so does the load, which is how many processes wanted one of its processors.
"""


def page(made_with: Mapping[str, str], answers: Iterable[Answer]) -> str:
    """The page as Markdown."""
    parts = [HEAD, _made(made_with)]
    for answer in answers:
        parts.append(f"## {answer.question.replace('_', ' ').capitalize()}")
        load = f"with a load of {answer.load:g}" if answer.load else "the load was not kept"
        parts.append(
            f"`python -m benchmarks {answer.question}`, at {answer.commit} on {answer.date}, {load}"
        )
        head = "| what | ours | target | floor | Taguette | met |"
        parts.append("\n".join([head, "| --- | --- | --- | --- | --- | --- |", *_rows(answer)]))
    return "\n\n".join(part.strip() for part in parts) + "\n"


def write_page(made_with: Mapping[str, str], answers: Iterable[Answer], path: Path = PAGE) -> None:
    path.write_text(page(made_with, answers), "utf-8")


def _made(made_with: Mapping[str, str]) -> str:
    rows = [f"| {name} | {said} |" for name, said in made_with.items()]
    return "\n".join(["| made with | |", "| --- | --- |", *rows])


def _rows(answer: Answer) -> list[str]:
    return [_row(line) for line in answer.lines]


def _row(line: Line) -> str:
    target = "—"
    if line.target:
        unit = line.ours.unit if isinstance(line.ours, Figure) else ""
        target = f"{'≥' if line.target.least else '≤'} {number(line.target.limit)} {unit}".strip()
    met = {True: "yes", False: "**no**", None: "—" if line.target is None else "not run"}[line.met]
    cells = [said(cell) for cell in (line.ours, line.floor, line.taguette)]
    return f"| {line.what} | {cells[0]} | {target} | {cells[1]} | {cells[2]} | {met} |"


def said(cell: Cell) -> str:
    """A figure with its unit, or why there is none."""
    if isinstance(cell, NotRun):
        return "—" if cell in (NONE, NotRun("—")) else f"not run: {cell.reason}"
    note = f" ({cell.note})" if cell.note else ""
    return f"{number(cell.value)} {cell.unit}{note}"


def number(value: float) -> str:
    """Three figures that say something, and no more."""
    if value and abs(value) < 0.001:
        return f"{value:.1g}"
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
