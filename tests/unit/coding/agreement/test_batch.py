"""The whole and its parts: sources one by one, or draws of them with their percentiles."""

from __future__ import annotations

import numpy as np
import pytest

from plurivox.coding.agreement.batch import Batch
from plurivox.coding.agreement.interval import t_quantile

NAMES = tuple(f"s{k}" for k in range(12))


def test_few_sources_stand_one_by_one() -> None:
    batch = Batch.of(("a", "b"))
    table = np.array([[1.0, 10.0], [2.0, 20.0]])
    assert batch.sum(table).tolist() == [[3, 30], [1, 10], [2, 20]]
    assert batch.intervals(np.ones((3, 2))) == [(None, None, None)] * 2


def test_draws_take_as_many_sources_as_there_are_with_repetition() -> None:
    batch = Batch.of(NAMES, seed=3, draws=500)
    assert batch.weights.shape == (501, 12)
    assert (batch.weights.sum(axis=1) == 12).all()
    assert (batch.weights[0] == 1).all()
    assert batch.weights[1:].max() > 1
    assert abs(batch.weights[1:].mean(axis=0) - 1).max() < 0.2


def test_the_interval_is_that_of_numpys_percentiles() -> None:
    batch = Batch.of(NAMES, draws=101)
    values = np.random.default_rng(1).normal(size=(102, 2))
    values[5:9, 1] = np.nan
    (low, high, method), (low_, high_, method_) = batch.intervals(values)
    assert (low, high) == pytest.approx(np.percentile(values[1:, 0], [2.5, 97.5]))
    assert (low_, high_) == pytest.approx(np.nanpercentile(values[1:, 1], [2.5, 97.5]))
    assert method == "bootstrap over 12 sources, 101 draws, seed 7"
    assert method_ == f"{method}, 4 undefined left out"


def test_no_interval_without_a_value_or_with_too_few_draws() -> None:
    batch = Batch.of(NAMES, draws=10)
    values = np.ones((11, 2))
    values[0, 0] = np.nan
    values[1:7, 1] = np.nan
    assert batch.intervals(values) == [(None, None, None)] * 2


@pytest.mark.parametrize(
    ("freedom", "t"),
    [(1, 12.7062), (2, 4.3027), (3, 3.1824), (10, 2.2281), (11, 2.2010), (30, 2.0423),
     (120, 1.9799), (5000, 1.9604)],
)  # fmt: skip
def test_students_t_as_in_the_printed_tables(freedom: int, t: float) -> None:
    assert t_quantile(freedom) == pytest.approx(t, abs=5e-5)
