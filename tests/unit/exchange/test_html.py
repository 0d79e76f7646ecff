"""HTML: words without scripts and styles, headings, quotations and tables kept. All invented."""

from __future__ import annotations

import io
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plurivox.evidence.problem import Refused
from plurivox.exchange.html import read, read_article
from plurivox.review.article import Article
from tests.unit.exchange.articles import html

PAGE = """<h1>Waiting for care</h1><script>var a = 'no word';</script><style>p {}</style>
<h2>Abstract</h2><h3>Results</h3><p>They waited.</p>
<h2>Results</h2><p>People   waited
 long<sup>1</sup>.<br>Very.</p>
<blockquote><p>We waited all day.</p><footer>Participant 3, nurse</footer></blockquote>
<table><caption>Table 1</caption><tr><th>Who</th><th>n</th></tr>
<tr><td><p>Nurses</p></td><td>4</td></tr></table>
<ul><li>one</li><li>two</li></ul>
<p>They said <q>we wait</q> (P4).</p><img src="http://192.0.2.1/x.png">
<h2>References</h2><ol><li>Ito 2001</li></ol><!-- no word -->"""
META = """<meta name="citation_title" content="Waiting for  care">
<meta name="citation_author" content="Ada Moyo"><meta name="citation_author" content="Bo Ito">
<meta name="citation_publication_date" content="2020/03/04">
<meta name="citation_journal_title" content="Journal of Invented Studies">
<meta name="citation_doi" content="doi:10.9999/invented.1">"""


def article(data: bytes) -> Article:
    return read_article("page.html", io.BytesIO(data))


def test_words_come_as_a_reader_sees_them() -> None:
    assert article(html(PAGE)).words.split("\n") == [
        *("Waiting for care", "Abstract", "Results", "They waited."),
        *("Results", "People waited long1.", "Very."),
        *("We waited all day.", "Participant 3, nurse", "Table 1", "Who\tn", "Nurses\t4"),
        *("one", "two", "They said “we wait” (P4).", "References", "Ito 2001"),
    ]


def test_sections_and_voices() -> None:
    one = article(html(PAGE))
    assert [(s.kind, s.title) for s in one.sections] == [
        ("other", "Waiting for care"),
        ("abstract", "Abstract"),
        ("abstract", "Results"),
        ("results", "Results"),
        ("tables", ""),
        ("results", "Results"),
        ("references", "References"),
    ]
    assert [(one.words[v.start : v.end], v.attribution) for v in one.voices] == [
        ("We waited all day.", "Participant 3, nurse"),
        ("we wait", "(P4)"),
    ]
    assert one.references == ("Ito 2001",)
    assert one.notes == ("Left out: 1 picture.",)


def test_facts_come_from_what_journals_write_for_search_engines() -> None:
    facts = article(html(PAGE, META)).facts
    assert facts.authors == "Ada Moyo; Bo Ito"
    assert (facts.title, facts.year) == ("Waiting for care", "2020")
    assert (facts.journal, facts.doi) == ("Journal of Invented Studies", "10.9999/invented.1")
    assert article(html(PAGE)).facts.title == "Waiting for care"


def test_a_page_is_a_transcript_too() -> None:
    talk = "<p><b>Interviewer:</b> How was it?</p><p><b>Anna:</b> Long.</p>" * 2
    transcript = read("talk.html", io.BytesIO(html(talk)))
    assert [speaker.name for speaker in transcript.speakers] == ["Interviewer", "Anna"]
    assert len(transcript.turns) == 4


def test_the_encoding_is_that_of_the_page() -> None:
    page = html("<p>café „so“</p>", '<meta charset="windows-1252">')
    one = article(page.decode().encode("cp1252"))
    assert (one.words, one.encoding) == ("café „so“", "WINDOWS-1252")
    assert article(page).words == "café „so“"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (html("<script>x</script>"), "no words"),
        (html("<div>" * 100_000 + "x"), "nested too deeply"),
        (html("a\0b"), "no text"),
    ],
)
def test_what_is_refused_has_its_sentence(data: bytes, said: str) -> None:
    for reader in (read, read_article):
        with pytest.raises(Refused) as refused:
            reader("page.html", io.BytesIO(data))
        (problem,) = refused.value.problems
        assert problem.sentence.startswith("page.html: ")
        assert said in problem.sentence


WORDS = st.lists(
    st.text(
        st.characters(exclude_categories=("C", "Z")) | st.sampled_from("<>&\"'"), min_size=1
    ).filter(str.split),
    min_size=1,
    max_size=6,
).map(lambda words: " ".join(" ".join(words).split()))


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_words_in_are_words_out(paragraphs: list[str]) -> None:
    page = html("\n".join(f"<p>{escape(words)}</p>" for words in paragraphs))
    one = article(page)
    assert one.words.split("\n") == paragraphs
    assert len(one.turns) <= len(paragraphs)
