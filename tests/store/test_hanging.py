"""Codes of a table that hang on what the project has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plurivox.coding.code_entry import CodeEntry
from plurivox.coding.code_path import CodePath, path_of
from plurivox.store.hanging import hung

THERE: list[CodePath] = [("Place",), ("Place", "Chair"), ("Room",), ("Room", "Chair"), ("Fear",)]


def entry(line: int, name: str, above: str = "", *own: str) -> CodeEntry:
    """A code under `own` of the table, which hang on `above` of the project."""
    return CodeEntry(line, (*(path_of(above) if above else ()), *own, name), above=above)


def paths(*entries: CodeEntry) -> list[str]:
    good, problems = hung("code", "t.csv", entries, THERE)
    assert not problems
    return ["/".join(one.path) for one in good]


def faults(*entries: CodeEntry) -> list[str]:
    return [problem.sentence for problem in hung("code", "t.csv", entries, THERE)[1]]


def test_a_parent_is_a_name_or_a_path_of_the_project() -> None:
    assert paths(entry(2, "A", "Fear"), entry(3, "B", "Place/Chair"), entry(4, "C")) == [
        *("Fear/A", "Place/Chair/B", "C")
    ]


def test_what_hangs_on_such_a_code_in_the_table_goes_with_it() -> None:
    assert paths(entry(2, "Leg", "Fear"), entry(3, "Screw", "Fear", "Leg")) == [
        *("Fear/Leg", "Fear/Leg/Screw")
    ]


def test_a_path_may_go_through_what_another_row_becomes() -> None:
    assert paths(entry(2, "Screw", "Fear/Leg"), entry(3, "Leg", "Fear")) == [
        *("Fear/Leg/Screw", "Fear/Leg")
    ]


def test_what_may_mean_several_is_told_with_a_path() -> None:
    assert faults(entry(2, "A", "Chair")) == [
        "t.csv, line 2: the parent “Chair” is the name of 2 codes of the project; "
        "write the path, such as “Place/Chair”."
    ]


def test_a_slip_of_the_hand_is_offered_the_nearest_name_and_what_hangs_on_it_waits() -> None:
    assert faults(entry(2, "A", "Fera"), entry(3, "B", "Fera", "A"), entry(4, "C")) == [
        "t.csv, line 2: the parent “Fera” is no code of this table or of the project; "
        "is “Fear” meant? Otherwise add a row for it.",
        "t.csv, line 3: its parent “A” on line 2 is refused; mend that line first.",
    ]


def test_two_ways_to_say_one_place_are_one_code_too_many() -> None:
    assert faults(entry(2, "A", "Fear"), entry(3, "A", "/Fear")) == [
        "t.csv, line 3: the code “A” stands already on line 2 in the same place; "
        "take one of the two rows out."
    ]


above = st.sampled_from(["", "Fear", "Place/Chair", "Chair", "Nowhere", "Fear/A", "Nowhere/A"])


@given(st.lists(st.tuples(st.sampled_from("ABC"), above), max_size=8))
def test_every_entry_hangs_in_one_place_or_is_told_once(pairs: list[tuple[str, str]]) -> None:
    entries = [entry(line, name, words) for line, (name, words) in enumerate(pairs, 2)]
    good, problems = hung("code", "t.csv", entries, THERE)
    assert sorted([one.line for one in good] + [p.line or 0 for p in problems]) == [
        one.line for one in entries
    ]
    there = {*THERE, *(one.path for one in good), ()}
    assert all(one.path[:-1] in there for one in good)
    assert len({one.path for one in good}) == len(good)
    assert not any(one.above for one in good)
