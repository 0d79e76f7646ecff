"""Hanging names into a tree: quick whatever the table, and never two rows in one place."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from plurivox.exchange.rows import Row
from plurivox.exchange.tree import NOWHERE, hang


def hung(pairs: list[tuple[str, str]]) -> tuple[list[Row], list[tuple[str, ...]]]:
    """Rows of (name, parent) and the paths that they get."""
    rows = [Row("t.csv", line, {"parent": p}) for line, (_, p) in enumerate(pairs, 2)]
    return rows, hang("code", rows, [name for name, _ in pairs])


names = st.sampled_from("ABCD")
parents = st.sampled_from(["", "A", "B", "C", "A/B", "B/A", "C/C", "E"])


@given(st.lists(st.tuples(names, parents), max_size=12))
def test_every_row_hangs_on_a_good_row_or_is_told_a_fault(pairs: list[tuple[str, str]]) -> None:
    rows, paths = hung(pairs)
    good = [path for row, path in zip(rows, paths, strict=True) if not row.problems]
    assert len(set(good)) == len(good)
    assert all(path[:-1] in {(), *good} for path in good)
    assert all(row.problems for row, path in zip(rows, paths, strict=True) if path == NOWHERE)
    assert all(len(row.problems) <= 1 for row in rows)


@given(st.lists(st.tuples(names, parents), max_size=12), st.randoms())
def test_the_order_of_rows_does_not_matter_where_all_hang(
    pairs: list[tuple[str, str]], chance: object
) -> None:
    rows, paths = hung(pairs)
    if any(row.problems for row in rows):
        return
    shuffled = list(pairs)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    again, places = hung(shuffled)
    assert not any(row.problems for row in again)
    assert sorted(places) == sorted(paths)


def test_a_long_circle_is_told_by_its_beginning() -> None:
    rows, _ = hung([(str(n), str((n + 1) % 9)) for n in range(9)])
    assert rows[0].problems[0].sentence == (
        "t.csv, line 2: the code stands under itself "
        "(“0” under “1” under “2” under “3” under “4” under …); change the parent of one of them."
    )


def test_many_codes_of_one_name_are_told_by_the_first_lines() -> None:
    roots = [(f"R{n}", "") for n in range(8)]
    rows, _ = hung([*roots, *(("X", f"R{n}") for n in range(8)), ("Y", "X")])
    assert "any of the codes on lines 10, 11, 12, 13, 14, …;" in rows[-1].problems[0].sentence


def test_tables_made_to_be_slow_are_not() -> None:
    many = 20_000
    chain = [(str(n), str(n + 1)) for n in range(many)]
    began = time.process_time()
    rows, _ = hung([*chain, (str(many), str(many - 1))])
    assert all(row.problems for row in rows)
    hung([("X", f"nowhere {n}") for n in range(many)])
    assert time.process_time() - began < 5
