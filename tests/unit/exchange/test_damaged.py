"""Every damaged file gets one plain sentence that names it; the others of the import go in."""

from __future__ import annotations

import io
import zipfile

import pytest

from plurivox.evidence.problem import Problem
from plurivox.exchange.transcripts import Reading, read_transcripts
from tests.unit.exchange.damaged import CORPUS

GOOD = b"Interviewer: How was it?\nAnna: Long.\nInterviewer: How long?\nAnna: A day.\n"

# What the sentence must speak of, so that no file is refused for a reason that is not its own.
REASON = {
    "empty": "is empty",
    "cut_off": "cut off or damaged",
    "cut_off.TextGrid": "breaks off",
    "turned_bytes.docx": "damaged",
    "internal_subset.docx": "entities",
    "outside_entity.docx": "entities",
    "billion_laughs.docx": "entities",
    "entity.odt": "entities",
    "entity.xlsx": "entities",
    "bomb.docx": "zip bomb",
    "many_members.docx": "10,001 files",
    "nested.docx": "XML",
    "password": "locked with a password; remove",
    "old_word.docx": "old Office format",
    "is_text.docx": "it is something else",
    "zip_password.docx": "locked with a password; remove",
    "climbs_out.docx": "outside",
    "absolute.docx": "outside",
    "drive.odt": "outside",
    "broken_xml.docx": "XML",
    "no_document.docx": "no Word document",
    "is_workbook.docx": "no Word document",
    "no_words": "no words",
    "is_word.txt": "Word document (.docx)",
    "is_pdf.txt": "it is a PDF; rename it to .pdf",
    "is_rtf.docx": "rich text file (RTF); rename it to .rtf",
    "is_sound.txt": "sound",
    "nul": "no text",
    "nul_utf16": "no text",
    "binary.txt": "no text",
    "half_letter.txt": "UTF-8",
    "odd_utf16.txt": "UTF-16",
    "no_header.vtt": "WEBVTT",
    "broken_time": "no time",
    "backwards.srt": "no time",
    "no_cue.vtt": "no words",
    "no_times.srt": "no words",
    "other_praat.TextGrid": "no Praat TextGrid",
    "no_rows": "no rows",
    "far_row.xlsx": "more than 1,048,576 rows",
    "no_cells.xlsx": "empty",
    "open_quote.csv": "line 2: a quotation mark",
    "same_column.csv": "two columns are called “Speaker”",
    "other_columns.csv": "“id”, “site”",
    "too_wide.csv": "line 2: “all day” stands in no named column",
    "no_time.csv": "line 2: “soon” is no time",
    "unknown": "WebVTT (.vtt)",
}


def read_one(name: str, data: bytes) -> Reading:
    (reading,) = read_transcripts([(name, io.BytesIO(data))])
    return reading


@pytest.mark.parametrize("name", CORPUS)
def test_one_plain_sentence_names_the_file(name: str) -> None:
    reading = read_one(name, CORPUS[name])
    assert reading.transcript is None
    assert reading.names == (name,)
    (problem,) = reading.problems
    assert isinstance(problem, Problem)
    assert problem.file == name
    assert problem.sentence.startswith(name)
    assert problem.sentence.endswith(".")
    assert "\n" not in problem.sentence
    assert "Traceback" not in problem.sentence
    assert len(problem.sentence) < 320


@pytest.mark.parametrize("name", CORPUS)
def test_the_sentence_tells_the_reason(name: str) -> None:
    reason = REASON.get(name) or REASON[name.split(".")[0]]
    sentence = read_one(name, CORPUS[name]).problems[0].sentence
    assert reason in sentence.removeprefix(name)


def test_the_other_files_go_in() -> None:
    files = [("first.txt", GOOD), *CORPUS.items(), ("last.txt", GOOD)]
    readings = list(read_transcripts([(name, io.BytesIO(data)) for name, data in files]))
    assert len(readings) == len(files)
    whole = [reading.name for reading in readings if reading.transcript]
    assert whole == ["first", "last"]


def test_a_table_tells_all_its_bad_rows() -> None:
    table = b"speaker,words,begin\nAnna,Yes,soon\nBen,,1\nAnna,No,0:05\nBen,a,1,b\n"
    reading = read_one("rows.csv", table)
    assert reading.transcript is None
    assert sorted(problem.line or 0 for problem in reading.problems) == [2, 3, 5]


def test_nothing_is_unpacked_of_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    def unpack(*_: object) -> None:
        raise AssertionError("a member was opened")

    monkeypatch.setattr(zipfile.ZipFile, "open", unpack)
    assert "zip bomb" in str(read_one("bomb.docx", CORPUS["bomb.docx"]).problems[0])
