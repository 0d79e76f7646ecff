"""In which pass a person codes a source, and whether they may."""

from __future__ import annotations

import uuid
from dataclasses import replace

from plurivox.coding.passes import CodingPass
from plurivox.web.coding.places import place_of

ANNA, BEN, SOURCE, OTHER = (uuid.UUID(int=n) for n in range(1, 5))
JOINT = CodingPass(uuid.UUID(int=10), "Joint coding", "joint", "open", coders=frozenset({ANNA}))
BLIND = CodingPass(
    uuid.UUID(int=11), "first four", "independent", "open",
    coders=frozenset({ANNA, BEN}), sources=frozenset({SOURCE}),
)  # fmt: skip


def test_the_joint_pass_is_where_one_codes_unless_something_else_is_said() -> None:
    assert place_of([], SOURCE, ANNA, "coder").chosen is None
    assert place_of([], SOURCE, ANNA, "coder").coding
    assert place_of([JOINT], SOURCE, BEN, "coder").chosen == JOINT


def test_an_open_independent_pass_of_ones_own_comes_first_and_shows_ones_own_alone() -> None:
    place = place_of([JOINT, BLIND], SOURCE, ANNA, "coder")
    assert place.chosen == BLIND and place.coding
    assert place.layers == {(BLIND.id, ANNA)}
    assert place.passes == (JOINT, BLIND)


def test_it_does_not_where_it_is_about_other_sources_or_one_is_done() -> None:
    assert place_of([JOINT, BLIND], OTHER, ANNA, "coder").chosen == JOINT
    done = replace(BLIND, done=frozenset({ANNA}))
    assert place_of([JOINT, done], SOURCE, ANNA, "coder").chosen == JOINT


def test_somebody_elses_open_pass_is_not_even_offered() -> None:
    lead = uuid.UUID(int=9)
    place = place_of([JOINT, BLIND], SOURCE, lead, "lead", asked=BLIND.id)
    assert place.passes == (JOINT,)
    assert place.chosen == JOINT


def test_a_closed_pass_is_read_with_all_its_layers_and_not_coded() -> None:
    closed = replace(BLIND, state="closed")
    place = place_of([JOINT, closed], SOURCE, BEN, "coder", asked=BLIND.id)
    assert place.layers == {(BLIND.id, ANNA), (BLIND.id, BEN)}
    assert not place.coding and "closed" in place.why_not


def test_a_reader_reads() -> None:
    place = place_of([JOINT], SOURCE, BEN, "reader")
    assert not place.coding and "You read here" in place.why_not
