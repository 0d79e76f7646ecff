"""What becomes of a passage when a transcript is corrected: before | after | passage | outcome."""

from __future__ import annotations

import pytest

from plurivox.evidence.reanchor import reanchor

TABLE = """
# The words are the same: the passage goes with them.
I waited two hours there.        | Well, I waited two hours there.    | waited two hours | carried
A: Yes. B: I waited two hours.   | A: No! B: I waited two hours.      | I waited two     | carried
שָׁלוֹם לך ולכולם פה              | נו, שָׁלוֹם לך ולכולם פה             | לך ולכולם פה     | carried

# A word of it was corrected, put in or taken out: a person says where it belongs.
I waited two hours there.        | I waited three hours there.        | waited two hours | changed
I waited two hours there.        | I waited there.                    | two hours        | changed
I waited two hours there.        | I waited some two hours there.     | waited two hours | changed
No, no, I said so to him.        | No, no, no, I said so to him.      | no, I said so    | changed

# Equal words came or went beside it: it could stand in two places.
It was very good then.           | It was very very good then.        | very             | slides
It was very very good then.      | It was very good then.             | very             | slides

# Under three words say little by themselves; next to a change they may mean something else.
I did not feel safe there.       | I did feel safe there.             | feel safe        | short
I did not feel safe there.       | I did feel safe there.             | feel safe there  | carried
I did not feel safe there.       | I did feel safe there.             | safe             | carried
"""


def rows() -> list[tuple[str, ...]]:
    lines = [line for line in TABLE.splitlines() if line and not line.startswith("#")]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


@pytest.mark.parametrize(("before", "after", "passage", "outcome"), rows())
def test_what_becomes_of_it(before: str, after: str, passage: str, outcome: str) -> None:
    start = before.index(passage)
    (at,) = reanchor(before, after, [(start, start + len(passage))])
    assert (at.why or "carried") == outcome
    if outcome in ("carried", "slides", "short"):
        assert at.start is not None
        assert after[at.start : at.end] == passage


@pytest.mark.parametrize(
    ("before", "after", "passage", "meant"),
    [
        (
            "I waited two hours there.",
            "I waited some two hours there.",
            "waited two",
            "waited some two",
        ),
        ("It was very good.", "It was very very good.", "very good", "very good"),
        ("I waited two hours there.", "Nobody knows.", "two hours", None),
    ],
)
def test_where_it_may_be_meant(before: str, after: str, passage: str, meant: str | None) -> None:
    start = before.index(passage)
    (at,) = reanchor(before, after, [(start, start + len(passage))])
    assert at.why == "changed"
    assert (None if at.start is None else after[at.start : at.end]) == meant
