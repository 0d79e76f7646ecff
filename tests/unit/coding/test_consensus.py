"""From layers and decisions to a consensus: nothing agreed is lost, nothing asked slips in."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.coding.consensus import LaidCoding, Question, agreed, joined, settled

WORDS = "abcdefghij klmnopqrst uvwxyz 0123456789"


def laid(coder: str, code: str, start: int, end: int) -> LaidCoding:
    return LaidCoding(uuid.uuid4(), coder, code, start, end)


def spans(rows: object) -> list[tuple[str, int, int]]:
    return [(one.code, one.start, one.end) for one in rows]  # type: ignore[attr-defined]


def test_what_is_not_in_question_is_agreed_and_overlaps_become_one() -> None:
    rows = [laid("A", "x", 0, 5), laid("B", "x", 3, 8), laid("B", "y", 20, 25)]
    asked = [Question(20, 25, {"A": (), "B": ("y",)})]
    assert spans(agreed(rows, asked, WORDS)) == [("x", 0, 8)]


def test_a_coding_keeps_what_lies_outside_the_question() -> None:
    rows = [laid("A", "x", 0, 20)]
    asked = [Question(5, 10, {"A": ("x",), "B": ()})]
    assert spans(agreed(rows, asked, WORDS)) == [("x", 0, 5), ("x", 11, 20)]


def test_each_decision() -> None:
    a, b = laid("A", "x", 0, 12), laid("B", "y", 4, 10)
    asked = Question(4, 10, {"A": ("x",), "B": ("y",)})
    both = [a, b]
    assert spans(settled(asked, both, "one", "A")) == [("x", 4, 10)]
    assert spans(settled(asked, both, "one", "B")) == [("y", 4, 10)]
    assert spans(settled(asked, both, "both")) == [("x", 4, 10), ("y", 4, 10)]
    assert settled(asked, both, "none") == []
    new = settled(asked, both, "new", new=("z", 2, 9))
    assert spans(new) == [("z", 2, 9)]
    assert new[0].origin == (a.id, b.id)


@pytest.mark.parametrize(("decision", "coder"), [("one", ""), ("one", "C"), ("new", "")])
def test_a_decision_that_lacks_something_is_an_error(decision: str, coder: str) -> None:
    asked = Question(0, 5, {"A": ("x",), "B": ()})
    with pytest.raises(ValueError, match=r"whose|needs"):
        settled(asked, [laid("A", "x", 0, 5)], decision, coder)  # type: ignore[arg-type]


span = st.tuples(st.integers(0, 38), st.integers(1, 10)).map(lambda s: (s[0], min(39, sum(s))))
rows = st.lists(
    st.tuples(st.sampled_from("AB"), st.sampled_from("xy"), span).map(
        lambda t: laid(t[0], t[1], *t[2])
    )
)
questions = st.lists(
    st.tuples(span, st.sampled_from("xy"), st.sampled_from("AB")).map(
        lambda t: Question(*t[0], {t[2]: (t[1],)})
    ),
    max_size=4,
)


@given(rows, questions)
def test_every_letter_of_a_coding_is_agreed_or_in_question(
    rows: list[LaidCoding], asked: list[Question]
) -> None:
    result = agreed(rows, asked, WORDS)
    for code in "xy":
        kept = {at for one in result if one.code == code for at in range(one.start, one.end)}
        expected = {
            at
            for one in rows
            if one.code == code
            for at in range(one.start, one.end)
            if not any(q.holds(one) and q.start <= at < q.end for q in asked)
        }
        assert {at for at in kept ^ expected if WORDS[at].strip()} == set()


@given(rows)
def test_joining_twice_is_joining_once(rows: list[LaidCoding]) -> None:
    once = agreed(rows, [], WORDS)
    assert joined(once) == once
