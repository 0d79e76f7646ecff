"""Lines of a csv are those that the csv module writes, and what a spreadsheet takes for words."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.exchange import csv_lines as module
from plurivox.exchange.csv_lines import Cell, csv_lines
from plurivox.exchange.formula_guard import guarded

words = st.text(st.sampled_from("ab7=+-@'\",;\r\n\t ＝é語🙂"), max_size=8) | st.text(max_size=8)
cells = words | st.integers() | st.booleans() | st.none() | st.floats(allow_nan=False)


def as_the_module_writes(rows: Sequence[Sequence[Cell]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(
        [guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows
    )
    return out.getvalue()


@given(st.lists(st.lists(cells, max_size=4), max_size=6))
def test_the_same_as_the_csv_module_writes(rows: list[list[Cell]]) -> None:
    assert "".join(csv_lines(rows)) == as_the_module_writes(rows)


def test_a_row_of_one_empty_cell_is_not_an_empty_line() -> None:
    assert list(csv_lines([[""], [None], [], ["", ""]])) == ['""\r\n', '""\r\n', "\r\n", ",\r\n"]


def test_one_true_and_words_that_look_like_them_stay_apart() -> None:
    assert list(csv_lines([["1", 1, True, "True", 1.0]] * 2)) == ["1,1,True,True,1.0\r\n"] * 2


def test_no_more_is_kept_than_is_meant_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    rows = [[f"=name {number}"] for number in range(5)]
    assert "".join(csv_lines(rows)) == as_the_module_writes(rows)
