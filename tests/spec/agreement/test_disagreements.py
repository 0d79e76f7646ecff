"""What coders have to settle: one of them only, other edges, another code; the largest first."""

from __future__ import annotations

from typing import Any

from plurivox.coding.disagreements import Disagreement, disagreements
from tests.spec.agreement.given import drawn


def settle(words: str, **more: Any) -> list[Disagreement]:
    codings, sources = drawn(words)
    known = {name: number for number, name in enumerate(codings.codes)}
    domains = {d: [known[c] for c in codes] for d, codes in more.pop("domains", {}).items()}
    asked = {"coders": codings.coders, "unit": "character", "scope": "participants", **more}
    return disagreements(codings, sources, domains=domains, **asked)


def short(found: list[Disagreement]) -> list[tuple[str, int, int, dict[str, str], int]]:
    return [
        (d.kind, d.start, d.end, {who: "+".join(codes) for who, codes in d.codes.items()}, d.size)
        for d in found
    ]


def test_one_coder_only() -> None:
    assert short(
        settle("""
        source talk
        scope    ##########
        Ann  pay xxxx......
        Ben  pay ......xx..
    """)
    ) == [
        ("only", 0, 4, {"Ann": "pay", "Ben": ""}, 4),
        ("only", 6, 8, {"Ann": "", "Ben": "pay"}, 2),
    ]


def test_other_edges_are_one_disagreement_and_its_size_is_what_differs() -> None:
    assert short(
        settle("""
        source talk
        scope    ##########
        Ann  pay xxxxxx....
        Ben  pay .xxxxxxx..
    """)
    ) == [("boundary", 0, 8, {"Ann": "pay", "Ben": "pay"}, 3)]


def test_the_same_words_in_two_codings_or_in_one_are_no_disagreement() -> None:
    assert not settle("""
        source talk
        scope    ##########
        Ann  pay xxxyyy....
        Ben  pay xxxxxx....
    """)


def test_another_code_on_the_same_words_is_one_disagreement_and_not_two() -> None:
    assert short(
        settle("""
        source talk
        scope    ##########
        Ann  pay xxxx......
        Ben  bus .xxxx.....
    """)
    ) == [("substitution", 0, 5, {"Ann": "pay", "Ben": "bus"}, 5)]


def test_who_has_both_codes_there_did_not_put_one_for_the_other() -> None:
    found = settle("""
        source talk
        scope    ##########
        Ann  pay xxxx......
        Ann  bus xxxx......
        Ben  bus xxxx......
    """)
    assert short(found) == [("only", 0, 4, {"Ann": "pay", "Ben": ""}, 4)]


def test_two_codes_of_one_coder_are_not_put_for_each_other() -> None:
    codings = """
        source talk
        scope    ##########
        Ann  pay xxxx......
        Ann  bus .xxxxx....
        Ben  tea ..........
    """
    assert short(settle(codings)) == [
        ("only", 1, 6, {"Ann": "bus", "Ben": ""}, 5),
        ("only", 0, 4, {"Ann": "pay", "Ben": ""}, 4),
    ]


def test_in_a_domain_the_other_code_explains_the_other_edge() -> None:
    codings = """
        source talk
        scope    ##########
        Ann  pay xxxxxxxx..
        Ben  pay xxxx......
        Ben  bus ....xxxx..
    """
    assert short(settle(codings, domains={"money": ["pay", "bus"]})) == [
        ("substitution", 4, 8, {"Ann": "pay", "Ben": "bus"}, 4)
    ]
    assert [d.kind for d in settle(codings)] == ["boundary", "only"]


def test_each_code_is_put_for_one_other_the_one_that_shares_most_words() -> None:
    found = settle("""
        source talk
        scope    ##########
        Ann  pay xxxxxxxx..
        Ben  bus xx........
        Ben  tea ..xxxxxx..
    """)
    assert short(found) == [
        ("substitution", 0, 8, {"Ann": "pay", "Ben": "tea"}, 8),
        ("only", 0, 2, {"Ann": "", "Ben": "bus"}, 2),
    ]


TURNS = """
    source talk
    scope    ..####..######..####
    turns    aaaaaabbbbbbbbcccccc
    Ann  pay ..xx....xxxx........
    Ben  pay ....xx..........xx..
"""


def test_at_the_unit_of_the_turn_other_edges_in_it_are_none() -> None:
    assert short(settle(TURNS, unit="turn")) == [
        ("only", 8, 12, {"Ann": "pay", "Ben": ""}, 4),
        ("only", 16, 18, {"Ann": "", "Ben": "pay"}, 2),
    ]


def test_at_the_unit_of_the_turn_a_domain_needs_no_overlap_of_words() -> None:
    codings = TURNS.replace("Ben  pay ....xx....", "Ben  bus ....xx....")
    found = settle(codings, unit="turn", domains={"money": ["pay", "bus"]})
    assert short(found)[:2] == [
        ("substitution", 2, 6, {"Ann": "pay", "Ben": "bus"}, 4),
        ("only", 8, 12, {"Ann": "pay", "Ben": ""}, 4),
    ]
    assert [d.kind for d in settle(codings, unit="turn")] == ["only"] * 4


def test_what_the_facilitator_said_between_is_no_part_of_the_size() -> None:
    found = settle("""
        source talk
        scope    ####....####
        Ann  pay ..xxxxxxxx..
        Ben  bus ............
    """, coders=["Ann", "Ben"])  # fmt: skip
    assert [(d.start, d.end, d.size) for d in found] == [(2, 10, 4)]


def test_the_largest_come_first_over_all_sources() -> None:
    found = settle("""
        source first
        scope    ##########
        Ann  pay x.........
        Ben  pay ....xx....
        source second
        scope    ##########
        Ann  pay xxxx......
        source third Ann
        scope    ##########
        Ann  pay xxxxxxxxxx
    """)
    assert [(d.source, d.size) for d in found] == [("second", 4), ("first", 2), ("first", 1)]


def test_three_coders_of_whom_two_agree() -> None:
    found = settle("""
        source talk
        scope    ##########
        Ann  pay xxxx......
        Ben  pay xxxx......
        Eve  bus xxxx......
    """)
    assert short(found) == [("substitution", 0, 4, {"Ann": "pay", "Ben": "pay", "Eve": "bus"}, 4)]
