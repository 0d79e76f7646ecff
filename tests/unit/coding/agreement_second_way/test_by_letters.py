"""The endpoints and the letters give the same figures, on whatever small comparison is tried."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given

from plurivox.coding.agreement import STATISTICS, Row, agreement_table
from plurivox.coding.units import Codings, ComparedSource, Unit
from tests.unit.coding.agreement_second_way import by_letters, comparisons
from tests.unit.coding.agreement_second_way.comparisons import Comparison

UNITS: tuple[Unit, ...] = ("character", "turn", "source")


def table(made: Comparison, unit: Unit, domains: dict[str, list[int]] | None = None) -> list[Row]:
    names = [f"coder {i}" for i in range(made.coders)]
    codes = [f"code {i}" for i in range(made.codes)]
    sources = [
        ComparedSource(
            f"source {i}",
            {"participants": np.array(text.scope, np.int64).reshape(-1, 2)},
            np.array(text.turns, np.int64),
        )
        for i, text in enumerate(made.texts)
    ]
    return agreement_table(
        Codings.of(made.codings, names, codes), sources, coders=names, unit=unit,
        scope="participants", statistics="all", domains=domains,
    )  # fmt: skip


def rows_of(made: Comparison, unit: Unit, source: int, code: int) -> list[list[int]]:
    """Each coder's units of a source, coded or not."""
    text = made.texts[source]
    found = []
    for coder in range(made.coders):
        row = by_letters.letters(text.length, made.spans(source, coder, code))
        if unit == "character":
            found.append(by_letters.in_scope(row, text.scope))
        else:
            units = text.turns if unit == "turn" else [(0, text.length)]
            found.append(by_letters.units_coded(row, text.scope, units))
    return found


def coded(made: Comparison, unit: Unit, code: int, sources: range) -> list[list[int]]:
    parts = [rows_of(made, unit, source, code) for source in sources]
    return [[unit for part in parts for unit in part[coder]] for coder in range(made.coders)]


def same(value: float | None, other: float) -> bool:
    if value is None or math.isnan(other):
        return value is None and math.isnan(other)
    return math.isclose(value, other, rel_tol=1e-9, abs_tol=1e-9)


def group_of(row: Row) -> list[int]:
    return [int(name.split()[1]) for name in row.coders]


def of_codes(rows: list[Row], names: set[str]) -> Iterator[tuple[Row, int, list[int]]]:
    for row in rows:
        if row.code is not None and row.domain is None and row.statistic in names:
            yield row, int(row.code.split()[1]), group_of(row)


def sources_of(row: Row, made: Comparison) -> range:
    if row.source is None:
        return range(len(made.texts))
    number = int(row.source.split()[1])
    return range(number, number + 1)


def expected(row: Row, made: Comparison, code: int, group: list[int]) -> float:
    """Undefined where none of the compared coders used the code."""
    every = coded(made, row.unit, code, sources_of(row, made))  # type: ignore[arg-type]
    rows = [every[coder] for coder in group]
    if not any(map(any, rows)):
        return math.nan
    return by_letters.BY_CATEGORIES[row.statistic](rows, [0, 1])


@pytest.mark.parametrize("unit", UNITS)
@given(made=comparisons.comparisons())
def test_every_coefficient_of_every_code(unit: Unit, made: Comparison) -> None:
    checked = 0
    for row, code, group in of_codes(table(made, unit), set(by_letters.BY_CATEGORIES)):
        assert same(row.value, expected(row, made, code, group)), row
        assert (row.value is None) == (row.reason is not None)
        checked += 1
    pairs = made.coders * (made.coders - 1) // 2
    assert checked == made.codes * (6 + 3 * pairs) * (1 + len(made.texts))


@pytest.mark.parametrize("unit", UNITS)
@given(made=comparisons.comparisons())
def test_means_and_pooled_kappa(unit: Unit, made: Comparison) -> None:
    rows = table(made, unit)
    for row in rows:
        if row.code is not None or row.domain is not None or row.unit != unit:
            continue
        group, codes = group_of(row), range(made.codes)
        if row.statistic == "pooled_kappa":
            each = [coded(made, unit, code, sources_of(row, made)) for code in codes]
            value = by_letters.pooled([[one[coder] for coder in group] for one in each])
            assert same(row.value, value), row
        elif row.statistic in by_letters.BY_CATEGORIES:
            values = [expected(row, made, code, group) for code in codes]
            defined = [value for value in values if not math.isnan(value)]
            assert same(row.value, sum(defined) / len(defined) if defined else math.nan), row
            assert row.method == (f"mean of {len(defined)} codes" if defined else None)


def scope_units(made: Comparison, source: int, coder: int, code: int) -> list[tuple[int, int]]:
    """Joined units on the letters of the scope, counted from the first letter of all sources."""
    text = made.texts[source]
    place = np.cumsum([0, *by_letters.letters(text.length, text.scope)])
    before = sum(sum(by_letters.letters(t.length, t.scope)) for t in made.texts[:source])
    spans = [(int(place[a]), int(place[b])) for a, b in made.spans(source, coder, code)]
    return [(a + before, b + before) for a, b in by_letters.joined(s for s in spans if s[0] < s[1])]


def continuum(made: Comparison, codes: list[int]) -> by_letters.Continuum:
    length = sum(sum(by_letters.letters(t.length, t.scope)) for t in made.texts)
    units = [
        [
            (start, end, number)
            for number, code in enumerate(codes, 1)
            for source in range(len(made.texts))
            for start, end in scope_units(made, source, coder, code)
        ]
        for coder in range(made.coders)
    ]
    return by_letters.Continuum(length, units, len(codes))


@given(made=comparisons.comparisons())
def test_unitizing_of_every_code(made: Comparison) -> None:
    for row, code, _ in of_codes(table(made, "turn"), {"u_alpha", "u_alpha_binary"}):
        if row.source is None:
            assert row.unit == "character"
            assert same(row.value, continuum(made, [code]).u()), row
            assert same(row.value, continuum(made, [code]).binary()), row


@given(made=comparisons.comparisons(exclusive=True))
def test_unitizing_of_a_domain(made: Comparison) -> None:
    codes = list(range(made.codes))
    rows = [r for r in table(made, "turn", {"all": codes}) if r.source is None]
    whole = continuum(made, codes)
    if made.codes < 2:
        assert not [row for row in rows if row.domain]
        return
    found = {(row.statistic, row.code): row for row in rows if row.domain}
    for name, value in [("u_alpha", whole.u()), ("u_alpha_binary", whole.binary()),
                        ("cu_alpha", whole.cu())]:  # fmt: skip
        assert same(found[name, None].value, value), found[name, None]
    for code in codes:
        row = found["ku_alpha", f"code {code}"]
        assert same(row.value, whole.ku(code + 1)), row


def categories(made: Comparison, unit: Unit, coder: int) -> list[int | None]:
    """0 none of the codes, a code's number from 1, None where the coder put two on one unit."""
    everywhere = range(len(made.texts))
    by_code = [coded(made, unit, code, everywhere)[coder] for code in range(made.codes)]
    found: list[int | None] = []
    for unit_codes in zip(*by_code, strict=True):
        here = [number for number, is_coded in enumerate(unit_codes, 1) if is_coded]
        found.append(None if len(here) > 1 else here[0] if here else 0)
    return found


@pytest.mark.parametrize("unit", UNITS)
@given(made=comparisons.comparisons(most=2))
def test_several_categories_in_a_domain(unit: Unit, made: Comparison) -> None:
    assume(made.codes > 1)
    names, codes = set(by_letters.BY_CATEGORIES), list(range(made.codes))
    whole = [r for r in table(made, unit, {"all": codes}) if r.domain and r.source is None]
    rows = [row for row in whole if row.statistic in names]
    assert rows
    everybody = [categories(made, unit, coder) for coder in range(made.coders)]
    for row in rows:
        judged = [everybody[coder] for coder in group_of(row)]
        pairable = [u for u in zip(*judged, strict=True) if sum(v is not None for v in u) > 1]
        assert row.n == len(pairable)
        if not any(value for one in judged for value in one):
            assert row.value is None
        elif pairable and all(any(v is not None for v in one) for one in judged):
            if STATISTICS[row.statistic].coders == "pair":
                judged = [list(one) for one in zip(*pairable, strict=True)]
            value = by_letters.BY_CATEGORIES[row.statistic](judged, list(range(made.codes + 1)))
            assert same(row.value, value), row


@pytest.mark.parametrize("name", ["by_letters.py", "comparisons.py"])
def test_the_second_way_knows_nothing_of_the_first(name: str) -> None:
    tree = ast.parse((Path(__file__).parent / name).read_text(encoding="utf-8"))
    imported = {
        module
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for module in ([node.module or ""] if isinstance(node, ast.ImportFrom)
                       else [alias.name for alias in node.names])
    }  # fmt: skip
    assert imported
    assert not [module for module in imported if module.startswith("plurivox")]
