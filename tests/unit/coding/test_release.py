"""What changed between two states of the codebook."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.coding.release import KINDS, FrozenBook, FrozenCode, changes, labels

FEAR = FrozenCode("f", ("Feelings", "Fear"), "g", short="being afraid")
GROUP = FrozenCode("g", ("Feelings",))
ANGER = FrozenCode("a", ("Feelings", "Anger"), "g")
BOOK = FrozenBook((GROUP, FEAR, ANGER))


def told(after: FrozenBook, before: FrozenBook = BOOK) -> list[tuple[str, str]]:
    return [
        (change.kind, "/".join(change.after or change.before)) for change in changes(before, after)
    ]


def test_nothing_changed() -> None:
    assert changes(BOOK, BOOK) == []


def test_added_and_removed() -> None:
    new = FrozenCode("n", ("Hope",))
    assert told(FrozenBook((GROUP, FEAR, new))) == [
        ("added", "Hope"),
        ("removed", "Feelings/Anger"),
    ]


def test_a_merged_code_says_what_it_went_into() -> None:
    (change,) = changes(BOOK, FrozenBook((GROUP, FEAR), {"a": "f"}))
    assert (change.kind, change.before, change.after) == (
        "merged",
        ("Feelings", "Anger"),
        ("Feelings", "Fear"),
    )


def test_merged_into_what_is_gone_too_is_removed() -> None:
    assert told(FrozenBook((GROUP,), {"a": "f"})) == [
        ("removed", "Feelings/Fear"),
        ("removed", "Feelings/Anger"),
    ]


def test_a_code_is_the_same_under_another_name_and_elsewhere() -> None:
    moved = replace(FEAR, path=("Dread",), parent=None)
    assert told(FrozenBook((GROUP, moved, ANGER))) == [("renamed", "Dread"), ("moved", "Dread")]


def test_renaming_a_parent_neither_renames_nor_moves_its_children() -> None:
    group = replace(GROUP, path=("Emotions",))
    fear = replace(FEAR, path=("Emotions", "Fear"))
    assert told(FrozenBook((group, fear, replace(ANGER, path=("Emotions", "Anger"))))) == [
        ("renamed", "Emotions")
    ]


def test_a_redefinition_shows_each_part() -> None:
    after = replace(FEAR, short="dread", use="when they say so")
    (change,) = changes(BOOK, FrozenBook((GROUP, after, ANGER)))
    assert change.kind == "redefined"
    assert change.fields == (("short", "being afraid", "dread"), ("use", "", "when they say so"))


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [("", "retired", "retired"), ("retired", "", "restored"), ("draft", "active", "redefined")],
)
def test_the_status(before: str, after: str, kind: str) -> None:
    old = FrozenBook((replace(FEAR, status=before),))
    assert [one.kind for one in changes(old, FrozenBook((replace(FEAR, status=after),)))] == [kind]


codes = st.lists(
    st.builds(
        FrozenCode,
        st.sampled_from("abcdef"),
        st.lists(st.sampled_from(["x", "y", "ש/ל"]), min_size=1, max_size=3).map(tuple),
        st.one_of(st.none(), st.sampled_from("abcdef")),
        status=st.sampled_from(["", "retired", "active"]),
        full=st.text(max_size=3),
    ),
    max_size=6,
    unique_by=lambda code: code.id,
)
books = st.builds(
    FrozenBook,
    codes.map(tuple),
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef"), max_size=3),
)


@given(books)
def test_a_state_is_written_and_read_again(book: FrozenBook) -> None:
    again = FrozenBook.read(book.written())
    assert again == book
    assert again.written() == book.written()


@given(books, books)
def test_every_difference_is_told_and_nothing_else(before: FrozenBook, after: FrozenBook) -> None:
    found = changes(before, after)
    old, new = ({c.id: c for c in book.codes} for book in (before, after))
    assert {c.id for c in found if c.kind == "added"} == new.keys() - old.keys()
    assert {c.id for c in found if c.kind in ("removed", "merged")} == old.keys() - new.keys()
    for key in old.keys() & new.keys():
        same = replace(old[key], path=old[key].path[-1:]) == replace(
            new[key], path=new[key].path[-1:]
        )
        assert same == (key not in {c.id for c in found})
    assert [KINDS.index(c.kind) for c in found] == sorted(KINDS.index(c.kind) for c in found)


@pytest.mark.parametrize(
    ("numbers", "called"),
    [
        ([], []),
        ([1, 2, 3], ["1", "2", "3"]),
        ([1, 2, 2, 3], ["1", "2a", "2b", "3"]),
        ([1] * 28, [*(f"1{chr(97 + at)}" for at in range(26)), "1ba", "1bb"]),
    ],
)
def test_what_releases_are_called(numbers: list[int], called: list[str]) -> None:
    assert labels(numbers) == called
