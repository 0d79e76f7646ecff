"""Plain arrays as people have them: lists, numpy, mappings, words, numbers, and what is missing."""

from __future__ import annotations

import math

import numpy as np
import pytest

from plurivox.coding.agreement import (
    brennan_prediger,
    cohen_kappa,
    fleiss_kappa,
    from_counts,
    from_table,
    gwet_ac1,
    holsti,
    krippendorff_alpha,
    percent,
    pooled_kappa,
    scott_pi,
)
from plurivox.coding.agreement.ratings import read_ratings

A, B = [1, 1, 0, 0, 1], [1, 0, 0, 0, 1]


def test_one_array_a_coder_or_one_of_them_all() -> None:
    wanted = cohen_kappa(A, B).value
    assert cohen_kappa([A, B]).value == wanted
    assert cohen_kappa(np.array([A, B])).value == wanted
    assert cohen_kappa({"Ann": A, "Ben": B}).value == wanted
    assert cohen_kappa(np.array(A, bool), np.array(B, bool)).value == wanted
    assert cohen_kappa(map(str, A), map(str, B)).value == wanted


def test_a_result_names_its_coders() -> None:
    assert cohen_kappa({"Ann": A, "Ben": B}).coders == ("Ann", "Ben")
    assert cohen_kappa(A, B).coders == ("coder 1", "coder 2")


def test_a_result_is_a_number_where_there_is_one() -> None:
    assert float(percent(A, B)) == 0.8
    with pytest.raises(ValueError, match="cohen_kappa: nothing is expected to disagree"):
        float(cohen_kappa([1, 1], [1, 1]))


def test_none_and_nan_are_missing() -> None:
    wanted = krippendorff_alpha([1, None, 2, 2], [1, 2, 2, 1])
    assert krippendorff_alpha([1.0, math.nan, 2, 2], [1, 2, 2, 1]).value == wanted.value
    assert krippendorff_alpha(np.array([[1, np.nan, 2, 2], [1, 2, 2, 1]])).value == wanted.value
    assert wanted.n == 3


def test_two_coder_statistics_leave_incomplete_units_out_and_say_how_many_are_left() -> None:
    found = scott_pi([1, None, 2, 2], [1, 2, 2, 1])
    assert (found.n, found.value) == (3, scott_pi([1, 2, 2], [1, 2, 1]).value)


def test_a_coder_who_judged_nothing_is_no_coder() -> None:
    found = krippendorff_alpha({"Ann": A, "Ben": B, "Eve": [None] * 5})
    assert found.coders == ("Ann", "Ben")
    alone = krippendorff_alpha({"Ann": A, "Eve": [None] * 5})
    assert (alone.value, alone.reason) == (None, "one coder: there is nobody to compare with")


@pytest.mark.parametrize("function", [percent, fleiss_kappa, krippendorff_alpha, gwet_ac1, holsti])
def test_one_coder_has_no_value(function: type) -> None:
    assert function([A]).reason == "one coder: there is nobody to compare with"


def test_units_that_no_two_judged_are_nothing_to_compare() -> None:
    found = krippendorff_alpha([1, None], [None, 1])
    assert (found.value, found.reason, found.n) == (None, "no unit was judged by two coders", 0)


@pytest.mark.parametrize("function", [cohen_kappa, scott_pi, holsti])
def test_two_coder_statistics_refuse_three(function: type) -> None:
    with pytest.raises(ValueError, match="compares two coders, not 3: give it each pair"):
        function(A, B, A)


def test_rows_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="one value \\(or None\\) for each unit"):
        percent([1, 2], [1])


def test_a_single_row_is_told_apart_from_coders() -> None:
    with pytest.raises(ValueError, match="this is a single number"):
        percent([1, 0, 1])


def test_the_number_of_categories_counts_where_chance_depends_on_it() -> None:
    assert brennan_prediger(A, B).value == pytest.approx(0.6)
    assert brennan_prediger(A, B, categories=[0, 1, 2]).value == pytest.approx(0.7)
    assert gwet_ac1(A, B).value != gwet_ac1(A, B, categories=[0, 1, 2]).value
    alone = brennan_prediger([1, 1], [1, 1])
    assert alone.reason == "only one category is known: name all that could have been used"
    assert brennan_prediger([1, 1], [1, 1], categories=[0, 1]).value == 1.0


def test_a_value_outside_the_categories_is_named() -> None:
    with pytest.raises(ValueError, match="'c' is not among the categories given"):
        percent_of = cohen_kappa("abc", "abb", categories=["a", "b"])
        assert percent_of


def test_words_in_an_order_need_their_order() -> None:
    low_high = ["low", "mid", "high"]
    first, second = ["low", "high", "mid"], ["low", "mid", "mid"]
    with pytest.raises(ValueError, match="words have no order of their own"):
        krippendorff_alpha(first, second, level="ordinal")
    ordered = krippendorff_alpha(first, second, level="ordinal", categories=low_high)
    assert ordered.value == krippendorff_alpha([1, 3, 2], [1, 2, 2], level="ordinal").value
    with pytest.raises(ValueError, match="interval needs numbers, and these categories are words"):
        krippendorff_alpha(first, second, level="interval")


def test_names_of_levels_and_weights_are_checked() -> None:
    with pytest.raises(ValueError, match="level is one of nominal, ordinal, interval, ratio"):
        krippendorff_alpha(A, B, level="cardinal")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="weights are one of identity, linear"):
        cohen_kappa(A, B, weights="cubic")  # type: ignore[arg-type]


def test_holsti_counts_what_was_coded() -> None:
    assert holsti(A, B).value == 2 * 2 / (3 + 2)
    assert holsti(["x", None], ["x", "y"]).value == 2 * 1 / (1 + 2)
    assert holsti(A, B, uncoded=None).value == percent(A, B).value
    assert holsti([0, 0], [0, 0]).reason == "nobody coded anything"


def test_ratio_has_no_distance_between_two_zeros() -> None:
    assert krippendorff_alpha([0, 1, 2], [0, 1, 2], level="ratio").value == 1.0


def test_tables_and_counts_are_checked() -> None:
    for wrong in ([[1, 2]], [[1, -2], [0, 3]], [1, 2]):
        with pytest.raises(ValueError, match="as many rows as columns"):
            from_table(wrong)
    with pytest.raises(ValueError, match="units × categories"):
        from_counts([1, 2])
    for wrong in (3, [1, 2, 3], [[1, 2, 3]]):
        with pytest.raises(ValueError, match="one 2 × 2 table a code"):
            pooled_kappa(wrong)


def test_a_table_is_the_same_as_its_units() -> None:
    table = from_table([[2, 1], [0, 2]], categories=[0, 1])
    assert cohen_kappa(table).value == cohen_kappa(B, A).value
    assert cohen_kappa(table).n == 5
    assert cohen_kappa(table).se == pytest.approx(cohen_kappa(B, A).se)
    assert gwet_ac1(table).se == pytest.approx(gwet_ac1(B, A).se)


def test_pooled_kappa_leaves_out_a_code_that_nobody_used() -> None:
    one = [[20, 5], [10, 15]]
    assert pooled_kappa([one, [[0, 0], [0, 50]]]).value == cohen_kappa(from_table(one)).value
    nobody = pooled_kappa([[[0, 0], [0, 50]]])
    assert (nobody.value, nobody.reason) == (None, "nobody used any of these codes")
    everybody = pooled_kappa([[50, 0, 0, 0]])
    assert everybody.reason == "nothing is expected to disagree: only one category was used"


def test_categories_are_found_in_their_order() -> None:
    read = read_ratings([[3, "b", 1, (2,)], ["a", 2.5, None, 1]])
    assert read.categories == (1, 2.5, 3, "a", "b", (2,))
    assert read.values.tolist() == [[2, 4, 0, 5], [3, 1, -1, 0]]
