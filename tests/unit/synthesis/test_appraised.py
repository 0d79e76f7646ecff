"""Agreement of those who appraised: the coders' figures over invented answers."""

from __future__ import annotations

import uuid

import pytest

from plurivox.coding.agreement import cohen_kappa, gwet_ac1, percent
from plurivox.review.appraisal import CASP, Answer, Beside, side_by_side
from plurivox.synthesis.appraised import appraisal_agreement

STUDY = uuid.UUID(int=1)
ADA, SIPHO, NOA = (uuid.UUID(int=n) for n in (11, 12, 13))
NAMES = {ADA: "Ada", SIPHO: "Sipho K."}
FIRST = ["yes", "yes", "no", "yes", "no", "can't tell", "yes", "yes", "no", "yes"]
SECOND = ["yes", "yes", "no", "no", "no", "yes", "yes", "yes", "no", "yes"]


def lines(*columns: tuple[uuid.UUID, list[str]]) -> tuple[Beside, ...]:
    answers = [
        Answer(STUDY, person, "casp", number, answer)
        for person, column in columns
        for number, answer in enumerate(column, 1)
    ]
    return side_by_side(answers, CASP, people=[person for person, _ in columns], studies=[STUDY])


def test_the_figures_are_those_of_the_same_functions() -> None:
    found = appraisal_agreement(lines((ADA, FIRST), (SIPHO, SECOND)), CASP, NAMES)
    by_name = {one.statistic: one for one in found}
    assert list(by_name) == ["percent", "cohen_kappa", "gwet_ac1", "krippendorff_alpha"]
    assert by_name["percent"].value == percent(FIRST, SECOND).value == pytest.approx(0.8)
    assert by_name["cohen_kappa"].value == cohen_kappa(FIRST, SECOND).value
    assert by_name["gwet_ac1"].value == gwet_ac1(FIRST, SECOND, categories=CASP.answers).value
    for one in found:
        assert (one.n, one.unit, one.scope) == (10, "question", CASP.name)
        assert one.coders == ("Ada", "Sipho K.")


def test_every_answer_that_could_be_chosen_counts_as_a_category() -> None:
    only_yes_and_no = [one.replace("can't tell", "no") for one in FIRST]
    found = appraisal_agreement(lines((ADA, only_yes_and_no), (SIPHO, SECOND)), CASP, NAMES)
    ac1 = next(one for one in found if one.statistic == "gwet_ac1")
    assert ac1.value == gwet_ac1(only_yes_and_no, SECOND, categories=CASP.answers).value
    assert ac1.value != gwet_ac1(only_yes_and_no, SECOND).value


def test_one_person_alone_agrees_with_nobody() -> None:
    found = appraisal_agreement(lines((ADA, FIRST), (SIPHO, [])), CASP, NAMES)
    assert [one.value for one in found] == [None] * 4
    assert all(one.reason for one in found)


def test_two_people_of_one_name_stay_two() -> None:
    found = appraisal_agreement(
        lines((ADA, FIRST), (SIPHO, SECOND)), CASP, {ADA: "Kim", SIPHO: "Kim"}
    )
    assert found[0].coders == ("Kim", "Kim")
    assert found[0].value == pytest.approx(0.8)


def test_three_people_have_no_cohens_kappa() -> None:
    three = lines((ADA, FIRST), (SIPHO, SECOND), (NOA, FIRST))
    found = appraisal_agreement(three, CASP, NAMES | {NOA: "Noa"})
    assert [one.statistic for one in found] == ["percent", "gwet_ac1", "krippendorff_alpha"]
    assert found[0].value == pytest.approx(1 - 2 * 2 / 30)
