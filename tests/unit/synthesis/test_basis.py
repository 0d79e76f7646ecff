"""What makes a judgement of confidence stale, and what does not; all of it is invented."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.synthesis.basis import (
    Basis,
    BasisConstruct,
    BasisRelation,
    BasisStudy,
    changes,
    digest,
)
from plurivox.synthesis.confidence import COMPONENTS

BRANDT, OKELLO, LIND = (uuid.UUID(int=n) for n in (1, 2, 3))
ADA, SIPHO = uuid.UUID(int=11), uuid.UUID(int=12)
OUTSIDE, SHUT, CHAIR = (uuid.UUID(int=n) for n in (21, 22, 23))
RELATED = uuid.UUID(int=31)
GIVEN = Basis(
    {
        BRANDT: BasisStudy(
            "Brandt 2019",
            {"country": "Germany", "people": "nurses"},
            {(SIPHO, "casp", 3): digest("yes"), (ADA, "casp", 3): digest("no")},
        ),
        OKELLO: BasisStudy("Okello 2021", {"country": "Uganda"}),
    },
    {
        OUTSIDE: BasisConstruct("Kept outside", "first", digest("Not let in."), BRANDT),
        SHUT: BasisConstruct("Shut out", "second", digest("Left at the door."), OKELLO),
    },
    {RELATED: BasisRelation("reciprocal", SHUT, OUTSIDE, OKELLO, digest("Both speak of a door."))},
    {uuid.UUID(int=41): BRANDT, uuid.UUID(int=42): OKELLO},
    {ADA: "Ada", SIPHO: "Sipho K."},
)
ALL = list(COMPONENTS)


def brandt(**other: Any) -> Basis:
    study = replace(GIVEN.studies[BRANDT], **other)
    return replace(GIVEN, studies={**GIVEN.studies, BRANDT: study})


def related(**other: Any) -> Basis:
    return replace(GIVEN, relations={RELATED: replace(GIVEN.relations[RELATED], **other)})


def outside(**other: Any) -> Basis:
    construct = replace(GIVEN.constructs[OUTSIDE], **other)
    return replace(GIVEN, constructs={**GIVEN.constructs, OUTSIDE: construct})


def test_a_new_answer_of_an_appraisal_bears_on_methodological_limitations_only() -> None:
    answers = GIVEN.studies[BRANDT].answers
    again = brandt(answers={**answers, (SIPHO, "casp", 3): digest("no")})
    assert changes(GIVEN, again) == {
        "methodological_limitations": ["Brandt 2019 was appraised again: question 3 by Sipho K."]
    }
    more = brandt(answers={**answers, (ADA, "casp", 4): digest("yes"), (ADA, "casp", 5): "x"})
    assert changes(GIVEN, more) == {
        "methodological_limitations": ["Brandt 2019 was appraised: questions 4 and 5 by Ada."]
    }
    fewer = brandt(answers={(ADA, "casp", 3): digest("no")})
    assert changes(GIVEN, fewer) == {
        "methodological_limitations": [
            "In the appraisal of Brandt 2019, question 3 by Sipho K. was taken back."
        ]
    }


def test_with_two_tools_a_question_is_told_with_its_tool() -> None:
    answers = {**GIVEN.studies[BRANDT].answers, (ADA, "jbi", 3): digest("unclear")}
    (sentence,) = changes(GIVEN, brandt(answers=answers))["methodological_limitations"]
    assert sentence == "Brandt 2019 was appraised: question 3 of JBI by Ada."


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        ({"country": "Austria", "people": "nurses"},
         "Brandt 2019: country was Germany and is now Austria."),
        ({"country": "Germany"}, "Brandt 2019: people was nurses and is not told any more."),
        ({"country": "Germany", "people": "nurses", "setting": "a ward"},
         "Brandt 2019: setting is now said to be a ward."),
    ],
)  # fmt: skip
def test_a_characteristic_of_a_study_bears_on_relevance_only(
    now: dict[str, str], sentence: str
) -> None:
    assert changes(GIVEN, brandt(characteristics=now)) == {"relevance": [sentence]}


def test_a_study_that_comes_or_goes_bears_on_all_and_is_told_once() -> None:
    """What comes with it (constructs, passages, answers) says nothing further."""
    lind = BasisStudy("Lind 2020", {"country": "Norway"}, {(ADA, "casp", 1): digest("yes")})
    more = replace(
        GIVEN,
        studies={**GIVEN.studies, LIND: lind},
        constructs={**GIVEN.constructs, CHAIR: BasisConstruct("A chair", "first", "", LIND)},
        relations={
            **GIVEN.relations,
            uuid.UUID(int=32): BasisRelation("refutational", CHAIR, OUTSIDE, LIND),
        },
        passages={**GIVEN.passages, uuid.UUID(int=43): LIND},
    )
    assert changes(GIVEN, more) == {key: ["Lind 2020 was added."] for key in ALL}
    assert changes(more, GIVEN) == {key: ["Lind 2020 was taken away."] for key in ALL}


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (outside(name="Left out"), "“Kept outside” is now called “Left out”."),
        (outside(order="second"), "“Kept outside” was first-order and is now second-order."),
        (outside(definition=digest("x")), "“Kept outside” has another definition now."),
        (related(kind="refutational"),
         "The relation of “Shut out” to “Kept outside” was reciprocal and is now refutational."),
        (related(rationale=""), "The relation of “Shut out” to “Kept outside” has other reasons "
                                "now."),
        (replace(GIVEN, relations={}),
         "The relation of “Shut out” to “Kept outside” was taken away (reciprocal)."),
        (related(from_construct=None, kind="no equivalent"),
         "The relation of “Shut out” to “Kept outside” was replaced: that “Kept outside” has no "
         "equivalent in Okello 2021."),
        (replace(GIVEN, constructs={**GIVEN.constructs,
                                    CHAIR: BasisConstruct("A chair", "first", "", BRANDT)}),
         "“A chair” (Brandt 2019) was added."),
    ],
)  # fmt: skip
def test_a_construct_or_a_relation_bears_on_coherence_only(now: Basis, sentence: str) -> None:
    assert changes(GIVEN, now) == {"coherence": [sentence]}


def test_a_passage_bears_on_coherence_and_adequacy() -> None:
    more = replace(
        GIVEN,
        passages={
            **GIVEN.passages,
            uuid.UUID(int=43): BRANDT,
            uuid.UUID(int=44): BRANDT,
            uuid.UUID(int=45): None,
        },
    )
    told = ["2 passages of Brandt 2019 were added.", "A passage of our own sources was added."]
    assert changes(GIVEN, more) == {"coherence": told, "adequacy": told}
    fewer = replace(GIVEN, passages={uuid.UUID(int=41): BRANDT})
    gone = ["A passage of Okello 2021 was taken away."]
    assert changes(GIVEN, fewer) == {"coherence": gone, "adequacy": gone}


def test_a_name_of_a_study_or_a_person_is_no_ground_of_a_judgement() -> None:
    renamed = replace(brandt(name="Brandt and Lind 2019"), people={})
    assert changes(GIVEN, renamed) == {}


def test_a_digest_keeps_no_words() -> None:
    assert digest("yes", "page 2") != digest("yes", "page 3")
    assert digest("a", "b") != digest("ab")
    assert digest() == digest("") == ""
    kept = json.dumps(GIVEN.as_json())
    assert "Left at the door" not in kept


# ------------------------------------------------------------------------- for any basis

keys = st.integers(100, 999).map(lambda n: uuid.UUID(int=n))
names = st.sampled_from(["Ada", "Sipho K.", "Lind 2020", "“=1”", "כיסא"])
words = st.sampled_from(["", "a", "b"])


@st.composite
def bases(draw: st.DrawFn) -> Basis:
    people = draw(st.dictionaries(keys, names, min_size=1, max_size=2))
    answer = st.tuples(
        st.sampled_from(list(people)), st.sampled_from(["casp", "jbi"]), st.integers(1, 10)
    )
    study = st.builds(
        BasisStudy,
        names,
        st.dictionaries(names, words, max_size=2),
        st.dictionaries(answer, words, max_size=3),
    )
    studies = draw(st.dictionaries(keys, study, min_size=1, max_size=3))
    of = st.sampled_from(list(studies))
    order = st.sampled_from(["first", "second"])
    construct = st.builds(BasisConstruct, names, order, words, of)
    constructs = draw(st.dictionaries(keys, construct, min_size=1, max_size=3))
    one = st.sampled_from(list(constructs))
    kind = st.sampled_from(["reciprocal", "refutational", "no equivalent"])
    relation = st.builds(BasisRelation, kind, st.none() | one, one, of, words)
    relations = draw(st.dictionaries(keys, relation, min_size=1, max_size=3))
    passages = draw(st.dictionaries(keys, st.none() | of, min_size=1, max_size=3))
    return Basis(studies, constructs, relations, passages, people)


@given(bases())
def test_nothing_changed_makes_nothing_stale_whatever_the_order(basis: Basis) -> None:
    assert changes(basis, basis) == {}
    backwards = Basis(
        *(dict(reversed(list(part.items()))) for part in (
            basis.studies, basis.constructs, basis.relations, basis.passages, basis.people))
    )  # fmt: skip
    assert changes(basis, backwards) == {}


@given(bases())
def test_what_was_kept_is_read_again(basis: Basis) -> None:
    again = Basis.from_json(json.loads(json.dumps(basis.as_json())))
    assert again == basis
    assert changes(basis, again) == {}


def _appraise(basis: Basis, pick: Callable[[Any], Any]) -> Basis:
    key = pick(list(basis.studies))
    study, person = basis.studies[key], pick(list(basis.people))
    number = pick(list(range(1, 11)))
    answers = {**study.answers, (person, "casp", number): "another answer"}
    return replace(basis, studies={**basis.studies, key: replace(study, answers=answers)})


def _characterise(basis: Basis, pick: Callable[[Any], Any]) -> Basis:
    key = pick(list(basis.studies))
    study = basis.studies[key]
    said = {**study.characteristics, "country, as told now": "elsewhere"}
    return replace(basis, studies={**basis.studies, key: replace(study, characteristics=said)})


def _construct(basis: Basis, pick: Callable[[Any], Any]) -> Basis:
    key = pick(list(basis.constructs))
    one = basis.constructs[key]
    other = pick(
        [
            replace(one, name=f"{one.name} anew"),
            replace(one, definition=f"{one.definition} anew"),
            replace(one, order={"first": "second", "second": "first"}[one.order]),
        ]
    )
    return replace(basis, constructs={**basis.constructs, key: other})


def _relate(basis: Basis, pick: Callable[[Any], Any]) -> Basis:
    key = pick(list(basis.relations))
    one = basis.relations[key]
    left = {k: v for k, v in basis.relations.items() if k != key}
    return replace(
        basis, relations=pick([left, {**left, key: replace(one, rationale=f"{one.rationale}!")}])
    )


def _passage(basis: Basis, pick: Callable[[Any], Any]) -> Basis:
    key = pick(list(basis.passages))
    left = {k: v for k, v in basis.passages.items() if k != key}
    more = {**basis.passages, uuid.UUID(int=7): pick(list(basis.studies))}
    return replace(basis, passages=pick([left, more]))


def _study(basis: Basis, pick: Callable[[Any], Any]) -> Basis:
    key = pick(list(basis.studies))
    left = {k: v for k, v in basis.studies.items() if k != key}
    more = {**basis.studies, uuid.UUID(int=8): BasisStudy("Another 2022")}
    return replace(basis, studies=pick([left, more]))


@pytest.mark.parametrize(
    ("change", "components"),
    [
        (_appraise, {"methodological_limitations"}),
        (_characterise, {"relevance"}),
        (_construct, {"coherence"}),
        (_relate, {"coherence"}),
        (_passage, {"coherence", "adequacy"}),
        (_study, set(COMPONENTS)),
    ],
)
@given(basis=bases(), data=st.data())
def test_a_change_of_one_kind_makes_exactly_its_components_stale(
    change: Callable[..., Basis], components: set[str], basis: Basis, data: st.DataObject
) -> None:
    other = change(basis, lambda of: data.draw(st.sampled_from(of)))
    for before, now in ((basis, other), (other, basis)):
        found = changes(before, now)
        assert set(found) == components
        for sentences in found.values():
            assert sentences
            assert all(one.endswith(".") and not one.endswith("..") for one in sentences)
