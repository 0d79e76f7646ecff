"""Published examples of three coders and more, and of missing judgements.

Four observers and twelve units: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; the
interval, ordinal and ratio values as the packages tidycomm and krippendorff print them.
"""

from __future__ import annotations

from plurivox.coding.agreement import (
    brennan_prediger,
    conger_kappa,
    fleiss_kappa,
    from_counts,
    gwet_ac1,
    krippendorff_alpha,
    percent,
)
from tests.spec.agreement.given import close, ratings

FOUR_OBSERVERS = """
    A  1 2 3 3 2 1 4 1 2 . . .
    B  1 2 3 3 2 2 4 1 2 5 . 3
    C  . 3 3 3 2 3 4 2 2 5 1 .
    D  1 2 3 3 2 4 4 1 2 5 1 .
"""

THREE_OBSERVERS = """
    A  . . . . . 3 4 1 2 1 1 3 3 . 3
    B  1 . 2 1 3 3 4 3 . . . . . . .
    C  . . 2 1 3 4 4 . 2 1 1 3 3 . 4
"""

# Gwet's twelve subjects: as the four observers, but the last unit is judged by another one.
FOUR_RATERS = """
    R1  1 2 3 3 2 1 4 1 2 . . .
    R2  1 2 3 3 2 2 4 1 2 5 . .
    R3  . 3 3 3 2 3 4 2 2 5 1 3
    R4  1 2 3 3 2 4 4 1 2 5 1 .
"""

FOURTEEN_RATERS = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
]


def test_alpha_of_four_observers_at_every_level() -> None:
    given = ratings(FOUR_OBSERVERS)
    assert krippendorff_alpha(given).value == close(0.743421, 6)
    assert krippendorff_alpha(given, level="ordinal").value == close(0.815388, 6)
    assert krippendorff_alpha(given, level="interval").value == close(0.849107, 6)
    assert krippendorff_alpha(given, level="ratio").value == close(0.797403, 6)


def test_alpha_says_what_it_was_computed_from() -> None:
    alpha = krippendorff_alpha(ratings(FOUR_OBSERVERS))
    assert alpha.observed == close(0.2, 6)
    assert alpha.expected == close(0.779487, 6)
    assert alpha.coders == ("A", "B", "C", "D")
    assert alpha.n == 11  # the twelfth unit was judged by one observer alone


def test_alpha_of_three_observers_who_left_out_much() -> None:
    given = ratings(THREE_OBSERVERS)
    assert krippendorff_alpha(given).value == close(0.691358, 6)
    assert krippendorff_alpha(given, level="ordinal").value == close(0.806721, 6)
    assert krippendorff_alpha(given, level="interval").value == close(0.810845, 6)


def test_gwets_four_raters() -> None:
    given = ratings(FOUR_RATERS)
    assert percent(given).value == close(0.81818)
    assert fleiss_kappa(given).value == close(0.76117)
    assert krippendorff_alpha(given).value == close(0.74342)
    assert conger_kappa(given).value == close(0.76282)
    assert brennan_prediger(given).value == close(0.77273)


def test_ac1_of_gwets_four_raters_with_its_interval() -> None:
    ac1 = gwet_ac1(ratings(FOUR_RATERS))
    assert (ac1.value, ac1.se) == (close(0.77544), close(0.14295))
    assert (ac1.low, ac1.high) == (close(0.46081), 1)
    assert ac1.method == "linearised, t with n - 1, Gwet 2014"


def test_weighted_coefficients_of_gwets_four_raters() -> None:
    given = ratings(FOUR_RATERS)
    assert gwet_ac1(given, weights="linear").value == close(0.85874)
    assert gwet_ac1(given, weights="quadratic").value == close(0.91400)
    assert gwet_ac1(given, weights="ordinal").value == close(0.89894)
    assert fleiss_kappa(given, weights="quadratic").value == close(0.86494)
    assert conger_kappa(given, weights="quadratic").value == close(0.85771)
    assert brennan_prediger(given, weights="quadratic").value == close(0.90152)


def test_fourteen_raters_of_whom_only_counts_are_known() -> None:
    """Ten units, five categories: the example of Wikipedia's article on Fleiss's kappa."""
    given = from_counts(FOURTEEN_RATERS)
    assert fleiss_kappa(given).value == close(0.209931, 6)
    assert brennan_prediger(given).value == close(0.222527, 6)  # Randolph's free-marginal kappa
