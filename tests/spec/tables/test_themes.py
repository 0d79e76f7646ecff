"""A table of themes: one row a theme, its codes parted by `;`. All themes are invented."""

from __future__ import annotations

from plurivox.themes.entry import ThemeEntry
from tests.spec.tables.given import faults, given, refusal


def test_a_theme_has_a_place_words_and_codes() -> None:
    table = given(
        "themes",
        """
        name,parent,definition,narrative,codes
        The way there,,What it takes to come,People walk.,Access/Cost; Access/Distance ;
        Money,The way there,,,
        """,
    )
    assert table.rows == (
        ThemeEntry(
            2,
            ("The way there",),
            "What it takes to come",
            "People walk.",
            ("Access/Cost", "Access/Distance"),
        ),
        ThemeEntry(3, ("The way there", "Money")),
    )
    assert (table.rows[1].name, table.rows[1].parent) == ("Money", ("The way there",))


def test_a_code_named_twice_counts_once() -> None:
    assert given("themes", "name,codes\nT,A;B;A\n").rows[0].codes == ("A", "B")


def test_themes_hang_like_codes() -> None:
    assert faults("themes", "name,parent\nA,B\nB,A\nC,Q\nD,\nD,\n") == [
        "line 2: the theme stands under itself (“A” under “B” under “A”); "
        "change the parent of one of them.",
        "line 3: the theme stands under itself (“A” under “B” under “A”); "
        "change the parent of one of them.",
        "line 6: the theme “D” stands already on line 5 in the same place; "
        "rename one, give it another parent, or take the row out.",
    ]
    assert given("themes", "name,parent\nC,Q\n").rows == (ThemeEntry(2, ("Q", "C"), above="Q"),)


def test_a_table_of_themes_needs_names() -> None:
    assert refusal("themes", "theme,codes\nT,A\n").startswith(
        "table.csv: read as themes, the table needs the column name, but the columns found are "
        "theme, codes"
    )


def test_a_theme_has_boundaries() -> None:
    (row,) = given("themes", "name,boundaries\nWelcome,Not what is owed.\n").rows
    assert row.boundaries == "Not what is owed."
