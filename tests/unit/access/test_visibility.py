"""Who sees whose work: a blind pass shows its own coder's layer, a shared one everybody's."""

from __future__ import annotations

import uuid
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.access.visibility import visible_layers
from plurivox.coding.passes import CodingPass

LENA, SIPHO, AKELLO = (uuid.UUID(int=n) for n in (1, 2, 3))
PEOPLE = frozenset({LENA, SIPHO})
KINDS, STATES = ("independent", "joint", "consensus"), ("open", "closed", "ready")


def made(kind: Any, state: Any, coders: frozenset[uuid.UUID] = PEOPLE, key: int = 9) -> CodingPass:
    return CodingPass(uuid.UUID(int=key), "invented", kind, state, coders=coders)


@pytest.mark.parametrize(("kind", "state"), list(product(KINDS, STATES)))
def test_only_an_open_independent_pass_is_blind(kind: str, state: str) -> None:
    one = made(kind, state)
    seen = {coder for _, coder in visible_layers([one], LENA)}
    assert seen == ({LENA} if (kind, state) == ("independent", "open") else {LENA, SIPHO})


def test_who_does_not_code_in_a_blind_pass_sees_nothing_of_it() -> None:
    """A lead, an owner, somebody who codes elsewhere: the role is not even asked for."""
    assert visible_layers([made("independent", "open")], AKELLO) == frozenset()
    assert visible_layers([made("independent", "open")], None) == frozenset()


def test_a_closed_pass_is_everybody_s() -> None:
    one = made("independent", "closed")
    assert visible_layers([one], AKELLO) == {(one.id, LENA), (one.id, SIPHO)}


@pytest.mark.parametrize(("kind", "state"), [("independent", ""), ("", "closed"), ("joint", "x")])
def test_what_is_not_known_is_blind(kind: str, state: str) -> None:
    one = made(kind, state)
    assert visible_layers([one], SIPHO) == {(one.id, SIPHO)}
    assert visible_layers([one], AKELLO) == frozenset()


people = st.sampled_from([LENA, SIPHO, AKELLO])
passes = st.lists(
    st.builds(
        made,
        st.sampled_from((*KINDS, "other")),
        st.sampled_from((*STATES, "other")),
        st.frozensets(people),
        st.integers(10, 20),
    ),
    unique_by=lambda one: one.id,
)


@given(passes, people)
def test_one_always_sees_one_s_own_and_nobody_sees_a_colleague_s_blind_work(
    all_passes: list[CodingPass], person: uuid.UUID
) -> None:
    seen = visible_layers(all_passes, person)
    assert {(one.id, person) for one in all_passes if person in one.coders} <= seen
    for one in all_passes:
        others = {coder for key, coder in seen if key == one.id} - {person}
        assert not one.is_blind or not others
        assert others <= one.coders


@given(passes, people)
def test_passes_are_judged_one_by_one(all_passes: list[CodingPass], person: uuid.UUID) -> None:
    one_by_one = [visible_layers([one], person) for one in all_passes]
    assert visible_layers(all_passes, person) == frozenset().union(*one_by_one)
