"""The page of what was measured says what is in the file of results, and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import results
from benchmarks.line import Answer, Cell, Figure, Line, NotRun, Target, figure
from benchmarks.page import number, page

ABSENT = NotRun("there is none here")


@pytest.mark.parametrize(
    ("ours", "target", "met"),
    [
        (Figure(0.4, "s"), Target(0.4), True),
        (Figure(0.41, "s"), Target(0.4), False),
        (Figure(95, "frames"), Target(95, least=True), True),
        (Figure(94.9, "frames"), Target(95, least=True), False),
        (Figure(0.1, "s"), None, None),
        (ABSENT, Target(0.4), None),
    ],
)
def test_whether_a_target_is_met(ours: Cell, target: Target | None, met: bool | None) -> None:
    assert Line("a thing", ours, target).met is met


def test_the_middle_of_several_runs_counts() -> None:
    assert figure([9.0, 0.2, 0.3], "s").value == 0.3


def test_results_are_read_again_as_they_were_written(tmp_path: Path) -> None:
    lines = (
        Line("a thing", figure([0.2, 0.3], "s", "twice"), Target(0.5), ABSENT, Figure(9, "s")),
        Line("another", ABSENT, Target(95, least=True)),
    )
    written = Answer("things", "abc1234", "2026-11-22", 1.5, lines)
    results.write({"command": "python -m benchmarks things"}, [written], tmp_path / "r.json")
    made_with, answers = results.read(tmp_path / "r.json")
    assert made_with == {"command": "python -m benchmarks things"}
    assert answers == {"things": written}


def test_a_row_says_ours_target_floor_taguette_and_whether_it_is_met() -> None:
    line = Line("a thing", Figure(0.8123, "s"), Target(0.7), Figure(0.45, "s"), Figure(9.04, "s"))
    said = page({"commit": "abc1234"}, [Answer("things", "abc1234", "2026-11-22", 1.5, (line,))])
    assert "| a thing | 0.812 s | ≤ 0.7 s | 0.45 s | 9.04 s | **no** |" in said
    assert "| commit | abc1234 |" in said
    assert "with a load of 1.5" in said


def test_what_was_not_run_says_why_and_is_never_met() -> None:
    line = Line("a thing", ABSENT, Target(0.7))
    said = page({}, [Answer("things", "abc1234", "2026-11-22", 1.5, (line,))])
    assert "| a thing | not run: there is none here | ≤ 0.7 |" in said
    assert said.rstrip().endswith("| not run |")


def test_figures_are_printed_to_three_places() -> None:
    assert [number(v) for v in (0.00031, 0.8123, 13.84, 1234.5, 0)] == [
        *("0.0003", "0.812", "13.8", "1234", "0")
    ]
