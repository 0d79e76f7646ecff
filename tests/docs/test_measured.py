"""docs/measured.md is the page of the file of results, and every question is in it."""

from __future__ import annotations

from benchmarks import results
from benchmarks.__main__ import QUESTIONS
from benchmarks.page import PAGE, page


def test_the_page_is_that_of_the_results() -> None:
    made_with, answers = results.read()
    assert PAGE.read_text("utf-8") == page(made_with, answers.values())


def test_every_question_has_an_answer() -> None:
    _, answers = results.read()
    assert list(answers) == list(QUESTIONS)
    assert all(answer.lines for answer in answers.values())


def test_the_results_say_with_what_they_were_made() -> None:
    made_with, _ = results.read()
    for name in ("command", "commit", "python", "sqlite", "chromium", "taguette", "processor"):
        assert made_with[name]
