"""Published examples a second way: what statsmodels, nltk and the letters say of the same data."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.stats import inter_rater
from statsmodels.stats.tests.test_inter_rater import diagnoses

from plurivox.coding.agreement import (
    brennan_prediger,
    cohen_kappa,
    cu_alpha,
    fleiss_kappa,
    from_counts,
    from_table,
    gwet_ac1,
    krippendorff_alpha,
    ku_alpha,
    percent,
    scott_pi,
    u_alpha,
    u_alpha_binary,
)
from plurivox.coding.agreement.weights import Weights
from tests.spec.agreement.given import close, ratings
from tests.spec.agreement.test_many_coders import FOUR_OBSERVERS, THREE_OBSERVERS
from tests.spec.agreement.test_unitizing import THREE
from tests.unit.coding.agreement_second_way import by_letters


def test_fleiss_of_1971_whose_data_stand_in_statsmodels() -> None:
    """Thirty patients, six psychiatrists each, five diagnoses."""
    counts = inter_rater.aggregate_raters(diagnoses)[0]
    given = from_counts(counts)
    assert counts.sum(axis=0).tolist() == [26, 26, 30, 55, 43]
    assert fleiss_kappa(given).value == close(0.430245, 6)
    assert fleiss_kappa(given).value == pytest.approx(inter_rater.fleiss_kappa(counts))
    assert percent(given).value == close(0.555556, 6)
    assert 1 - (fleiss_kappa(given).expected or 0) == close(0.219938, 6)
    assert brennan_prediger(given).value == close(0.444444, 6)
    assert gwet_ac1(given).value == close(0.44788)
    assert krippendorff_alpha(given).value == close(0.43341)
    assert fleiss_kappa(given).value == fleiss_kappa(np.asarray(diagnoses).T).value


@pytest.mark.parametrize(
    "table",
    [
        [[0, 4, 1], [0, 8, 0], [0, 1, 5]],
        [[13, 0, 0], [0, 20, 7], [0, 4, 56]],
        [[40, 4, 4, 17], [6, 25, 2, 13], [4, 1, 21, 12], [15, 5, 9, 45]],
    ],
    ids=["sas", "abstractors", "diagnoses"],
)
@pytest.mark.parametrize(
    ("weights", "theirs"), [("identity", None), ("linear", "linear"), ("quadratic", "fc")]
)
def test_kappa_and_its_errors_as_statsmodels_has_them(
    table: list[list[int]], weights: Weights, theirs: str | None
) -> None:
    other = inter_rater.cohens_kappa(np.asarray(table), wt=theirs)
    kappa = cohen_kappa(from_table(table), weights=weights)
    assert kappa.value == pytest.approx(other.kappa)
    assert kappa.se == pytest.approx(other.std_kappa)
    assert kappa.se_null == pytest.approx(other.std_kappa0)
    assert (kappa.low, kappa.high) == pytest.approx((other.kappa_low, min(other.kappa_upp, 1)))


@pytest.mark.parametrize("words", [FOUR_OBSERVERS, THREE_OBSERVERS], ids=["four", "three"])
def test_alpha_as_nltk_has_it(words: str) -> None:
    rows = list(ratings(words).values())
    assert krippendorff_alpha(rows).value == pytest.approx(by_letters.krippendorff(rows))


def test_pi_as_nltk_has_it() -> None:
    rows = [list("aabbdcccedda"), list("babbbccceddd")]
    assert scott_pi(rows).value == pytest.approx(by_letters.scott(rows))


def test_the_unitizing_family_letter_by_letter() -> None:
    other = by_letters.Continuum(20, list(THREE.values()), 2)
    assert u_alpha(THREE, 20).value == pytest.approx(other.u())
    assert u_alpha_binary(THREE, 20).value == pytest.approx(other.binary())
    assert cu_alpha(THREE, 20).value == pytest.approx(other.cu())
    for code in (1, 2):
        assert ku_alpha(THREE, 20, code).value == pytest.approx(other.ku(code))
