"""Turn tables: one turn a row, columns by many names, every bad row by its line."""

from __future__ import annotations

import io

import pytest

from plurivox.evidence.problem import Refused
from plurivox.exchange import turn_table
from plurivox.transcripts.transcript import Transcript
from tests.spec.transcripts.given import said
from tests.unit.exchange.documents import xlsx


def read(words: str) -> Transcript:
    return turn_table.read("talk.csv", io.BytesIO(words.encode()))


def test_a_row_is_a_turn() -> None:
    transcript = read("speaker,words\nInterviewer,How was it?\nAnna,Long.\nAnna,Very.\n")
    assert transcript.words == "Interviewer: How was it?\nAnna: Long.\nAnna: Very."
    assert len(transcript.turns) == 3
    assert transcript.speakers[0].asks


def test_other_names_of_columns_semicolons_and_times() -> None:
    transcript = read("Speaker_Name;Start Time;End;Text\nAnna;0:05;0:07,5;Yes\nBen;8;9.25;No\n")
    assert said(transcript) == [("Anna", "Yes"), ("Ben", "No")]
    assert transcript.turns.begin.tolist() == [5_000, 8_000]
    assert transcript.turns.finish.tolist() == [7_500, 9_250]


def test_rows_are_put_in_order_of_time_where_all_have_one() -> None:
    assert read("who,text,begin\nBen,B,2\nAnna,A,1\n").words == "Anna: A\nBen: B"
    assert read("who,text,begin\nBen,B,2\nAnna,A,\n").words == "Ben: B\nAnna: A"


def test_line_breaks_in_a_cell_stay() -> None:
    assert read('who,text\nAnna,"One\n\nTwo"\n').words == "Anna: One\n\nTwo"


def test_a_row_without_a_name_is_nobodys() -> None:
    assert said(read("who,text\n,A door closes.\nAnna:,Yes\n")) == [
        ("", "A door closes."),
        ("Anna", "Yes"),
    ]


def test_a_workbook() -> None:
    data = xlsx([["Speaker", "Words", "Begin"], ["Anna", "Yes", 1.5], [7, "No", 2]])
    transcript = turn_table.read("talk.xlsx", io.BytesIO(data))
    assert said(transcript) == [("Anna", "Yes"), ("7", "No")]
    assert transcript.turns.begin.tolist() == [1_500, 2_000]
    assert transcript.encoding is None


def test_other_columns_are_told() -> None:
    assert read("who,text,Mood\nAnna,Yes,good\n").notes == ("Columns left out: “Mood”.",)


def test_which_tables_are_turns() -> None:
    assert turn_table.fits(["Speaker", "Text"])
    assert not turn_table.fits(["id", "site"])
    assert not turn_table.fits(["source", "coder", "code", "start", "end", "quote"])
    assert not turn_table.fits(["quote", "speaker", "site", "theme"])


def test_all_bad_rows_are_told_by_line() -> None:
    with pytest.raises(Refused) as refused:
        read("who,text,begin\nAnna,,1\n\nBen,Yes,1:2:3:4\nBen,No,5\n")
    assert [problem.line for problem in refused.value.problems] == [2, 4]
