"""Rich text: words, notes and tables as Word and others write them. All invented."""

from __future__ import annotations

import io

import pytest

from plurivox.evidence.problem import Refused
from plurivox.exchange.rtf import read, read_article
from tests.unit.exchange.articles import rtf

TALK = r"\b Interviewer:\b0  How was it?\par Anna: Long.\par Interviewer: And?\par Anna: So.\par"


def words(body: str) -> str:
    return read_article("one.rtf", io.BytesIO(rtf(body))).words


def test_a_transcript() -> None:
    transcript = read("talk.rtf", io.BytesIO(rtf(TALK)))
    assert transcript.words == (
        "Interviewer: How was it?\nAnna: Long.\nInterviewer: And?\nAnna: So."
    )
    assert [(s.name, s.asks) for s in transcript.speakers] == [
        ("Interviewer", True),
        ("Anna", False),
    ]
    assert len(transcript.turns) == 4


def test_an_article() -> None:
    one = read_article(
        "one.rtf",
        io.BytesIO(rtf(r"Waiting\par Results\par \ldblquote We wait\rdblquote  (P1, nurse).\par")),
    )
    assert [(s.kind, s.title) for s in one.sections] == [("other", ""), ("results", "Results")]
    assert [(one.words[v.start : v.end], v.attribution) for v in one.voices] == [
        ("We wait", "(P1, nurse)")
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (r"caf\'e9 \u8364? \u-10179?\u-8704?", "café € 😀"),
        (r"\f1 \'b9\f0  x", "ą x"),
        (r"a\~b \{c\} \\cell", "a\u00a0b {c} \\cell"),
        (r"one\line two", "one\ntwo"),
        (r"{\*\generator x;}{\field{\*\fldinst{HYPERLINK x}}{\fldrslt{here}}} y", "here y"),
    ],
)
def test_signs(body: str, said: str) -> None:
    assert words(body) == said


def test_cells_are_parted_by_tabs_and_a_bar_is_a_bar() -> None:
    row = r"\trowd\cellx1\cellx2 a|b\cell c\cell\row"
    assert words(rf"Before\par {row} {row} \pard After") == "Before\na|b\tc\na|b\tc\nAfter"


def test_footnotes_stand_at_the_end() -> None:
    one = read_article(
        "one.rtf",
        io.BytesIO(rtf(r"One{\footnote \pard first \'e9} two{\footnote second}.\par Three")),
    )
    assert one.words == "One two.\nThree\nfirst é\nsecond"
    assert "Put at the end of the text: 2 footnotes." in one.notes


def test_pictures_are_left_out_and_counted() -> None:
    picture = r"{\pict\pngblip " + "89504e470d0a1a0a\n" * 5_000 + "}"
    one = read_article("one.rtf", io.BytesIO(rtf(f"Before {picture}after")))
    assert one.words == "Before after"
    assert "Left out: 1 picture." in one.notes


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"Anna: hello", "no rich text"),
        (rtf("We waited.")[:-4], "cut off or damaged"),
        (rtf("{" * 2_000 + "x" + "}" * 2_000), "nested too deeply"),
        (rtf(""), "no words"),
        (rtf(r"\u99999999 x"), "damaged"),
    ],
)
def test_what_is_refused_has_its_sentence(data: bytes, said: str) -> None:
    for reader in (read, read_article):
        with pytest.raises(Refused) as refused:
            reader("one.rtf", io.BytesIO(data))
        (problem,) = refused.value.problems
        assert problem.sentence.startswith("one.rtf: ")
        assert said in problem.sentence


@pytest.mark.parametrize(
    "body",
    [
        r"{\field{\*\fldinst{" * 400 + "x" + "}" * 1_200,
        r"{\field{\*\fldinst{x}}{\fldrslt y}}" * 20_000,
        r"{\footnote x}" * 20_000,
    ],
)
def test_hostile_files_take_no_minutes(body: str) -> None:
    try:
        assert words(body)
    except Refused as refused:
        assert str(refused).startswith("one.rtf: ")
