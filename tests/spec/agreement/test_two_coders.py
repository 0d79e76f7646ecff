"""Published examples of two coders: cross tables, and lists of judgements."""

from __future__ import annotations

import pytest

from plurivox.coding.agreement import (
    Ratings,
    brennan_prediger,
    cohen_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percent,
    pooled_kappa,
    scott_pi,
)
from tests.spec.agreement.given import close, cross, ratings

FUNCTIONS = {
    "percent": percent,
    "kappa": cohen_kappa,
    "pi": scott_pi,
    "S": brennan_prediger,
    "AC1": gwet_ac1,
    "alpha": krippendorff_alpha,
}


def check(given: Ratings, places: int, **printed: float) -> None:
    for name, value in printed.items():
        assert FUNCTIONS[name](given).value == close(value, places), name


def test_ten_segments_of_the_atlas_ti_manual() -> None:
    given = ratings("""
        one  1 1 0 0 0 0 0 0 0 0
        two  0 1 1 0 0 1 0 1 0 0
    """)
    assert percent(given).value == close(0.6, 6)
    assert krippendorff_alpha(given).value == close(0.095238, 6)
    assert cohen_kappa(given).value == close(0.090909, 6)


def test_twelve_articles_and_five_categories() -> None:
    """Krippendorff 2011; a string is a list of its letters."""
    assert krippendorff_alpha("aabbdcccedda", "babbbccceddd").value == close(0.691964, 6)


def test_two_abstractors_of_a_hundred_records() -> None:
    given = cross("""
        13  0  0
         0 20  7
         0  4 56
    """)
    check(given, 5, percent=0.89, kappa=0.79641, pi=0.79624, S=0.835, AC1=0.84933, alpha=0.79726)
    assert cohen_kappa(given).se == close(0.05891)
    assert gwet_ac1(given).se == close(0.04322)


def test_two_readers_of_four_diagnoses() -> None:
    given = cross("""
        40  4  4 17
         6 25  2 13
         4  1 21 12
        15  5  9 45
    """)
    check(
        given, 5, percent=0.58744, kappa=0.43150, pi=0.43034, S=0.44993, AC1=0.45616, alpha=0.43162
    )


def test_the_three_by_three_table_of_the_sas_manual() -> None:
    """With the standard errors of Fleiss, Cohen and Everitt, and z against no agreement."""
    given = cross("""
        0 4 1
        0 8 0
        0 1 5
    """)
    kappa = cohen_kappa(given)
    assert (kappa.value, kappa.se, kappa.se_null) == (close(0.4842, 4), close(0.1380, 4),
                                                      close(0.1484, 4))  # fmt: skip
    assert (kappa.low, kappa.high) == (close(0.2137, 4), close(0.7547, 4))
    assert kappa.value is not None
    assert kappa.se_null is not None
    assert kappa.value / kappa.se_null == close(3.2626, 4)
    linear = cohen_kappa(given, weights="linear")
    assert linear.value == close(0.4701, 4)
    assert (linear.low, linear.high) == (close(0.1845, 4), close(0.7558, 4))


def test_a_hundred_dialogue_acts() -> None:
    """Artstein and Poesio 2008: statements, requests for information, checks."""
    given = cross("""
        46  6  0
         0 32  0
         0  6 10
    """)
    check(given, 6, percent=0.88, S=0.82, pi=0.799532, kappa=0.801325, alpha=0.800535)


def test_prevalence_moves_kappa_and_not_percent() -> None:
    """Feinstein and Cicchetti's paradox: 85 of 100 units alike in both tables."""
    even, rare = cross("40 9 \n 6 45"), cross("80 10 \n 5 5")
    check(even, 6, percent=0.85, kappa=0.699519, pi=0.699248, AC1=0.700748, S=0.7, alpha=0.700752)
    check(rare, 6, percent=0.85, kappa=0.318182, pi=0.314286, AC1=0.808, S=0.7, alpha=0.317714)


def test_almost_nobody_says_no() -> None:
    given = cross("118 5 \n 2 0")
    check(
        given, 6, percent=0.944, kappa=-0.023392, pi=-0.028807, AC1=0.940776, S=0.888,
        alpha=-0.024691,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "kappa"),
    [("20 5\n10 15", 0.4), ("45 15\n25 15", 0.130435), ("25 35\n5 35", 0.259259)],
)
def test_grants_and_the_same_sixty_in_a_hundred(cells: str, kappa: float) -> None:
    """The examples of Wikipedia's article on Cohen's kappa."""
    assert cohen_kappa(cross(cells)).value == close(kappa, 6)


@pytest.mark.parametrize(("one", "other", "kappa"), [(150, 0, 0.347826), (75, 75, 0.314286)])
def test_a_thousand_characters_in_nvivo(one: int, other: int, kappa: float) -> None:
    """50 coded by both, 150 by one of them, 800 by neither: kappa depends on who the one is."""
    given = cross(f"50 {one} \n {other} 800")
    assert percent(given).value == close(0.85, 6)
    assert cohen_kappa(given).value == close(kappa, 6)


def test_pooled_kappa_is_not_the_mean_of_kappas() -> None:
    """Computed from the formula of De Vries and others (2008): both, one, other, neither."""
    codes = [[40, 9, 6, 45], [80, 10, 5, 5], [20, 5, 10, 15]]
    pooled = pooled_kappa(codes)
    assert pooled.value == close(0.507874, 6)
    assert pooled.observed is not None
    assert 1 - pooled.observed == close(0.8, 6)
    assert pooled.expected is not None
    assert 1 - pooled.expected == close(0.5936, 6)
    kappas = [float(cohen_kappa(cross(f"{a} {b}\n{c} {d}"))) for a, b, c, d in codes]
    assert sum(kappas) / 3 == close(0.472567, 6)
