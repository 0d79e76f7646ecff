"""Voices proposed from quotation marks, paragraphs and block quotations. All texts are invented."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from plurivox.review.article import Article
from plurivox.review.attribution import names_somebody
from plurivox.review.blocks import Block, blocks_of
from plurivox.review.composing import article_of


def of(paragraph: str, heading: str = "Results") -> list[tuple[str, str]]:
    words = f"{heading}\n\n{paragraph}\n\nAnother paragraph of the authors follows."
    return shown(article_of("one", words, blocks_of(words)))


def shown(article: Article) -> list[tuple[str, str]]:
    return [(article.words[v.start : v.end], v.attribution) for v in article.voices]


@pytest.mark.parametrize(
    ("paragraph", "voices"),
    [
        (
            "“We wait,” she said. “All day.” [#9, Kampala, PSW]",
            [("All day.", "[#9, Kampala, PSW]")],
        ),
        ('They said "we wait" (P12), and left.', [("we wait", "(P12)")]),
        (
            "It was ‘the nurses’ own fault’ (Nurse 3, ward).",
            [("the nurses’ own fault", "(Nurse 3, ward)")],
        ),
        ("„Wir warten“ (Patientin, 34).", [("Wir warten", "(Patientin, 34)")]),
        ("«On attend» (P3).", [("On attend", "(P3)")]),
        ("»Wir warten« (B7).", [("Wir warten", "(B7)")]),
        (
            "Participant 3, a nurse, said: “We wait.”",
            [("We wait.", "Participant 3, a nurse, said")],
        ),
        ("(P12): “We wait.” So it is.", [("We wait.", "(P12)")]),
        ("“We wait all the day.” — Carer, male, 61", [("We wait all the day.", "Carer, male, 61")]),
        ("“One” (P1) and “two” (P2).", [("One", "(P1)"), ("two", "(P2)")]),
        (
            "“She said ‘come’ and I came” (female, 34).",
            [("She said ‘come’ and I came", "(female, 34)")],
        ),
        (
            "We wait all day. They say ‘come’. We go. [#4, Ulm, PSW]",
            [("We wait all day. They say ‘come’. We go.", "[#4, Ulm, PSW]")],
        ),
        (
            "“We wait and wait and wait, all the day long.”",
            [("We wait and wait and wait, all the day long.", "")],
        ),
        (
            "We wait. [ #1, Dar es Salaam, Clinician]",
            [("We wait.", "[ #1, Dar es Salaam, Clinician]")],
        ),
        # no voices
        ("They were called “mad” and “lazy” by some.", []),
        ("The nurses’ views and the patients’ views (P1) differ.", []),
        ("They wait for long (Participant 3).", []),
        ("They used “grounded theory” (Ito, 2001).", []),
        ("They used “framework analysis” [12].", []),
        ("Most of them (n=5) said “no” (see Table 2).", []),
        ("So “it seems” (p<0.05), or not.", []),
    ],
)
def test_a_paragraph_of_results(paragraph: str, voices: list[tuple[str, str]]) -> None:
    assert of(paragraph) == voices


@pytest.mark.parametrize("heading", ["Abstract", "References"])
def test_where_no_results_are_known_all_but_these_may_speak(heading: str) -> None:
    assert of("“We wait all day” (P1).", heading) == []
    assert of("“We wait all day” (P1).", "Waiting") == [("We wait all day", "(P1)")]


def test_where_results_are_known_only_they_speak() -> None:
    words = (
        "Introduction\n\n“We wait” (P1).\n\nResults\n\n“We go” (P2).\n\nDiscussion\n\n“So” (P3)."
    )
    assert shown(article_of("one", words, blocks_of(words))) == [("We go", "(P2)")]


def test_block_quotations() -> None:
    words = "We wait. [95]\nWe wait (P1)\nWe wait. [laughs]\n“We wait.”\nWe wait. — Nurse 4"
    blocks, start = [], 0
    for line in words.split("\n"):
        blocks.append(Block(start, start + len(line), "quote"))
        start += len(line) + 1
    article = article_of("one", words, blocks)
    assert shown(article) == [
        ("We wait.", "[95]"),
        ("We wait", "(P1)"),
        ("We wait. [laughs]", ""),
        ("We wait.", ""),
        ("We wait.", "Nurse 4"),
    ]
    assert "citation" in article.voices[0].why


@pytest.mark.parametrize(
    ("content", "somebody"),
    [
        *((yes, True) for yes in ("#9, Kampala, PSW", "P12", "FG3", "ID 14", "female, 34")),
        *((yes, True) for yes in ("Interview 3", "Teilnehmerin 4", "mother of two", "FGD 2, men")),
        *((no, False) for no in ("12", "1, 3-5", "n=5", "Ito et al. 2001", "Table 2")),
        *((no, False) for no in ("", "laughs", "sic", "Ito, 2001", "50%", "see the nurses’ room")),
    ],
)
def test_who_is_named(content: str, somebody: bool) -> None:
    assert names_somebody(content) is somebody


def test_marks_that_nothing_closes_take_no_minutes() -> None:
    assert of("“a " * 50_000) == []
    assert of('"a' * 50_000 + " (P1") == []


def plain(words: str) -> str:
    return " ".join(re.sub("[“”‘’\"']", "'", words).split())


def test_the_thirty_quotations_of_a_focus_group_study(real_data: Path) -> None:
    study = real_data / "study"
    words = (study / "focus_group_study_2023.txt").read_text("utf-8")
    with (study / "quotes.csv").open(encoding="utf-8-sig", newline="") as file:
        printed = [(plain(r["quote"]), plain(r["label_verbatim"])) for r in csv.DictReader(file)]
    article = article_of("study", words, blocks_of(words))
    assert len(printed) == 30
    assert [(plain(a), plain(b)) for a, b in shown(article)] == printed
    assert {article.kind_at(voice.start) for voice in article.voices} == {"results"}
