"""The tools of appraisal, and two people's answers side by side; all studies are invented."""

from __future__ import annotations

import json
import uuid
from pathlib import Path

import pytest

from plurivox.review.appraisal import CASP, JBI, TOOLS, Answer, ratings, refused, side_by_side
from plurivox.review.credibility import CREDIBILITY

BRANDT, OKELLO = uuid.UUID(int=1), uuid.UUID(int=2)
ADA, SIPHO = uuid.UUID(int=11), uuid.UUID(int=12)
GIVEN = (
    Answer(BRANDT, ADA, "casp", 1, "yes"),
    Answer(BRANDT, SIPHO, "casp", 1, "yes", "Said on page 2."),
    Answer(BRANDT, ADA, "casp", 2, "no"),
    Answer(BRANDT, SIPHO, "casp", 2, "can't tell"),
    Answer(BRANDT, ADA, "casp", 3, "yes"),
    Answer(BRANDT, ADA, "jbi", 1, "unclear"),
)


def test_both_tools_ask_ten_questions_and_name_their_source() -> None:
    for tool in TOOLS.values():
        assert [question.number for question in tool.questions] == list(range(1, 11))
        assert all(question.asks.endswith("?") for question in tool.questions)
        assert len({question.label for question in tool.questions}) == 10
        assert tool.source.endswith(".")
    assert CASP.answers == ("yes", "can't tell", "no")
    assert JBI.answers == ("yes", "no", "unclear", "not applicable")


def test_the_levels_of_credibility_are_no_answers_of_a_tool() -> None:
    assert list(CREDIBILITY) == ["unequivocal", "credible", "not supported"]
    assert not set(CREDIBILITY) & {answer for tool in TOOLS.values() for answer in tool.answers}


def test_answers_stand_side_by_side_and_say_whether_they_are_the_same() -> None:
    lines = side_by_side(GIVEN, CASP, people=(ADA, SIPHO), studies=(BRANDT, OKELLO))
    assert len(lines) == 20
    assert [line.same for line in lines[:4]] == [True, False, None, None]
    first, second = lines[1].said
    assert first is not None and (first.person, first.answer) == (ADA, "no")
    assert second is not None and (second.person, second.answer) == (SIPHO, "can't tell")
    assert lines[2].said[1] is None
    assert all(line.said == (None, None) for line in lines[10:]), "nobody appraised the second"


def test_a_later_answer_of_the_same_person_counts() -> None:
    again = (*GIVEN, Answer(BRANDT, ADA, "casp", 2, "can't tell"))
    lines = side_by_side(again, CASP, people=(ADA, SIPHO), studies=(BRANDT,))
    assert lines[1].same is True


def test_the_columns_have_an_entry_a_line_and_none_where_nothing_was_said() -> None:
    lines = side_by_side(GIVEN, CASP, people=(SIPHO, ADA), studies=(BRANDT,))
    columns = ratings(lines, (SIPHO, ADA))
    assert list(columns) == [SIPHO, ADA]
    assert columns[SIPHO] == ["yes", "can't tell", *[None] * 8]
    assert columns[ADA] == ["yes", "no", "yes", *[None] * 7]
    with pytest.raises(ValueError, match="one place for each person"):
        ratings(lines, (ADA,))


def test_what_is_no_answer_is_refused_with_a_sentence() -> None:
    assert refused("casp", 10, "can't tell") == ""
    assert refused("grade", 1, "yes").startswith("“grade” is not a tool for appraisal: choose one")
    assert "has no question 11: it has 10." in refused("jbi", 11, "yes")
    assert refused("casp", 1, "unclear").endswith("choose one of yes, can't tell, no.")


def test_the_labels_are_those_of_the_checklist(real_data: Path) -> None:
    listed = json.loads((real_data / "checklists.json").read_text())["CASP_Qual"]["items"]
    assert [[question.number, question.label] for question in CASP.questions] == listed
