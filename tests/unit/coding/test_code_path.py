"""Names and paths of codes: every code can be named so that the same code is found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.coding.code_path import CodeNames, path_of, path_words

names = st.one_of(
    st.text(st.sampled_from("AB/\\ "), min_size=1, max_size=4),
    st.sampled_from(["A", "B", "A/B", "/A", "/A/B", "//A/B", "\\/", "A\\/B"]),
).map(str.strip)
paths = st.lists(names.filter(bool), min_size=1, max_size=3).map(tuple)


@given(paths)
def test_a_path_in_words_is_read_as_the_same_path(path: tuple[str, ...]) -> None:
    assert path_of(path_words(path)) == path


@given(st.sets(paths, min_size=1, max_size=8))
def test_what_a_code_is_shown_as_finds_this_code_and_no_other(codes: set[tuple[str, ...]]) -> None:
    known = CodeNames(codes)
    for path in codes:
        assert known.find(known.shown(path)) == (path,)
        assert known.shown(path) == known.shown(path).strip()


@given(st.sets(paths, min_size=1, max_size=8), names)
def test_only_codes_that_there_are_are_found(codes: set[tuple[str, ...]], words: str) -> None:
    found = CodeNames(codes).find(words)
    assert set(found) <= codes
    assert all(path[-1] == words for path in found) or len(found) == 1


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("A", ("A",)),
        ("A/B", ("A", "B")),
        (" A / B ", ("A", "B")),
        ("/A/B", ("A", "B")),
        (r"and\/or", ("and/or",)),
        (r"A/and\/or/C", ("A", "and/or", "C")),
        (r"C:\temp", (r"C:\temp",)),
        (r"a\\/b", ("a\\", "b")),
    ],
)
def test_paths_as_people_write_them(words: str, path: tuple[str, ...]) -> None:
    assert path_of(words) == path


def test_a_name_that_is_unique_is_enough() -> None:
    known = CodeNames([("Access",), ("Access", "Cost"), ("Trust", "Staff"), ("Access", "Staff")])
    assert known.shown(("Access", "Cost")) == "Cost"
    assert known.shown(("Trust", "Staff")) == "Trust/Staff"
    assert known.find("Access/Cost") == (("Access", "Cost"),)
    assert known.find("Staff") == (("Access", "Staff"), ("Trust", "Staff"))
    assert known.find("Fare") == ()


def test_a_name_that_looks_like_a_path_is_the_name() -> None:
    known = CodeNames([("A/B",), ("A", "B"), ("C", "B")])
    assert known.find("A/B") == (("A/B",),)
    assert known.shown(("A/B",)) == "A/B"
    assert known.shown(("A", "B")) == "/A/B"


def test_a_code_that_is_not_there_is_shown_by_its_path() -> None:
    assert CodeNames([("A",)]).shown(("A", "B")) == "A/B"
