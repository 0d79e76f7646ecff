"""A text as lines of HTML: nothing said is lost, and a parser reads it back letter for letter."""

from __future__ import annotations

import uuid
from html.parser import HTMLParser

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from plurivox.evidence.turns import Turns
from plurivox.store.reading import PageSpeaker
from plurivox.web.coding.lines import LEAF, clock, leaves, lines_of

ANNA = PageSpeaker(uuid.UUID(int=1), "Anna <b>", True, role="nurse & friend")
BEN = PageSpeaker(uuid.UUID(int=2), "Ben", False)
NOBODY = Turns.of([])


class Words(HTMLParser):
    """The words of each paragraph, without the number and the speaker, as a browser has them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.attributes: list[dict[str, str | None]] = []
        self.leaves = 0
        self.inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "p":
            self.lines.append("")
            self.attributes.append(dict(attrs))
        self.leaves += tag == "section"
        self.inside += tag in ("a", "b")

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag in ("a", "b")

    def handle_data(self, data: str) -> None:
        if not self.inside and self.lines:
            self.lines[-1] += data


def read(words: str, turns: Turns, base: str = "ltr") -> Words:
    parser = Words()
    parser.feed(leaves(words, lines_of(words, turns), (ANNA, BEN), base))
    parser.close()
    return parser


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40), max_size=9))
def test_the_words_of_every_turn_come_back(said: list[str]) -> None:
    words, rows = "", []
    for n, one in enumerate(said):
        start = len(words)
        words += f"{'AB'[n % 2]}: {one}\n"
        rows.append((start, start + 3, len(words) - 1, n % 2))
    assert read(words, Turns.of(rows)).lines == said


def test_what_stands_between_turns_is_shown_and_has_no_number() -> None:
    words = "12 May, 30 minutes\n\nA: Yes.\n  (a door)  \nB: No.\nEnd"
    turns = Turns.of([(20, 23, 27, 0), (41, 44, 47, 1)])
    lines = lines_of(words, turns)
    assert [words[line.start : line.end] for line in lines] == [
        "12 May, 30 minutes", "Yes.", "(a door)", "No.", "End",
    ]  # fmt: skip
    assert [line.number for line in lines] == [0, 1, 0, 2, 0]


def test_a_text_without_turns_is_shown_by_paragraphs() -> None:
    lines = lines_of("One.\n\n  Two.\n", NOBODY)
    assert [(line.number, line.start, line.end) for line in lines] == [(1, 0, 4), (2, 6, 12)]


def test_who_asks_is_marked_and_names_are_no_markup() -> None:
    words = "A: So?\nB: <i>So</i> & so.\n"
    page = leaves(
        words, lines_of(words, Turns.of([(0, 3, 6, 0), (7, 10, 25, 1)])), (ANNA, BEN), "ltr"
    )
    assert "<bdi>Anna &lt;b&gt;</bdi> <small>nurse &amp; friend</small>" in page
    assert page.count("class=asks") == 1
    assert "<i>" not in page


def test_a_line_that_runs_against_its_text_says_so_itself() -> None:
    words = "A: שלום\nB: Hello\nA: 12!\n"
    turns = Turns.of([(0, 3, 7, 0), (8, 11, 16, 1), (17, 20, 23, 0)])
    left = read(words, turns, "ltr").attributes
    assert (left[0].get("dir"), left[0].get("lang")) == ("rtl", "he")
    assert "dir" not in left[1] and "dir" not in left[2]
    right = read(words, turns, "rtl").attributes
    assert "dir" not in right[0] and right[1].get("dir") == "ltr"


def test_a_carriage_return_stays_one() -> None:
    words = "A: one\rtwo\n"
    assert read(words, Turns.of([(0, 3, 10, 0)])).lines == ["one\rtwo"]


def test_times_stand_beside_the_numbers_where_they_are_known() -> None:
    turns = Turns(*(np.array(column, np.int32) for column in ([0], [3], [6], [0], [250_000], [-1])))
    page = leaves("A: So?", lines_of("A: So?", turns), (ANNA,), "ltr")
    assert "<time>04:10</time>" in page
    assert clock(3_850_000) == "1:04:10"


def test_a_long_text_is_cut_into_leaves() -> None:
    turns, words = [], ""
    for _ in range(100):
        turns.append((len(words), len(words), len(words) + 180, 0))
        words += "x" * 180 + "\n"
    page = read(words, Turns.of(turns))
    assert len(page.lines) == 100
    assert 100 * 180 / LEAF - 1 <= page.leaves <= 100 * 180 / LEAF + 1
