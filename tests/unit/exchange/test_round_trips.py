"""Written in any format and read again, every word and every speaker is where it was."""

from __future__ import annotations

import csv
import html
import io
import string

import docx as python_docx
import odfdo
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plurivox.exchange.transcripts import read_transcripts
from tests.spec.transcripts.given import said
from tests.unit.exchange.documents import docx, odt, paragraph, textgrid, xlsx

Talk = list[tuple[str, str]]
NAMES = ["Anna", "Ben Mora", "Interviewer", "מנחה", "Participant 3"]
LETTERS = string.ascii_letters + "äßéñשלוםनмяŋ’—😀"
WORD = st.text(LETTERS, min_size=1, max_size=8)
WORDS = st.lists(WORD, min_size=1, max_size=8).map(" ".join)


@st.composite
def talks(draw: st.DrawFn) -> Talk:
    """Two to five people taking turns, each speaking at least twice, none twice in a row."""
    people = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=5, unique=True))
    return [(name, draw(WORDS)) for name in people * draw(st.integers(2, 4))]


def read(name: str, data: bytes) -> Talk:
    (reading,) = read_transcripts([(name, io.BytesIO(data))])
    assert reading.transcript is not None, reading.problems
    transcript = reading.transcript
    turns = transcript.turns
    assert (turns.start <= turns.label_end).all() and (turns.label_end <= turns.end).all()
    assert (turns.start[1:] >= turns.end[:-1]).all()
    return said(transcript)


@given(talks(), st.sampled_from(["\n", "\r\n", "\n\n"]), st.sampled_from(["utf-8-sig", "utf-16"]))
def test_txt(talk: Talk, end: str, codec: str) -> None:
    words = end.join(f"{name}: {words}" for name, words in talk)
    assert read("talk.txt", words.encode(codec)) == talk


@given(talks())
def test_txt_with_times(talk: Talk) -> None:
    words = "\n".join(f"[00:{n:02d}] {name}: {words}" for n, (name, words) in enumerate(talk))
    assert read("talk.txt", words.encode()) == talk


@given(talks())
def test_md(talk: Talk) -> None:
    assert read("talk.md", "\n\n".join(f"**{n}:** {w}" for n, w in talk).encode()) == talk


@given(talks(), st.booleans())
def test_docx(talk: Talk, bold: bool) -> None:
    lines = [(f"**{name}", f" {w}") if bold else (f"{name}: {w}",) for name, w in talk]
    assert read("talk.docx", docx("".join(paragraph(*line) for line in lines))) == talk


@given(talks())
@settings(max_examples=10)
def test_docx_of_another_program(talk: Talk) -> None:
    document = python_docx.Document()
    for name, words in talk:
        document.add_paragraph().add_run(f"{name}: ").bold = True
        document.paragraphs[-1].add_run(words)
    out = io.BytesIO()
    document.save(out)
    assert read("talk.docx", out.getvalue()) == talk


@given(talks())
def test_docx_table(talk: Talk) -> None:
    rows = "".join(
        f"<w:tr><w:tc>{paragraph(name)}</w:tc><w:tc>{paragraph(words)}</w:tc></w:tr>"
        for name, words in talk
    )
    assert read("talk.docx", docx(f"<w:tbl>{rows}</w:tbl>")) == talk


@given(talks())
def test_odt(talk: Talk) -> None:
    body = "".join(f"<text:p>{html.escape(f'{name}: {words}')}</text:p>" for name, words in talk)
    assert read("talk.odt", odt(body)) == talk


@given(talks())
@settings(max_examples=10)
def test_odt_of_another_program(talk: Talk) -> None:
    document = odfdo.Document("text")
    document.body.clear()
    for name, words in talk:
        document.body.append(odfdo.Paragraph(f"{name}: {words}"))
    out = io.BytesIO()
    document.save(out)
    assert read("talk.odt", out.getvalue()) == talk


@given(talks())
def test_vtt(talk: Talk) -> None:
    cues = [
        f"00:{n:02d}.000 --> 00:{n:02d}.900\n<v {name}>{html.escape(words, quote=False)}"
        for n, (name, words) in enumerate(talk)
    ]
    assert read("talk.vtt", "\n\n".join(["WEBVTT", *cues]).encode()) == talk


@given(talks())
def test_srt(talk: Talk) -> None:
    cues = [
        f"{n}\n00:00:{n:02d},000 --> 00:00:{n:02d},900\n{name}: {words}"
        for n, (name, words) in enumerate(talk, 1)
    ]
    assert read("talk.srt", "\n\n".join(cues).encode()) == talk


@given(talks(), st.booleans())
def test_textgrid(talk: Talk, short: bool) -> None:
    tiers: dict[str, list[tuple[float, float, str]]] = {}
    for n, (name, words) in enumerate(talk):
        tiers.setdefault(name, []).append((n, n + 0.5, words))
    assert read("talk.TextGrid", textgrid(tiers, short=short)) == talk


@given(talks(), st.sampled_from(",;\t"))
def test_csv(talk: Talk, separator: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows([("speaker", "words"), *talk])
    assert read("talk.csv", out.getvalue().encode()) == talk


@given(talks())
@settings(max_examples=20)
def test_xlsx(talk: Talk) -> None:
    assert read("talk.xlsx", xlsx([("speaker", "words"), *talk])) == talk


EXTENSIONS = ["txt", "md", "docx", "odt", "vtt", "srt", "TextGrid", "csv", "xlsx"]
GOOD = {
    "docx": docx(paragraph("**Anna:", " Yes.") * 30),
    "odt": odt("<text:p>Anna: Yes.</text:p>" * 30),
    "xlsx": xlsx([("speaker", "words")] + [("Anna", "Yes.")] * 10),
    "vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>Yes.\n",
    "srt": b"1\n00:00:01,000 --> 00:00:02,000\nAnna: Yes.\n",
    "TextGrid": textgrid({"Anna": [(0, 1, "Yes.")]}),
    "csv": b'speaker,words,begin\nAnna,"Yes, so.",0:05\n',
    "txt": b"[00:10] Anna: Yes.\nBen  00:12\nSo.\n",
    "md": b"**Anna:** Yes\n\n| a | b |\n|---|---|\n| c | d |\n",
}


def survives(name: str, data: bytes) -> None:
    """Either a transcript whose turns lie within its words, or sentences: never anything else."""
    (reading,) = read_transcripts([(name, io.BytesIO(data))])
    if reading.transcript is None:
        assert reading.problems
        assert all(name in problem.sentence for problem in reading.problems)
    else:
        turns, words = reading.transcript.turns, reading.transcript.words
        assert words.strip()
        assert "\0" not in words and "\r" not in words
        assert len(turns) == 0 or int(turns.end.max()) <= len(words)
        words.encode()


@pytest.mark.parametrize("extension", EXTENSIONS)
@given(data=st.binary(max_size=200))
def test_any_bytes(extension: str, data: bytes) -> None:
    survives(f"any.{extension}", data)


@pytest.mark.parametrize("extension", EXTENSIONS)
@given(choice=st.data())
def test_cut_off_or_with_other_bytes_in_the_middle(extension: str, choice: st.DataObject) -> None:
    good = GOOD[extension]
    begin = choice.draw(st.integers(0, len(good)))
    end = choice.draw(st.integers(begin, len(good)))
    middle = choice.draw(st.binary(max_size=6))
    tail = choice.draw(st.sampled_from([good[end:], b""]))
    survives(f"bent.{extension}", good[:begin] + middle + tail)
