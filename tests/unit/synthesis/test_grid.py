"""The grid of studies and constructs: what stands where, and that nothing is lost; invented."""

from __future__ import annotations

import uuid
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from plurivox.synthesis.grid import (
    KINDS,
    Cell,
    Construct,
    Grid,
    GridStudy,
    GridTheme,
    Relation,
    Translation,
    build_grid,
    counts,
)

from .invented import CONSTRUCTS, RELATIONS, STUDIES, THEMES, TRANSLATIONS, grid, key, relation


def cell(found: Grid, study: str, column: str) -> Cell:
    row = [one.name for one in found.studies].index(study)
    return found.cells[row][[one.name for one in found.columns].index(column)]


def test_the_index_study_comes_first_and_then_the_reading_order() -> None:
    names = [one.name for one in grid().studies]
    assert names == ["Brandt 2019", "Sato 2018", "Okello 2021", "Lind 2020"]


def test_a_column_is_a_construct_that_is_not_translated_into_an_earlier_one() -> None:
    assert [one.name for one in grid().columns] == ["Kept outside", "A chair"]


def test_a_chain_of_relations_ends_in_one_column() -> None:
    """Whether the study in the middle is read before the last one or after it."""
    for position in (1, 9):
        studies = [replace(s, position=position) if s.name == "Sato 2018" else s for s in STUDIES]
        found = build_grid(studies, CONSTRUCTS, RELATIONS)
        (placed,) = cell(found, "Sato 2018", "Kept outside").constructs
        assert placed.beside is not None and placed.beside.name == "=Shut out"
        assert [one.kind for one in placed.relations] == ["refutational"]
        assert found.others == ()


def test_a_construct_in_a_cell_says_beside_which_it_stands_and_why() -> None:
    found = grid()
    (own,) = cell(found, "Brandt 2019", "Kept outside").constructs
    assert (own.construct.name, own.beside, own.relations) == ("Kept outside", None, ())
    (shut,) = cell(found, "Okello 2021", "Kept outside").constructs
    assert shut.beside is not None and shut.beside.name == "Kept outside"
    assert [one.rationale for one in shut.relations] == ["Both speak of a door."]


def test_a_relation_drawn_from_the_earlier_construct_places_the_later_one() -> None:
    turned = relation("Kept outside", "A chair", "Brandt 2019", "reciprocal", "Turned.")
    found = build_grid(STUDIES, CONSTRUCTS, (*RELATIONS, turned))
    assert [one.name for one in found.columns] == ["Kept outside"]
    (chair, _) = cell(found, "Okello 2021", "Kept outside").constructs
    assert [one.rationale for one in chair.relations] == ["Turned."]


def test_a_second_relation_is_kept_beside_the_one_that_places() -> None:
    found = grid()
    more = relation("Shut out", "A chair", "Okello 2021", "reciprocal", "Also a seat.")
    again = build_grid(STUDIES, CONSTRUCTS, (*RELATIONS, more))
    assert again.others == (more,)
    assert [one.name for one in again.columns] == [one.name for one in found.columns]


def test_a_cell_has_the_passages_and_the_written_translation() -> None:
    found = cell(grid(), "Okello 2021", "Kept outside")
    assert found.passages == (key("p4"), key("p3"))
    (written,) = found.translations
    assert (written.words, written.by, written.stale) == ("Visitors wait at the door.", "Bo", True)


def test_a_translation_of_a_construct_that_heads_no_column_any_more_is_not_lost() -> None:
    older = Translation(key("Okello 2021"), key("Shut out"), "An older one.")
    found = build_grid(STUDIES, CONSTRUCTS, RELATIONS, (older, *TRANSLATIONS))
    words = [one.words for one in cell(found, "Okello 2021", "Kept outside").translations]
    assert words == ["Visitors wait at the door.", "An older one."]


def test_what_was_looked_for_and_not_found_stands_in_its_cell() -> None:
    found = cell(grid(), "Lind 2020", "A chair")
    assert found.constructs == ()
    assert [one.rationale for one in found.looked_for] == ["Seats are not spoken of."]
    assert cell(grid(), "Lind 2020", "Kept outside") == Cell()


def test_the_third_order_is_the_themes_with_their_polarity() -> None:
    assert [[(t.name, t.polarity) for t in themes] for themes in grid().third] == [
        [("Doors", "both"), ("Welcome", "facilitator")],
        [("Welcome", "facilitator")],
    ]
    assert GridTheme(key("t"), "t", ("barrier", "barrier")).polarity == "barrier"
    assert GridTheme(key("t"), "t", ("", "both")).polarity == "both"
    assert GridTheme(key("t"), "t").polarity == ""


def test_constructs_are_counted_as_constructs() -> None:
    assert counts(CONSTRUCTS) == {"first": 2, "second": 2, "third": 2}
    assert counts(()) == {"first": 0, "second": 0, "third": 0}


def test_a_circle_has_the_earliest_at_its_head_however_it_was_drawn() -> None:
    circle = [
        relation("Kept outside", "Shut out", "Brandt 2019", "reciprocal"),
        relation("Shut out", "Let in at once", "Okello 2021", "reciprocal"),
        relation("Let in at once", "Kept outside", "Sato 2018", "reciprocal"),
    ]
    for turned in (circle, circle[::-1]):
        found = build_grid(STUDIES, CONSTRUCTS, turned, themes=THEMES)
        assert [one.name for one in found.columns] == ["Kept outside", "A chair"]
        assert len(found.others) == 1


def test_what_belongs_to_no_listed_study_is_left_out() -> None:
    found = build_grid(STUDIES[:1], CONSTRUCTS, RELATIONS, TRANSLATIONS, THEMES)
    assert (found.columns, found.cells, found.others) == ((), ((),), ())


# -------------------------------------------------------------------------- for any grid


@st.composite
def given_grids(
    draw: st.DrawFn,
) -> tuple[list[GridStudy], list[Construct], list[Relation]]:
    """A few studies, one of them perhaps not listed, with relations in every direction."""
    many = draw(st.integers(1, 4))
    studies = [
        GridStudy(uuid.UUID(int=at + 1), f"S{at}", "", draw(st.integers(0, 3)), draw(st.booleans()))
        for at in range(many)
    ]
    passages = st.lists(st.integers(200, 205).map(lambda n: uuid.UUID(int=n)), max_size=3)
    constructs = [
        Construct(
            uuid.UUID(int=100 + at),
            f"C{at}",
            draw(st.sampled_from(("first", "second"))),
            uuid.UUID(int=draw(st.integers(1, many + 1))),
            passages=tuple(draw(passages)),
        )
        for at in range(draw(st.integers(0, 6)))
    ]
    of = {one.id: one.study for one in constructs}
    ends = st.sampled_from([one.id for one in constructs] or [uuid.UUID(int=0)])
    most = 8 if constructs else 0
    pairs = draw(st.lists(st.tuples(ends, ends, st.sampled_from(KINDS)), max_size=most))
    relations = [
        Relation(uuid.UUID(int=300 + at), start, end, of[start], kind)
        for at, (start, end, kind) in enumerate(pairs)
    ]
    return studies, constructs, relations


@given(given_grids())
def test_every_construct_stands_in_exactly_one_cell_with_its_passages(
    drawn: tuple[list[GridStudy], list[Construct], list[Relation]],
) -> None:
    studies, constructs, relations = drawn
    found = build_grid(studies, constructs, relations)
    listed = {one.id for one in studies}
    placed = [
        (study, column, one, cell)
        for study, row in zip(found.studies, found.cells, strict=True)
        for column, cell in zip(found.columns, row, strict=True)
        for one in cell.constructs
    ]
    assert sorted(one.construct.id.int for _, _, one, _ in placed) == sorted(
        one.id.int for one in constructs if one.study in listed
    )
    column_of = found.column_of()
    for study, column, one, here in placed:
        assert one.construct.study == study.id
        assert set(one.construct.passages) <= set(here.passages)
        assert len(set(here.passages)) == len(here.passages)
        if one.beside is None:
            assert one.construct == column
        else:
            assert column_of[one.beside.id] == column.id
            assert one.relations
            ends = {one.construct.id, one.beside.id}
            assert all({r.from_construct, r.to_construct} == ends for r in one.relations)


@given(given_grids())
def test_every_relation_between_listed_studies_is_shown_once(
    drawn: tuple[list[GridStudy], list[Construct], list[Relation]],
) -> None:
    studies, constructs, relations = drawn
    found = build_grid(studies, constructs, relations)
    cells = [cell for row in found.cells for cell in row]
    shown = [r for cell in cells for one in cell.constructs for r in one.relations]
    shown += [r for cell in cells for r in cell.looked_for]
    here = {one.id for one in constructs if one.study in {study.id for study in studies}}
    expected = [r for r in relations if {r.from_construct, r.to_construct} <= here]
    assert sorted(r.id.int for r in (*shown, *found.others)) == sorted(r.id.int for r in expected)


@given(given_grids(), st.randoms())
def test_the_order_of_relations_and_studies_changes_nothing(
    drawn: tuple[list[GridStudy], list[Construct], list[Relation]], chance: object
) -> None:
    studies, constructs, relations = drawn
    apart = [replace(one, position=at) for at, one in enumerate(studies)]
    mixed_studies, mixed_relations = apart[:], relations[:]
    chance.shuffle(mixed_studies)  # type: ignore[attr-defined]
    chance.shuffle(mixed_relations)  # type: ignore[attr-defined]
    first = build_grid(apart, constructs, relations)
    second = build_grid(mixed_studies, constructs, mixed_relations)
    assert first.column_of() == second.column_of()
    assert set(first.others) == set(second.others)
    if sum(one.is_index for one in studies) < 2:
        assert first.studies == second.studies
