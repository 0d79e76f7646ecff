"""A table of quotations: one source a table, one turn a row. All quotations are invented."""

from __future__ import annotations

import pytest

from plurivox.evidence.quotation import Quotation
from plurivox.exchange.quotations import label_pattern, passages_of, transcript_of
from tests.spec.tables.given import faults, given, refusal

QUOTES = """
    quote_id,theme,theme_no,participant_no,site,role,setting,quote,label
    Q1,getting there,1,9,Northport,nurse,high,"The bus, it never comes.","[#9, Northport, nurse]"
    Q2,trust,2,9,Eastvale,patient,low,They said: “Come back,"[#9, Eastvale, patient]"
    Q3,trust,2,9,Northport,nurse,high,We wait.,"[#9, Northport, Nurse]"
    """


def test_a_quotation_is_somebodys_words_with_what_is_known_of_them() -> None:
    table = given("quotations", QUOTES)
    assert table.rows[0] == Quotation(
        2,
        "The bus, it never comes.",
        "9",
        site="Northport",
        role="nurse",
        setting="high",
        theme="getting there",
        theme_no="1",
        label="[#9, Northport, nurse]",
        id="Q1",
    )
    assert table.problems == table.notes == ()


def test_who_spoke_is_told_by_site_and_number() -> None:
    assert [row.key for row in given("quotations", QUOTES).rows] == [
        ("Northport", "9"),
        ("Eastvale", "9"),
        ("Northport", "9"),
    ]


def test_an_unbalanced_quotation_mark_is_the_speakers_and_stays() -> None:
    assert given("quotations", QUOTES).rows[1].quote == "They said: “Come back"


def test_the_table_becomes_one_source_with_a_turn_a_row() -> None:
    transcript = transcript_of("quotes 2024.csv", given("quotations", QUOTES).rows)
    assert transcript.name == "quotes 2024"
    assert transcript.words == (
        "#9 Northport: The bus, it never comes.\n"
        "#9 Eastvale: They said: “Come back\n"
        "#9 Northport: We wait.\n"
    )
    assert [speaker.name for speaker in transcript.speakers] == ["#9 Northport", "#9 Eastvale"]
    assert transcript.turns.speaker.tolist() == [0, 1, 0]


def test_a_passage_is_exactly_the_quotes_words() -> None:
    rows = given("quotations", QUOTES).rows
    transcript = transcript_of("quotes.csv", rows)
    cut = [transcript.words[start:end] for start, end in passages_of(transcript)]
    assert cut == [row.quote for row in rows]


def test_a_speaker_may_have_a_name_instead_of_a_number() -> None:
    table = given("quotations", "speaker,site,quote\nAnna,Northport,Well.\n# 12,,Hm.\n#7,X,Oh.\n")
    assert [row.participant for row in table.rows] == ["Anna", "12", "7"]
    assert [row.speaker for row in table.rows] == ["Anna, Northport", "#12", "#7 X"]


@pytest.mark.parametrize("column", ["label", "label_verbatim", "Label Verbatim"])
def test_the_label_as_printed_is_kept(column: str) -> None:
    words = f"participant_no,quote,{column}\n3,Well.,[#3]\n"
    assert given("quotations", words).rows[0].label == "[#3]"


def test_the_pattern_of_the_labels_is_seen() -> None:
    assert label_pattern(given("quotations", QUOTES).rows) == "[#{no}, {site}, {role}]"
    assert label_pattern(given("quotations", "speaker,quote\nAnna,Well.\n").rows) is None


def test_settings_stay_in_the_authors_words() -> None:
    words = "participant_no,setting,quote\n3,low (mainly),Well.\n"
    assert given("quotations", words).rows[0].setting == "low (mainly)"


def test_two_roles_of_one_person_are_noted_and_refuse_nothing() -> None:
    words = "participant_no,site,role,quote\n3,X,nurse,Well.\n3,X,NURSE,Oh.\n3,X,manager,Hm.\n"
    table = given("quotations", words)
    assert len(table.rows) == 3
    assert table.notes == (
        "table.csv, line 4: “#3 X” has the role “manager” here and “nurse” on line 2; "
        "see which is right.",
    )


def test_two_settings_of_one_site_are_noted() -> None:
    words = "participant_no,site,setting,quote\n3,X,low,Well.\n4,X,high,Oh.\n4,,high,Oh.\n"
    assert given("quotations", words).notes == (
        "table.csv, line 3: “X” has the setting “high” here and “low” on line 2; "
        "see which is right.",
    )


def test_nobodys_words_and_no_words_are_faults() -> None:
    words = "participant_no,site,quote\n,X,Well.\n3,X,\n"
    assert faults("quotations", words) == [
        "line 2: nothing says who spoke; fill in “participant_no” or “speaker”.",
        "line 3: “quote” is empty; fill it in, or take the row out.",
    ]


def test_a_table_must_say_who_spoke() -> None:
    assert refusal("quotations", "quote,site\nWell.,X\n").startswith(
        "table.csv: read as quotations, the table needs the column participant_no or speaker, but"
    )
