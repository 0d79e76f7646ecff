"""Many articles at once: the reader is chosen by name and bytes, each is read for itself."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from plurivox.exchange import FORMATS
from plurivox.exchange.articles import Reading, formats_read, read_articles
from plurivox.exchange.kinds import kind_of
from plurivox.exchange.transcripts import read_transcripts
from tests.unit.exchange.articles import html, jats, pdf, rtf, sec
from tests.unit.exchange.damaged import CORPUS
from tests.unit.exchange.documents import W, docx, odt

LINES = ("Waiting for care", "Results", "They wait.", "“We wait all day” (P1, nurse).", "So.")
STYLES = (
    f'<w:styles {W}><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style></w:styles>'
)


def styled(words: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{words}</w:t></w:r></w:p>"


def files() -> dict[str, bytes]:
    """The same invented article in every format that is read."""
    paragraphs = "".join(f"<p>{line}</p>" for line in LINES[2:])
    signs = {"“": r"\ldblquote ", "”": r"\rdblquote "}
    rich = r"\par ".join("".join(signs.get(c, c) for c in line) for line in LINES)
    body = "".join(styled(line, "berschrift1" if line == "Results" else "") for line in LINES)
    text = "".join(
        f'<text:h text:outline-level="1">{line}</text:h>'
        if line == "Results"
        else f"<text:p>{line}</text:p>"
        for line in LINES
    )
    return {
        "a.xml": jats(sec("Results", paragraphs)),
        "a.nxml": jats(sec("Results", paragraphs)),
        "a.pdf": pdf([LINES]),
        "a.docx": docx(body, styles=STYLES),
        "a.odt": odt(text),
        "a.rtf": rtf(rich),
        "a.html": html(f"<h1>{LINES[0]}</h1><h2>Results</h2>{paragraphs}"),
        "a.htm": html(f"<h1>{LINES[0]}</h1><h2>Results</h2>{paragraphs}"),
        "a.md": "\n\n".join((LINES[0], "# Results", *LINES[2:])).encode(),
        "a.markdown": "\n\n".join((LINES[0], "# Results", *LINES[2:])).encode(),
        "a.txt": "\n\n".join(LINES).encode(),
    }


def one(name: str, data: bytes) -> Reading:
    (reading,) = read_articles([(name, io.BytesIO(data))])
    return reading


@pytest.mark.parametrize("name", files())
def test_an_article_reads_alike_in_every_format(name: str) -> None:
    reading = one(name, files()[name])
    article = reading.article
    assert article is not None, reading.problems
    assert (reading.name, reading.full_name) == ("a", name)
    assert [line for line in article.words.split("\n") if line][-4:] == list(LINES[1:])
    assert article.sections[-1].kind == "results"
    (voice,) = article.voices
    assert article.words[voice.start : voice.end] == "We wait all day"
    assert voice.attribution == "(P1, nurse)"


def test_every_ending_is_tried_and_every_reader_is_there() -> None:
    endings = {ending for f in FORMATS if f.kind == "article" for ending in f.extensions}
    assert endings == {name.removeprefix("a") for name in files()}
    for chosen in FORMATS:
        if chosen.kind == "article":
            assert callable(chosen.load().read_article)
            assert all(ending in formats_read() for ending in chosen.extensions)


def test_only_xml_and_pdf_are_articles_where_nobody_says_so() -> None:
    kinds = {name: kind_of(name, io.BytesIO(data)) for name, data in files().items()}
    assert {name for name, kind in kinds.items() if kind == "article"} == {
        *("a.xml", "a.nxml", "a.pdf")
    }
    assert set(kinds.values()) == {"article", "transcript"}


def test_block_quotations_by_their_style_in_word_and_by_their_mark_in_markdown() -> None:
    quoted = styled("Results", "berschrift1") + styled("We wait.", "Zitat") + styled("So.")
    for name, data in {
        "a.docx": docx(quoted, styles=STYLES),
        "a.md": b"# Results\n\n> We wait.\n\nSo.\n",
    }.items():
        article = one(name, data).article
        assert article is not None
        assert [article.words[v.start : v.end] for v in article.voices] == ["We wait."]


def test_notes_of_a_word_document_stand_after_its_sections() -> None:
    note = f'<w:footnotes {W}><w:footnote w:id="2">{styled("Below.")}</w:footnote></w:footnotes>'
    body = styled("Results", "berschrift1") + (
        '<w:p><w:r><w:t>We wait.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    article = one("a.docx", docx(body, styles=STYLES, footnotes=note)).article
    assert article is not None
    assert [(s.kind, article.words[s.start : s.end]) for s in article.sections] == [
        ("results", "Results\nWe wait."),
        ("other", "Below."),
    ]


def test_a_refused_file_never_stops_the_others() -> None:
    given = [("first.txt", LINES), ("empty.pdf", ()), ("last.txt", LINES)]
    readings = read_articles([(n, io.BytesIO("\n\n".join(lines).encode())) for n, lines in given])
    assert [reading.article is not None for reading in readings] == [True, False, True]


@pytest.mark.parametrize("name", [name for name in CORPUS if name.count(".") == 1])
def test_what_is_damaged_is_refused_as_an_article_too(name: str) -> None:
    reading = one(name, CORPUS[name])
    assert reading.article is None
    (problem,) = reading.problems
    assert problem.sentence.startswith(name)
    assert problem.sentence.endswith(".")
    assert len(problem.sentence) < 400


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", pdf([LINES]), "it is a PDF; rename it to .pdf."),
        ("a.txt", rtf("x"), "rich text file (RTF); rename it to .rtf."),
        ("a.txt", html("x"), "web page; rename it to .html."),
        ("a.pdf", files()["a.docx"], "a Word document (.docx)"),
        ("a.xml", files()["a.odt"], "an OpenDocument text (.odt)"),
        ("a.vtt", b"WEBVTT", "files of the kind “.vtt” are not read as articles"),
        ("a", b"x", "a file of no kind is not read as articles"),
    ],
)
def test_a_wrong_name_is_told(name: str, data: bytes, said: str) -> None:
    (problem,) = one(name, data).problems
    assert problem.sentence.startswith(f"{name}: ")
    assert said in problem.sentence


def test_pdf_rtf_and_html_are_transcripts_too() -> None:
    talk = ["Interviewer: How was it?", "Anna: Long.", "Interviewer: And?", "Anna: So."]
    given = {
        "a.pdf": pdf([talk]),
        "b.rtf": rtf(r"\par ".join(talk)),
        "c.html": html("".join(f"<p>{line}</p>" for line in talk)),
    }
    for reading in read_transcripts([(n, io.BytesIO(data)) for n, data in given.items()]):
        assert reading.transcript is not None, reading.problems
        assert reading.transcript.words.split("\n") == talk
        assert len(reading.transcript.turns) == 4


def test_two_papers_of_the_study_as_articles(real_data: Path) -> None:
    paths = [
        real_data / "study" / f"{n}.txt" for n in ("focus_group_study_2023", "meta_synthesis_2022")
    ]
    readings = read_articles([(path.name, io.BytesIO(path.read_bytes())) for path in paths])
    articles = [reading.article for reading in readings]
    assert all(article is not None for article in articles)
    assert [len(article.voices) for article in articles if article] == [30, 0]
    assert [article.words for article in articles if article] == [
        path.read_text("utf-8") for path in paths
    ]
