"""Sections from headings, marked or told by how they look. All texts are invented."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.evidence.turns import NOBODY
from plurivox.review.article import KINDS
from plurivox.review.blocks import blocks_of
from plurivox.review.composing import article_of
from plurivox.review.headings import heading_like, kind_of_heading, kind_of_sec_type

HEADINGS = {
    "abstract": ("Abstract", "ABSTRACT", "Summary", "Zusammenfassung"),
    "introduction": (
        "Introduction",
        "1. Introduction",
        "Background",
        "Einleitung",
        "I. BACKGROUND",
    ),
    "methods": ("Methods", "2 Materials and methods", "METHODOLOGY", "Methodik", "Methods:"),
    "results": ("Results", "3. Findings", "Results and discussion", "Ergebnisse", "RESULTS"),
    "discussion": ("Discussion", "4.1 Conclusions", "Diskussion", "Fazit", "Limitations"),
    "references": ("References", "Bibliography", "Literaturverzeichnis", "LITERATURE CITED"),
    "other": ("Acknowledgements", "Funding", "Competing interests", "Danksagung", "Appendix B"),
    "": ("Theme 1: waiting", "Results of others are not ours", "Waiting", ""),
}


@pytest.mark.parametrize(
    ("heading", "kind"), [(heading, kind) for kind, all_ in HEADINGS.items() for heading in all_]
)
def test_a_heading_says_its_kind(heading: str, kind: str) -> None:
    assert kind_of_heading(heading) == kind


def test_what_jats_states() -> None:
    stated = ("intro", "materials|methods", "results", "discussion", "odd")
    assert [kind_of_sec_type(each) for each in stated] == [
        *("introduction", "methods", "results", "discussion", "")
    ]


@pytest.mark.parametrize(
    ("line", "alone", "is_heading"),
    [
        ("RESULTS", False, True),
        ("2.1 Setting", False, True),
        ("WHO WAITED AND WHY", False, True),
        ("Theme 2: being forgotten", False, True),
        ("Being forgotten", True, True),
        ("Being forgotten", False, False),
        ("results", False, False),
        ("They waited for a whole day.", True, False),
        ("Nurse\t4", True, False),
        ("Received 12 March 20201", True, False),
        ("somebody@example.org", True, False),
    ],
)
def test_what_looks_like_a_heading(line: str, alone: bool, is_heading: bool) -> None:
    assert heading_like(line, alone) is is_heading


STRUCTURED = """Waiting for care in three invented towns

Abstract

Objectives

To ask how long people wait.

Results

They wait.

Conclusions

Waiting is long.

Introduction

People wait.

Methods

We asked.

Participants

Nine people.

Table 1.

Who spoke

Nurses 4
Carers 5
Total 9

All agreed.

Results

They wait.

Being forgotten

They forget us.

References

1. Ito B. Waiting. 2001.
2. Abe C. More waiting. 2002.
"""


def sections(words: str) -> list[tuple[str, str]]:
    return [(s.kind, s.title) for s in article_of("one", words, blocks_of(words)).sections]


def test_plain_text_with_a_structured_abstract() -> None:
    assert sections(STRUCTURED) == [
        ("other", "Waiting for care in three invented towns"),
        ("abstract", "Abstract"),
        ("abstract", "Objectives"),
        ("abstract", "Results"),
        ("abstract", "Conclusions"),
        ("introduction", "Introduction"),
        ("methods", "Methods"),
        ("methods", "Participants"),
        ("tables", ""),
        ("methods", "Participants"),
        ("results", "Results"),
        ("results", "Being forgotten"),
        ("references", "References"),
    ]


def test_an_abstract_of_one_paragraph_ends_at_the_methods() -> None:
    words = "Abstract\nWe asked nine people.\nMethods\nWe asked.\nResults\nThey wait.\n"
    assert [kind for kind, _ in sections(words)] == ["abstract", "methods", "results"]


def test_experiments_have_their_own_methods_and_results() -> None:
    words = "Study 1\n\n" + "Methods\n\nWe asked.\n\nResults\n\nSo.\n\n" * 2
    assert [kind for kind, _ in sections(words)][-4:] == ["methods", "results"] * 2


def test_facts_are_guessed_from_the_first_lines() -> None:
    words = "J Inv 2020;3:4. doi: 10.9999/inv.7.\n\n" + STRUCTURED
    facts = article_of("one", words, blocks_of(words)).facts
    assert facts.title == "Waiting for care in three invented towns"
    assert (facts.year, facts.doi, facts.country) == ("2020", "10.9999/inv.7", "")


LINES = st.lists(
    st.sampled_from(
        ["Abstract", "Results", "Discussion", "References", "Table 1.", "a\tb", "Nurses 4", ""]
        + ["“We wait” (P1).", "We wait. [#1, Ulm, PSW]", "1. Ito B. 2001.", "They wait.", "  Who  "]
    )
    | st.text(max_size=30).map(lambda line: line.replace("\r", "")),
    max_size=25,
)


@given(LINES)
def test_whatever_the_text_parts_stand_in_order_and_hold_every_word(lines: list[str]) -> None:
    words = "\n".join(lines)
    article = article_of("one", words, blocks_of(words))
    turns = list(zip(article.turns.start.tolist(), article.turns.end.tolist(), strict=True))
    assert "".join("".join(words[a:b].split()) for a, b in turns) == "".join(words.split())
    assert (article.turns.speaker == NOBODY).all()
    parts = [(s.start, s.end) for s in article.sections]
    for spans in (turns, parts, [(v.start, v.end) for v in article.voices]):
        assert all(start < end for start, end in spans)
        assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert {s.kind for s in article.sections} <= set(KINDS)


def test_the_two_papers(real_data: Path) -> None:
    kinds = {}
    for name in ("focus_group_study_2023", "meta_synthesis_2022"):
        words = (real_data / "study" / f"{name}.txt").read_text("utf-8")
        article = article_of(name, words, blocks_of(words))
        kinds[name] = list(dict.fromkeys(section.kind for section in article.sections))
        kinds[name] += [str(len(article.references))]
    assert kinds == {
        "focus_group_study_2023": [
            *("other", "abstract", "introduction", "methods", "tables", "results", "discussion"),
            *("references", "43"),
        ],
        "meta_synthesis_2022": ["other", "abstract", "references", "39"],
    }
