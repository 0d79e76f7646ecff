"""A table of participants: one row a person; an id is unique within its site. All are invented."""

from __future__ import annotations

from plurivox.fieldwork.participant import Participant
from tests.spec.tables.given import faults, given, refusal


def test_a_person_has_an_id_a_site_and_whatever_else_the_table_says() -> None:
    table = given(
        "participants",
        """
        id,site,setting,session,role,gender
        1,Northport,high,NP1,nurse,female
        2,Northport,high,NP1,patient,
        """,
    )
    assert table.rows == (
        Participant(2, "1", "Northport", "high", "NP1", "nurse", "female"),
        Participant(3, "2", "Northport", "high", "NP1", "patient", ""),
    )
    assert table.problems == ()


def test_columns_are_found_however_people_write_them() -> None:
    table = given("participants", "ID; Site ;GENDER\n7;Eastvale;male\n")
    assert table.rows == (Participant(2, "7", "Eastvale", gender="male"),)


def test_any_other_column_is_an_attribute_under_its_own_heading() -> None:
    table = given(
        "participants",
        """
        id,Years in Post,site,Home language
        1,12,Northport,Welsh
        2,,Northport,English
        """,
    )
    assert [person.attributes for person in table.rows] == [
        (("Years in Post", "12"), ("Home language", "Welsh")),
        (("Home language", "English"),),
    ]
    assert table.notes == ()


def test_the_same_id_at_two_sites_is_two_people() -> None:
    table = given("participants", "id,site\n1,Northport\n1,Eastvale\n")
    assert [person.key for person in table.rows] == [("Northport", "1"), ("Eastvale", "1")]


def test_the_same_id_twice_at_a_site_is_a_fault_of_the_second() -> None:
    words = "id,site\n1,Northport\n2,Northport\n1,Northport\n"
    assert faults("participants", words) == [
        "line 4: participant “1” of site “Northport” stands already on line 2; "
        "give one of them another id, or take the row out."
    ]
    assert [person.line for person in given("participants", words).rows] == [2, 3]


def test_ids_are_words_so_leading_zeros_count() -> None:
    table = given("participants", "id\n01\n1\n")
    assert [person.id for person in table.rows] == ["01", "1"]


def test_a_person_without_an_id_is_a_fault() -> None:
    assert faults("participants", "id,site\n,Northport\n") == [
        "line 2: “id” is empty; fill it in, or take the row out."
    ]


def test_a_site_has_one_setting() -> None:
    words = """
        id,site,setting
        1,Northport,high
        2,Northport,High
        3,Northport,low
        """
    assert faults("participants", words) == [
        "line 4: site “Northport” has the setting “low” here and “high” on line 2; "
        "a site has one setting: correct one of them."
    ]


def test_the_setting_stays_in_the_words_of_the_table() -> None:
    table = given("participants", "id,site,setting\n1,Northport,Upper-middle (2021)\n")
    assert table.rows[0].setting == "Upper-middle (2021)"


def test_a_table_without_ids_is_refused_and_told_what_was_found() -> None:
    assert refusal("participants", "site,n,female\nNorthport,12,8\n") == (
        "table.csv: read as participants, the table needs the column id, but the columns found are "
        "site, n, female; rename or add what is missing, or say of what kind the table is."
    )


def test_good_rows_can_be_taken_and_the_list_of_the_others_kept() -> None:
    table = given("participants", "id,site\n1,Northport\n,Northport\n1,Northport\n4,Northport\n")
    assert [person.id for person in table.rows] == ["1", "4"]
    assert table.skipped == (3, 4)
