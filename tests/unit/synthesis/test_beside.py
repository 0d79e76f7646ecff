"""What is proposed of a theme on which our own study and the literature may speak."""

from __future__ import annotations

import uuid

import pytest

from plurivox.synthesis.beside import PROPOSALS, Proposal, Side, SideFinding, beside_theme
from plurivox.synthesis.grid import Construct, Kind, Relation
from plurivox.themes.finding_row import Polarity

THEME = uuid.uuid4()
ONE, TWO = (Construct(uuid.uuid4(), name, "first", uuid.uuid4()) for name in ("Chair", "Sheet"))


def side(polarity: Polarity = "", *constructs: Construct) -> Side:
    passage = uuid.uuid4()
    finding = SideFinding(uuid.uuid4(), "", "It is so.", polarity, (passage,))
    return Side((passage,), (finding,) if polarity else (), constructs)


def relation(kind: Kind) -> Relation:
    return Relation(uuid.uuid4(), TWO.id, ONE.id, TWO.study, kind)


@pytest.mark.parametrize(
    ("own", "literature", "proposal"),
    [
        (Side(), Side(), ""),
        (side(), Side(), "ours adds"),
        (Side(), side(), "literature adds"),
        (Side(), Side((), (), (ONE,)), "literature adds"),
        (side(), side(), "agree"),
        (side("barrier"), side("barrier"), "agree"),
        (side("barrier"), side("both"), "agree"),
        (side("barrier"), side("facilitator"), "contradict"),
        (side("facilitator"), side("barrier"), "contradict"),
    ],
)
def test_what_is_proposed(own: Side, literature: Side, proposal: Proposal) -> None:
    found = beside_theme(THEME, "Voice", own, literature)
    assert found.proposal == proposal
    assert PROPOSALS[found.proposal]
    assert bool(found.reasons) == (proposal == "contradict")


def test_only_refutations_among_its_own_constructs_speak_against() -> None:
    literature = side("", ONE, TWO)
    assert beside_theme(THEME, "Voice", side(), literature, [relation("reciprocal")]).reasons == ()
    found = beside_theme(THEME, "Voice", side(), literature, [relation("refutational")])
    assert found.proposal == "contradict"
    assert found.reasons == ("In the literature “Sheet” refutes “Chair”.",)
    alone = beside_theme(THEME, "Voice", side(), side("", ONE), [relation("refutational")])
    assert alone.proposal == "agree"


def test_refutations_inside_the_literature_alone_are_told_and_propose_nothing_more() -> None:
    found = beside_theme(THEME, "V", Side(), side("", ONE, TWO), [relation("refutational")])
    assert found.proposal == "literature adds"
    assert len(found.reasons) == 1
