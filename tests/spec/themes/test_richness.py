"""How many codes there may be: the formulas, by worked examples and by what must hold."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plurivox.themes.richness import Incidence, chao2, coverage, mao_tau

# Barro Colorado Island, 50 plots: 225 species, 21 in one plot only, 19 in two.
ISLAND = Incidence(225, 50, 21, 19, 0)


def test_chao2_of_a_published_survey() -> None:
    assert chao2(ISLAND) == pytest.approx(236.373158, abs=1e-6)


def test_with_nothing_met_twice_the_other_form_is_used() -> None:
    assert chao2(Incidence(5, 4, 3, 0, 9)) == 5 + 3 / 4 * 3 * 2 / 2


def test_where_everything_was_met_twice_nothing_more_is_expected() -> None:
    one = Incidence.of([2, 3, 3], 3)
    assert chao2(one) == 3
    assert coverage(one) == 1


def test_coverage_by_hand() -> None:
    one = Incidence.of([1, 1, 2, 3], 3)
    assert (one.found, one.once, one.twice, one.met) == (4, 2, 1, 7)
    assert coverage(one) == pytest.approx(1 - 2 / 7 * (2 * 2 / (2 * 2 + 2)))


def test_of_one_source_or_none_there_is_no_coverage() -> None:
    assert coverage(Incidence.of([1], 1)) is None
    assert coverage(Incidence.of([], 5)) is None
    with pytest.raises(ValueError, match="no source"):
        chao2(Incidence.of([], 0))


def test_mao_tau_by_hand() -> None:
    """Two sources; one code in both, one in either: 1.5 in one of them, 2 in both."""
    assert mao_tau([2, 1], 2) == [1.5, 2.0]


FREQUENCIES = some.integers(1, 9).flatmap(
    lambda sources: some.tuples(
        some.lists(some.integers(1, sources), max_size=12), some.just(sources)
    )
)


@given(FREQUENCIES)
def test_the_curve_rises_ever_slower_and_ends_at_what_was_found(
    drawn: tuple[list[int], int],
) -> None:
    frequencies, sources = drawn
    curve = mao_tau(frequencies, sources)
    steps = [b - a for a, b in zip([0.0, *curve], curve, strict=False)]
    assert all(step >= -1e-9 for step in steps)
    assert all(later <= earlier + 1e-9 for earlier, later in itertools.pairwise(steps))
    assert curve[-1] == pytest.approx(len(frequencies))


@given(FREQUENCIES, some.randoms(use_true_random=False))
def test_neither_order_nor_codes_that_were_not_met_change_anything(
    drawn: tuple[list[int], int], chance: object
) -> None:
    frequencies, sources = drawn
    other = [*frequencies, 0, 0]
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert Incidence.of(other, sources) == Incidence.of(frequencies, sources)
    one = Incidence.of(frequencies, sources)
    assert chao2(one) >= one.found
    covered = coverage(one)
    assert covered is None or 0 <= covered <= 1
