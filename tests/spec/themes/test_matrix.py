"""The matrix: who says what where, counted so that nobody counts twice in a total."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plurivox.evidence.problem import Refused
from plurivox.themes.analysis import Analysis, Gathered
from plurivox.themes.attributes import UNKNOWN, attributes_of, find_attribute
from plurivox.themes.matrix import COUNTS, Matrix, matrix

from .given import analysis, key

HEARD = analysis(
    [
        "a chair | one | Leeds | Ada | kept",
        "no key | one | Leeds | Ada, Bo | kept",
        "a cup | two | Akko | Cleo | welcome",
        "asked twice | two | Akko | | kept",
        "a silence | two | Akko | Dan |",
    ],
    roles={"Ada": "nurse", "Bo": "peer", "Cleo": "peer", "Dan": "nurse"},
)


def rows(found: Analysis) -> list[Gathered]:
    return [
        Gathered(code, "code", code.hex, "", 0, passages)
        for code, passages in found.coded().items()
    ]


def by(attribute: str) -> Matrix:
    return matrix(HEARD, rows(HEARD), attribute)


def test_passages_stand_where_they_were_said() -> None:
    found = by("site")
    assert found.columns == ("Leeds", "Akko")
    assert found.counts("passages") == [[2, 1], [0, 1]]
    assert found.counts("sessions") == [[1, 1], [0, 1]]


def test_a_passage_of_two_people_stands_in_the_column_of_each_and_counts_once_in_all() -> None:
    found = by("role")
    assert found.columns == ("nurse", "peer", UNKNOWN)
    assert found.counts("passages") == [[2, 1, 1], [0, 1, 0]], "nobody known was asked twice"
    assert found.all[0].value("passages") == 3


def test_speakers_are_people_and_the_share_says_of_how_many() -> None:
    found = by("site")
    assert found.counts("speakers") == [[2, 0], [0, 1]]
    assert found.counts("share") == [[1.0, 0.0], [0.0, 0.5]]
    assert [cell.heard for cell in found.each] == [2, 2]
    assert found.whole.heard == 4


def test_of_two_who_speak_in_a_passage_only_who_has_the_value_is_counted_under_it() -> None:
    assert by("role").counts("speakers")[0] == [1, 1, 0]


def test_what_nobody_knows_has_a_column_of_its_own() -> None:
    bare = analysis(["a chair | one | Leeds | Ada | kept"])
    assert matrix(bare, rows(bare), "role").columns == (UNKNOWN,)
    assert attributes_of(bare) == ("site", "source", "session")


def test_an_attribute_is_found_in_any_case_and_another_is_refused_with_those_there_are() -> None:
    assert find_attribute(HEARD, " Role ") == "role"
    with pytest.raises(Refused, match="no attribute “colour”; there are: site, role, source"):
        find_attribute(HEARD, "colour")


def test_a_table_of_nothing_is_a_table() -> None:
    found = matrix(HEARD, [], "site")
    assert found.counts("passages") == []
    assert found.whole.passages == ()


LINES = some.lists(
    some.tuples(
        some.sampled_from(["one", "two", "three"]),
        some.sets(some.sampled_from(["Ada", "Bo", "Cleo"])),
        some.sets(some.sampled_from(["kept", "welcome"]), min_size=1),
    ),
    max_size=12,
)


@given(LINES, some.sampled_from(sorted(COUNTS)))
def test_a_total_is_never_less_than_a_cell_nor_more_than_the_sum(
    lines: list[tuple[str, set[str], set[str]]], count: str
) -> None:
    sites = {"one": "Leeds", "two": "Akko", "three": "Gulu"}
    heard = analysis(
        [
            f"p{at} | {source} | {sites[source]} | {','.join(sorted(who))} | {','.join(sorted(c))}"
            for at, (source, who, c) in enumerate(lines)
        ]
    )
    found = matrix(heard, rows(heard), "source")
    for cells, whole in zip(found.counts("passages"), found.all, strict=True):
        total = whole.value("passages")
        assert max(cells, default=0) <= total <= sum(cells)  # type: ignore[operator,arg-type,type-var]
    for row in found.counts(count):
        assert all(value is None or value >= 0 for value in row)
        assert count != "share" or all(value is None or value <= 1 for value in row)


def test_keys_are_those_of_the_passages() -> None:
    assert by("site").cells[0][0].passages == (key("a chair"), key("no key"))
