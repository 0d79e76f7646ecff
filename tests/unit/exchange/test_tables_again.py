"""What is exported imports again unchanged, as csv and as a workbook."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plurivox.coding.code_entry import CodeEntry
from plurivox.evidence.coding_row import CodingRow
from plurivox.exchange import codebook, codings, participants
from plurivox.exchange.rows import Table
from plurivox.exchange.sheet import column_key
from plurivox.exchange.table_out import write_table
from plurivox.fieldwork.participant import Participant

EXTENSIONS = ("csv", "xlsx")

# Control characters other than tab and line feed do not come through a workbook.
characters = st.one_of(
    st.characters(exclude_characters="\ufffe\uffff", exclude_categories=["Cs", "Cc"]),
    st.sampled_from("\t\n"),
)
awkward = st.text(st.sampled_from("'=+-@/\\;,\"\n\t _x0041A"), max_size=8)
anything = st.one_of(st.text(characters, max_size=12), awkward)
# Names come in composed, so that an ü is the same whether it was typed as one sign or as two.
words = anything.map(lambda said: normalize("NFC", said.strip()).strip())
name = words.filter(bool)


def again(reader: Any, extension: str, columns: Sequence[str], rows: Iterable[Any]) -> Table[Any]:
    out = io.BytesIO()
    assert write_table(out, extension, columns, rows) == []
    table: Table[Any] = reader.read(f"t.{extension}", out)
    assert table.problems == ()
    assert table.notes == ()
    return table


def without_lines(rows: Iterable[Any]) -> list[Any]:
    """Where a row stands in a file is no part of what it says."""
    return [replace(row, line=0) for row in rows]


@given(anything.map(str.strip).filter(bool))
def test_what_is_typed_in_parts_comes_in_as_it_looks(said: str) -> None:
    row = Participant(0, "1", role=said)
    columns = participants.participant_columns([row])
    table = again(participants, "csv", columns, participants.participant_rows([row], columns))
    assert table.rows[0].role == normalize("NFC", said).strip()


headings = name.filter(lambda h: column_key(h) not in {"", *participants.FIXED})
people = st.lists(
    st.builds(
        Participant,
        line=st.just(0),
        id=name,
        site=words,
        session=words,
        role=words,
        gender=words,
        attributes=st.dictionaries(headings, name, max_size=3).map(lambda d: tuple(d.items())),
    ),
    max_size=5,
    unique_by=lambda person: person.key,
)


@pytest.mark.parametrize("extension", EXTENSIONS)
@settings(max_examples=150)
@given(group=people)
def test_participants(extension: str, group: list[Participant]) -> None:
    columns = participants.participant_columns(group)
    rows = list(participants.participant_rows(group, columns))
    table = again(participants, extension, columns, rows)
    assert [_attributes_by_key(p) for p in table.rows] == [_attributes_by_key(p) for p in group]


def _attributes_by_key(person: Participant) -> tuple[Participant, dict[str, str]]:
    """Two spellings of a heading that count as one column are one attribute."""
    attributes = {column_key(heading): text for heading, text in person.attributes}
    return replace(person, line=0, attributes=()), attributes


def test_attributes_keep_their_headings_in_the_order_of_the_first_that_has_them() -> None:
    group = [
        Participant(0, "1", attributes=(("Years in post", "3"), ("=Sum", "'=x"))),
        Participant(0, "2", attributes=(("Language", "he"), ("years in post", "4"))),
    ]
    columns = participants.participant_columns(group)
    assert columns == (*participants.FIXED, "Years in post", "=Sum", "Language")
    table = again(participants, "csv", columns, participants.participant_rows(group, columns))
    assert [person.attributes for person in table.rows] == [
        (("Years in post", "3"), ("=Sum", "'=x")),
        (("Years in post", "4"), ("Language", "he")),
    ]


@st.composite
def trees(draw: st.DrawFn) -> list[CodeEntry]:
    """A codebook in any order; names recur, hold slashes, look like paths."""
    names = st.one_of(st.sampled_from(["A", "B", "A/B", "/A", "\\"]), name)
    places: list[tuple[str, ...]] = []
    for label in draw(st.lists(names, max_size=8)):
        above = draw(st.sampled_from([(), *places]))
        if (*above, label) not in places:
            places.append((*above, label))
    return [
        CodeEntry(
            0,
            path,
            *(draw(words) for _ in range(5)),
            level=draw(st.sampled_from(["", "semantic", "latent"])),
            domain=draw(words),
            color=draw(st.sampled_from(["", "#2f6f8f", "c7"])),
            status=draw(words),
        )
        for path in draw(st.permutations(places))
    ]


@pytest.mark.parametrize("extension", EXTENSIONS)
@settings(max_examples=150)
@given(entries=trees())
def test_codebooks(extension: str, entries: list[CodeEntry]) -> None:
    rows = codebook.codebook_rows(entries)
    table = again(codebook, extension, codebook.codebook_columns, rows)
    assert without_lines(table.rows) == entries


@st.composite
def coding(draw: st.DrawFn) -> CodingRow:
    start = draw(st.integers(0, 10**6))
    quote = draw(anything)
    return CodingRow(
        0,
        draw(name),
        draw(name),
        draw(name),
        start,
        start + draw(st.integers(1, 10**6)),
        quote if quote.strip() else None,
        draw(words),
        draw(words),
    )


@pytest.mark.parametrize("extension", EXTENSIONS)
@settings(max_examples=150)
@given(rows=st.lists(coding(), max_size=5))
def test_codings(extension: str, rows: list[CodingRow]) -> None:
    cells = [
        (c.source, c.coder, c.pass_name, c.code, c.start, c.end, c.quote, "P1", c.memo)
        for c in rows
    ]
    table = again(codings, extension, codings.coding_columns, cells)
    assert without_lines(table.rows) == rows


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_fifty_thousand_codings_of_one_kind_pass_the_guards_against_bombs(extension: str) -> None:
    cells = [("S", "Ada", "main", "Cost", 0, 9, "the same words again and again", "P1", "")]
    table = again(codings, extension, codings.coding_columns, cells * 50_000)
    assert len(table.rows) == 50_000


def test_a_passage_as_long_as_an_interview() -> None:
    quote = "We waited, and then we waited. " * 12_000
    cells = [("S", "Ada", "main", "Cost", 0, len(quote), quote, "P1", "")]
    assert again(codings, "csv", codings.coding_columns, cells).rows[0].quote == quote
