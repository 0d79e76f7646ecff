"""What may be said of a finding's confidence; all studies and judgements are invented."""

from __future__ import annotations

import uuid

from hypothesis import given
from hypothesis import strategies as st

from plurivox.synthesis.confidence import (
    COMPONENTS,
    CONCERNS,
    CONFIDENCE,
    START,
    Assessment,
    Judgement,
    judgement_refused,
    lacking,
    overall_refused,
    refused_for,
)

BRANDT, OKELLO = uuid.UUID(int=1), uuid.UUID(int=2)
FINE = {component: Judgement("no or very minor") for component in COMPONENTS}


def test_the_whole_starts_at_high() -> None:
    assert START == "high"
    assert CONFIDENCE == ("high", "moderate", "low", "very low")
    assert list(COMPONENTS) == ["methodological_limitations", "coherence", "adequacy", "relevance"]


@given(st.sampled_from(list(COMPONENTS)), st.sampled_from(CONCERNS), st.sampled_from(["", " \n"]))
def test_a_concern_needs_its_explanation(component: str, concern: str, blank: str) -> None:
    assert bool(judgement_refused(component, concern, blank)) == (concern != "no or very minor")
    assert judgement_refused(component, concern, "Thin on two sites.") == ""


@given(st.sampled_from(CONFIDENCE))
def test_a_confidence_below_high_needs_its_explanation(overall: str) -> None:
    assert bool(overall_refused(overall, "")) == (overall != "high")
    assert overall_refused(overall, "Two studies only.") == ""


@given(st.fixed_dictionaries({c: st.sampled_from(CONCERNS) for c in COMPONENTS}),
       st.sampled_from(CONFIDENCE))  # fmt: skip
def test_no_judgement_decides_another(concerns: dict[str, str], overall: str) -> None:
    """Nothing is computed: any confidence may stand beside any concerns."""
    judgements = {component: Judgement(level, "Because.") for component, level in concerns.items()}
    assert lacking(Assessment(judgements, overall, "Because.")) == []


def test_words_that_are_no_level_are_refused() -> None:
    assert "choose one of methodological_limitations" in judgement_refused("bias", "minor", "x")
    assert "is not a level of concern" in judgement_refused("coherence", "none", "")
    assert "is not a level of confidence" in overall_refused("medium", "x")


def test_what_is_lacking_is_told() -> None:
    assert lacking(Assessment()) == [
        "Methodological limitations: nobody has judged this yet.",
        "Coherence: nobody has judged this yet.",
        "Adequacy: nobody has judged this yet.",
        "Relevance: nobody has judged this yet.",
        "Confidence in the finding: nobody has judged this yet.",
    ]
    thin = Assessment({**FINE, "adequacy": Judgement("serious")}, "low")
    assert lacking(thin) == [
        "Adequacy: say why the concern is serious.",
        "Say why the confidence is low and no longer high.",
    ]
    assert lacking(Assessment(FINE, "high")) == []


def test_a_finding_of_fewer_than_two_primary_studies_is_refused_with_the_reason() -> None:
    brandt = {BRANDT: "Brandt 2019"}
    assert refused_for(brandt).startswith(
        "This finding rests on a single primary study, Brandt 2019: CERQual is for what several"
    )
    assert "Brandt 2019, besides our own sources:" in refused_for(brandt, own=True)
    assert refused_for({}).startswith("This finding rests on no primary study:")
    assert "our own focus groups or interviews alone" in refused_for({}, own=True)
    for own in (True, False):
        assert refused_for({**brandt, OKELLO: "Okello 2021"}, own=own) == ""
