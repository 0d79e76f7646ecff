"""The cells behind a figure: how many units who coded, and that each opens the units it counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.coding.agreement.cells import coded_units, count_cells, totals
from plurivox.coding.agreement.left_out import OUTSIDE, left_out
from plurivox.coding.passes import SCOPES
from plurivox.coding.units import UNITS, Unit
from tests.spec.agreement.given import drawn

BOTH, ANN, BEN, NOBODY = (frozenset(n) for n in (("Ann", "Ben"), ("Ann",), ("Ben",), ()))
TALK = """
    source one
    scope    ..####....########..####
    turns    aaaaaabbbbccccccccddeeee
    lines    aaaaaabbbbccccddddeeffff
    Ann  pay ..xx....xxxx............
    Ben  pay ...xxxxx......x.........
    source two
    scope    ####....
    turns    aaaabbbb
    lines    aaaabbbb
    Ann  pay ...xxxxx
    Ben  tea xx......
"""


def cells(unit: Unit, words: str = TALK) -> dict[frozenset[str], int]:
    codings, sources = drawn(words)
    asked = {"coders": ("Ann", "Ben"), "unit": unit, "scope": "participants"}
    return count_cells(codings, sources, **asked)[0]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("character", {BOTH: 1, ANN: 4, BEN: 3, NOBODY: 12}),
        ("turn", {BOTH: 2, ANN: 1, NOBODY: 1}),
        ("paragraph", {BOTH: 1, ANN: 2, BEN: 1, NOBODY: 1}),
        ("source", {BOTH: 1, ANN: 1, NOBODY: 0}),
    ],
)
def test_every_unit_stands_in_one_cell(unit: Unit, expected: dict[frozenset[str], int]) -> None:
    assert cells(unit) == expected


def test_what_a_coder_coded_is_the_sum_of_their_cells() -> None:
    assert totals(cells("turn"), ("Ann", "Ben")) == {"Ann": 3, "Ben": 2}


def test_a_cell_opens_its_words() -> None:
    codings, sources = drawn(TALK)

    def opened(unit: Unit, who: frozenset[str]) -> list[tuple[str, int, int]]:
        units = coded_units(
            codings, sources, coders=("Ann", "Ben"), unit=unit, scope="participants",
            code=0, who=who,
        )  # fmt: skip
        return [(one.source, one.start, one.end) for one in units]

    assert opened("turn", BOTH) == [("one", 2, 6), ("one", 10, 18)]
    assert opened("turn", ANN) == [("two", 0, 4)]
    assert opened("turn", NOBODY) == [("one", 20, 24)]
    assert opened("character", BEN) == [("one", 4, 6), ("one", 14, 15)]
    # What the scope leaves out, and the border of two sources, part a run.
    assert opened("character", NOBODY) == [
        ("one", 12, 14), ("one", 15, 18), ("one", 20, 24), ("two", 0, 3)
    ]  # fmt: skip


def test_a_code_below_counts_as_the_code_where_the_tree_is_read() -> None:
    codings, sources = drawn(TALK)
    asked = {"coders": ("Ann", "Ben"), "unit": "source", "scope": "participants"}
    assert count_cells(codings, sources, **asked, tree=[-1, 0])[0] == {BOTH: 2, NOBODY: 0}
    units = coded_units(codings, sources, **asked, code=0, who=BOTH, tree=[-1, 0])
    assert [one.source for one in units] == ["one", "two"]


def test_what_was_left_out_is_said() -> None:
    codings, sources = drawn(TALK + "source three Ann\nscope ##\nturns aa\n")
    assert left_out(codings, sources, coders=("Ann", "Ben"), scope="participants") == [
        "three, which not all of these coders had to code",
        "3 of 7 turns: a facilitator’s, or without words",
    ]
    one = drawn("source a\nscope ..##\nAnn x xx..\nBen x ..xx\n")
    assert left_out(*one, coders=("Ann", "Ben"), scope="participants") == [
        "1 of 2 codings: they lie outside the scope"
    ]


def test_every_scope_has_words_for_what_lies_outside_it() -> None:
    assert set(OUTSIDE) == set(SCOPES)


letters = st.lists(st.sampled_from(".x"), min_size=1, max_size=24).map("".join)


@given(st.tuples(letters, letters, letters), st.sampled_from(UNITS))
def test_the_cells_hold_as_many_units_as_they_open(marks: tuple[str, str, str], unit: Unit) -> None:
    """Hypothesis: however two coders mark a text, every count equals the list that it opens."""
    ann, ben, scope = (mark.ljust(24, ".") for mark in marks)
    words = (
        f"source s\nscope {scope.replace('x', '#')}\nturns {'a' * 6 + 'b' * 6 + 'c' * 12}\n"
        f"lines {'a' * 12 + 'b' * 12}\nAnn k {ann}\nBen k {ben}\n"
    )
    codings, sources = drawn(words)
    if not codings.codes:
        return
    asked = {"coders": ("Ann", "Ben"), "unit": unit, "scope": "participants"}
    for who, many in count_cells(codings, sources, **asked)[0].items():
        units = coded_units(codings, sources, **asked, code=0, who=who)
        opened = sum(one.end - one.start for one in units) if unit == "character" else len(units)
        assert opened == many
