"""What must hold for any ratings and any codings, whatever the figures are."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plurivox.coding.agreement import (
    STATISTICS,
    Agreement,
    Row,
    agreement_table,
    cohen_kappa,
    conger_kappa,
    cu_alpha,
    fleiss_kappa,
    krippendorff_alpha,
    scott_pi,
    u_alpha,
    u_alpha_binary,
)
from plurivox.coding.units import Codings, ComparedSource

OF_UNITS = [s for s in STATISTICS.values() if not s.unitizing and "pooled" not in s.rows]
PAIRED = [s.name for s in OF_UNITS if s.coders == "pair"]
MANY = [s.name for s in OF_UNITS if s.coders == "many"]
LETTERS = "abcd"


def function(name: str) -> Any:
    return STATISTICS[name].function


def labels(missing: bool) -> st.SearchStrategy[str | None]:
    known = st.sampled_from(LETTERS)
    return st.none() | known if missing else known


@st.composite
def ratings(draw: st.DrawFn, least: int = 2, most: int = 4) -> list[list[str | None]]:
    """Coders × units; missing values only where there may be more than two coders."""
    coders, units = draw(st.integers(least, most)), draw(st.integers(1, 8))
    row = st.lists(labels(most > 2), min_size=units, max_size=units)
    return draw(st.lists(row, min_size=coders, max_size=coders))


def same(one: Agreement, other: Agreement) -> bool:
    if one.value is None or other.value is None:
        return one.value is other.value and one.reason == other.reason
    return math.isclose(one.value, other.value, rel_tol=1e-9, abs_tol=1e-9)


def of(name: str, rows: list[list[str | None]]) -> Agreement:
    found: Agreement = function(name)(rows)
    return found


@pytest.mark.parametrize("name", PAIRED)
@given(rows=ratings(most=2), data=st.data())
def test_neither_the_order_of_two_coders_nor_of_units_matters(
    name: str, rows: list[list[str | None]], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(rows[0]))))
    assert same(of(name, rows), of(name, rows[::-1]))
    assert same(of(name, rows), of(name, [[row[i] for i in order] for row in rows]))


@pytest.mark.parametrize("name", MANY)
@given(rows=ratings(), data=st.data())
def test_neither_the_order_of_coders_nor_of_units_matters(
    name: str, rows: list[list[str | None]], data: st.DataObject
) -> None:
    coders = data.draw(st.permutations(range(len(rows))))
    order = data.draw(st.permutations(range(len(rows[0]))))
    assert same(of(name, rows), of(name, [[rows[c][i] for i in order] for c in coders]))


@pytest.mark.parametrize("name", [*PAIRED, *MANY])
@given(rows=ratings(most=2), names=st.permutations(["wet", "dry", 7, 2.5]))
def test_the_names_of_the_categories_do_not_matter(
    name: str, rows: list[list[str]], names: list[str | float]
) -> None:
    renamed = [[names[LETTERS.index(value)] for value in row] for row in rows]
    assert same(of(name, rows), of(name, renamed))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", [*PAIRED, *MANY])
@given(row=st.lists(st.sampled_from(LETTERS), min_size=1, max_size=8))
def test_who_do_the_same_agree_wholly_where_it_is_defined(name: str, row: list[str]) -> None:
    found = of(name, [list(row), list(row)])
    if found.value is None:
        assert len(set(row)) == 1
        assert found.reason
    else:
        assert found.value == pytest.approx(1.0)


@pytest.mark.parametrize("name", [*PAIRED, *MANY])
@given(rows=ratings(most=2))
def test_nothing_is_above_one_and_only_the_same_judgements_reach_it(
    name: str, rows: list[list[str | None]]
) -> None:
    value = of(name, rows).value
    if value is not None:
        assert value <= 1 + 1e-9
        assert (value > 1 - 1e-9) == (rows[0] == rows[1])


@given(rows=ratings(most=2))
def test_for_two_complete_coders_the_wider_coefficient_is_the_narrower(
    rows: list[list[str | None]],
) -> None:
    assert same(cohen_kappa(rows), conger_kappa(rows))
    assert same(scott_pi(rows), fleiss_kappa(rows))
    pi, alpha = scott_pi(rows).value, krippendorff_alpha(rows).value
    if pi is not None and alpha is not None:
        values = 2 * len(rows[0])  # alpha corrects pi for the size of the sample
        assert alpha == pytest.approx(pi + (1 - pi) / values)


@given(rows=ratings(), level=st.sampled_from(["ordinal", "interval"]))
def test_alpha_of_numbers_does_not_mind_where_they_begin(
    rows: list[list[str | None]], level: Any
) -> None:
    numbers = [[None if v is None else LETTERS.index(v) for v in row] for row in rows]
    moved = [[None if v is None else 10 + 3 * v for v in row] for row in numbers]
    assert same(krippendorff_alpha(numbers, level=level), krippendorff_alpha(moved, level=level))


Units = list[tuple[int, int, str]]


@st.composite
def continua(draw: st.DrawFn) -> list[Units]:
    """Two or three coders with units of two codes that do not overlap, on twenty letters."""
    coders = []
    for _ in range(draw(st.integers(2, 3))):
        edges = sorted(draw(st.sets(st.integers(0, 20), max_size=6)))
        codes = st.sampled_from(["x", "y", None])
        units = [(a, b, draw(codes)) for a, b in pairwise(edges)]
        coders.append([(a, b, code) for a, b, code in units if code])
    return coders


@given(coders=continua(), data=st.data())
def test_unitizing_minds_no_order_and_no_names(coders: list[Units], data: st.DataObject) -> None:
    order = data.draw(st.permutations(coders))
    renamed = [[(a, b, {"x": 2, "y": 1}[code]) for a, b, code in units[::-1]] for units in order]
    for alpha in (u_alpha, u_alpha_binary, cu_alpha):
        assert same(alpha(coders, 20), alpha(renamed, 20))
        twice = alpha([coders[0], coders[0]], 20)
        assert twice.value is None or twice.value == pytest.approx(1.0)


@st.composite
def talks(draw: st.DrawFn) -> tuple[list[tuple[bool, int]], list[tuple[int, int, int, int]]]:
    """Turns (asked, length), and codings (coder, code, first turn's share, last turn's share)."""
    turns = draw(st.lists(st.tuples(st.booleans(), st.integers(1, 5)), min_size=2, max_size=6))
    length = sum(size for _, size in turns)
    at = st.integers(0, length - 1)
    coding = st.tuples(st.integers(0, 1), st.integers(0, 1), at, at)
    return turns, draw(st.lists(coding, min_size=1, max_size=6))


@given(talk=talks(), unit=st.sampled_from(["character", "turn", "source"]))
def test_three_times_as_many_words_of_the_facilitator_change_nothing(talk: Any, unit: Any) -> None:
    turns, marks = talk
    assume(any(not asked for asked, _ in turns))
    assert heard(turns, marks, 1, unit) == heard(turns, marks, 3, unit)


def heard(turns: Any, marks: Any, times: int, unit: Any) -> list[Row]:
    """The table where each letter of a facilitator stands several times; codings keep theirs."""
    place, spans, scope = [0], [], []
    for asked, size in turns:
        begin = place[-1]
        for _ in range(size):
            place.append(place[-1] + (times if asked else 1))
        spans.append((begin, place[-1]))
        if not asked:
            scope.append((begin, place[-1]))
    codings = [
        (0, coder, code, place[min(a, b)], place[max(a, b) + 1]) for coder, code, a, b in marks
    ]
    source = ComparedSource("talk", {"participants": np.array(scope)}, np.array(spans))
    return agreement_table(
        Codings.of(codings, ["Ann", "Ben"], ["pay", "bus"]), [source], coders=["Ann", "Ben"],
        unit=unit, scope="participants", statistics="all", domains={"money": [0, 1]},
    )  # fmt: skip


@given(talk=talks(), data=st.data())
def test_the_order_of_sources_and_codings_does_not_matter(talk: Any, data: st.DataObject) -> None:
    turns, marks = talk
    length = sum(size for _, size in turns)
    source = ComparedSource("a", {"all": np.array([[0, length]])})
    sources = [source, replace(source, name="b")]
    rows = [(k % 2, c, code, min(a, b), max(a, b) + 1) for k, (c, code, a, b) in enumerate(marks)]
    swapped = [(1 - s, *rest) for s, *rest in data.draw(st.permutations(rows))]

    def table(given: Any, those: list[ComparedSource]) -> list[Any]:
        codings = Codings.of(given, ["Ann", "Ben"], ["pay", "bus"])
        found = agreement_table(codings, those, coders=["Ann", "Ben"], unit="character",
                                scope="all", statistics="all")  # fmt: skip
        key = [(r.statistic, r.code or "", r.source or "", r.n) for r in found]
        values = [None if r.value is None else round(r.value, 9) for r in found]
        return sorted(zip(key, map(str, values), strict=True))

    assert table(rows, sources) == table(swapped, sources[::-1])
