"""Coders choose where units begin and end: the family of 2016, on examples others printed."""

from __future__ import annotations

import pytest

from plurivox.coding.agreement import cu_alpha, ku_alpha, u_alpha, u_alpha_binary
from tests.spec.agreement.given import close

# A continuum of 20, end exclusive: printed by an independent implementation of the paper.
THREE = {
    "Alex": [(2, 5, 1), (9, 11, 1), (12, 20, 2)],
    "Paul": [(2, 5, 1), (7, 15, 2)],
    "Susan": [(2, 5, 1), (10, 15, 2)],
}


def test_three_coders_on_a_continuum_of_twenty() -> None:
    assert u_alpha(THREE, 20).value == close(0.4739, 4)
    assert u_alpha_binary(THREE, 20).value == close(0.4328, 4)


def test_codes_where_two_coders_coded() -> None:
    cu = cu_alpha(THREE, 20)
    assert (cu.value, cu.coverage) == (close(0.779, 3), close(0.3833, 4))
    first, second = ku_alpha(THREE, 20, 1), ku_alpha(THREE, 20, 2)
    assert (first.value, first.coverage) == (close(0.769, 3), close(0.9545, 4))
    assert (second.value, second.coverage) == (close(0.787, 3), close(0.5952, 4))


def test_the_other_rule_for_the_correction_has_a_name_of_its_own() -> None:
    """The R package quallmer squares the overlap with all others together."""
    cu = cu_alpha(THREE, 20, rule="others together")
    assert cu.value == close(0.787, 3)
    assert cu.formula.endswith("S* by others together")
    assert ku_alpha(THREE, 20, 1, rule="others together").value == close(0.771, 3)
    assert ku_alpha(THREE, 20, 2, rule="others together").value == close(0.801, 3)
    assert cu_alpha(THREE, 20).formula.endswith("S* by each other coder")


def test_with_two_coders_the_rules_are_the_same() -> None:
    two = {name: THREE[name] for name in ("Alex", "Paul")}
    assert cu_alpha(two, 20).value == cu_alpha(two, 20, rule="others together").value


# Krippendorff 2004, page 254: a continuum from 150 to 450, code c and code k apart.
C = [[(225, 295, "c"), (370, 400, "c")], [(220, 300, "c"), (355, 375, "c"), (400, 420, "c")]]
K = [[(180, 240, "k"), (300, 350, "k")], [(180, 240, "k"), (300, 350, "k")]]


@pytest.mark.parametrize(("units", "alpha"), [(C, 0.51628), (K, 1.0)])
def test_the_spans_of_2004_by_the_formula_of_2016(
    units: list[list[tuple[int, int, str]]], alpha: float
) -> None:
    """The older alpha of unitizing gives 0.7286 for c: the family has to be named."""
    found = u_alpha(units, 300, begin=150)
    assert found.value == close(alpha)
    assert "2016" in found.formula


def test_one_code_the_same_and_one_moved() -> None:
    coders = [[(10, 30, "A"), (50, 70, "B")], [(10, 30, "A"), (55, 75, "B")]]
    assert u_alpha(coders, 100).value == close(0.829107, 6)
    assert u_alpha_binary(coders, 100).value == close(0.800625, 6)
    assert cu_alpha(coders, 100).value == 1.0


def test_inclusive_ends_become_exclusive_ones() -> None:
    """A port whose units leave holes of one character prints 0.5672; with ends right: 0.5645."""
    coders = [[(3, 15, "x"), (22, 53, "x")], [(3, 10, "x"), (22, 53, "x")], [(22, 46, "x")]]
    assert u_alpha(coders, 56).value == close(0.564545, 6)


def test_touching_units_stay_two_and_overlapping_ones_become_one() -> None:
    touching = [[(0, 4, "a"), (4, 8, "a")], [(0, 8, "a")]]
    overlapping = [[(0, 5, "a"), (4, 8, "a")], [(0, 8, "a")]]
    assert u_alpha(overlapping, 20).value == 1.0
    assert u_alpha(touching, 20).value == 1.0  # the same letters, so nothing is seen to differ
    apart = [[(0, 4, "a"), (4, 8, "a")], [(2, 9, "a")]]
    joined = [[(0, 8, "a")], [(2, 9, "a")]]
    assert u_alpha(apart, 20).value != u_alpha(joined, 20).value
