"""The units that are compared, and the scope that they lie in."""

from __future__ import annotations

import pytest

from plurivox.evidence.problem import Refused
from tests.spec.agreement.given import one, table

# Facilitator and participants in turn: the facilitator's words are no part of the scope.
TALK = """
    source talk
    scope    ..####....########..####
    turns    aaaaaabbbbccccccccddeeee
    lines    aaaaaabbbbccccddddeeffff
    Ann  pay ..xx....xxxx............
    Ben  pay ...xxxxx......x.........
"""


@pytest.mark.parametrize(
    ("unit", "n", "percent", "why"),
    [
        ("character", 16, 10 / 16, "Ann 4 letters in the scope, Ben 4, one of them the same"),
        ("turn", 3, 3 / 3, "the first and the second turn for both, the third for neither"),
        ("paragraph", 4, 2 / 4, "the second speaks in two paragraphs, and each coded another"),
        ("source", 1, 1.0, "both coded something in it"),
    ],
)
def test_a_unit_is_coded_when_a_coding_overlaps_it(
    unit: str, n: int, percent: float, why: str
) -> None:
    row = one(table(TALK, "percent", unit=unit), "percent", "pay")
    assert row.n == n
    assert row.value == pytest.approx(percent), why
    assert (row.unit, row.scope, row.coders) == (unit, "participants", ("Ann", "Ben"))


def test_what_is_coded_outside_the_scope_does_not_count() -> None:
    rows = table("""
        source talk
        scope    ####....####
        Ann  pay xxxx........
        Ben  pay xxxxxxxx....
    """)
    assert one(rows, "krippendorff_alpha", "pay").value == 1.0
    assert one(rows, "u_alpha", "pay").value == 1.0


def test_a_coders_overlapping_codings_of_a_code_count_once() -> None:
    """Adding up the lengths of one's codings gives a coder who overlaps herself too much."""
    codings = """
        source talk
        scope    ##########
        Ann  pay xxxx......
        Ann  pay ..xxxx....
        Ben  pay xxxxxx....
    """
    assert one(table(codings, "cohen_kappa"), "cohen_kappa", "pay").value == 1.0


def test_who_codes_while_the_other_codes_nothing_agrees_by_chance() -> None:
    rows = table("""
        source talk
        scope    ##########
        Ann  pay xxxx......
        Ben  bus ........xx
    """)
    assert one(rows, "cohen_kappa", "pay").value == 0.0
    assert one(rows, "percent", "pay").value == 0.6
    assert one(rows, "holsti", "pay").value == 0.0


def test_a_codes_descendants_count_as_the_code_when_that_is_asked() -> None:
    codings = """
        source talk
        scope     ##########
        Ann  work xxxx......
        Ann  pay  ......xxxx
        Ben  work xxxx..xxxx
    """
    assert one(table(codings, "percent"), "percent", "work").value == 0.6
    tree = {"pay": "work"}
    assert one(table(codings, "percent", tree=tree), "percent", "work").value == 1.0
    assert one(table(codings, "percent", tree=tree), "percent", "pay").value == 0.6


def test_a_source_without_that_scope_is_refused_in_one_sentence() -> None:
    with pytest.raises(Refused) as refused:
        table("source paper\nscope ####\nAnn pay xx..\nBen pay x...", scope="results")
    assert str(refused.value) == (
        "paper has no scope “results”: choose one that it has (participants)."
    )


def test_a_statistic_that_is_not_known_is_refused_with_those_that_are() -> None:
    with pytest.raises(Refused, match="The statistic “kapa” is not known: choose all or percent,"):
        table(TALK, "kapa")


def test_a_unit_that_is_not_known_is_refused() -> None:
    with pytest.raises(Refused, match="The unit “word” is not known: choose one of character,"):
        table(TALK, "percent", unit="word")


def test_a_coder_who_is_not_known_is_refused() -> None:
    with pytest.raises(Refused, match=r"“Eve” is not a coder here: the coders are Ann, Ben\."):
        table(TALK, "percent", coders=["Ann", "Eve"])
    with pytest.raises(Refused, match="named twice"):
        table(TALK, "percent", coders=["Ann", "Ann"])
