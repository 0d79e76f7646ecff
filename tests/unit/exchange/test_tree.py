"""Hanging names into a tree: quick whatever the table, and never two rows in one place."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from plurivox.coding.code_path import path_of
from plurivox.exchange.rows import Row
from plurivox.exchange.tree import NOWHERE, Hung, hang


def hung(pairs: list[tuple[str, str]]) -> tuple[list[Row], list[Hung]]:
    """Rows of (name, parent) and the places that they get."""
    rows = [Row("t.csv", line, {"parent": p}) for line, (_, p) in enumerate(pairs, 2)]
    return rows, hang("code", rows, [name for name, _ in pairs])


names = st.sampled_from("ABCD")
parents = st.sampled_from(["", "A", "B", "C", "A/B", "B/A", "C/C", "E"])


@given(st.lists(st.tuples(names, parents), max_size=12))
def test_every_row_hangs_on_a_good_row_or_is_told_a_fault(pairs: list[tuple[str, str]]) -> None:
    rows, places = hung(pairs)
    good = [one for row, one in zip(rows, places, strict=True) if not row.problems]
    paths = {one.path for one in good}
    assert len(paths) == len(good)
    assert all(one.path[:-1] in {(), *paths, path_of(one.above)} for one in good)
    assert all(r.problems for r, one in zip(rows, places, strict=True) if one.path == NOWHERE)
    assert all(len(row.problems) <= 1 for row in rows)


@given(st.lists(st.tuples(names, parents), max_size=12))
def test_what_a_table_lacks_is_said_in_its_own_words(pairs: list[tuple[str, str]]) -> None:
    rows, places = hung(pairs)
    for row, one in zip(rows, places, strict=True):
        if one.above and not row.problems:
            assert one.above in {parent for _, parent in pairs}
            assert one.path[: len(path_of(one.above))] == path_of(one.above)
            assert one.above not in {name for name, _ in pairs}


@given(st.lists(st.tuples(names, parents), max_size=12), st.randoms())
def test_the_order_of_rows_does_not_matter_where_all_hang(
    pairs: list[tuple[str, str]], chance: object
) -> None:
    rows, paths = hung(pairs)
    by_place = sorted((one.path, one.above) for one in paths)
    if any(row.problems for row in rows):
        return
    shuffled = list(pairs)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    again, places = hung(shuffled)
    assert not any(row.problems for row in again)
    assert sorted((one.path, one.above) for one in places) == by_place


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
