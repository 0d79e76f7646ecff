"""JATS: sections, block quotations, tables and references as they are marked. All invented."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from plurivox.evidence.problem import Refused
from plurivox.evidence.turns import NOBODY
from plurivox.exchange.jats import read_article
from plurivox.review.article import Article
from tests.unit.exchange.articles import jats, sec

QUOTE = (
    "<disp-quote><p>We waited <italic>all</italic> day.</p><p>And then we went home.</p>"
    "<attrib>(Participant 3, nurse)</attrib></disp-quote>"
)
TABLE = """<table-wrap id="t1"><label>Table 1</label><caption><title>Who spoke.</title></caption>
    <table><thead><tr><th>Who</th><th>n</th></tr></thead>
    <tbody><tr><td>Nurses</td><td>4</td></tr></tbody></table>
    <table-wrap-foot><p>n: number.</p></table-wrap-foot></table-wrap>"""
REFERENCES = """<ref-list><title>References</title>
    <ref id="r1"><label>1</label><mixed-citation publication-type="journal"><name>
    <surname>Ito</surname> <given-names>B</given-names></name>,
    <article-title>Waiting</article-title>. <source>J Inv</source>
    <year>2001</year>;<fpage>3</fpage>–<lpage>9</lpage>.</mixed-citation></ref>
    <ref id="r2"><label>2</label><element-citation><person-group><name><surname>Abe</surname>
    <given-names>C</given-names></name></person-group><year>1999</year>
    <article-title>More waiting</article-title></element-citation></ref></ref-list>"""


def read(body: str, back: str = "", **more: str) -> Article:
    return read_article("one.xml", io.BytesIO(jats(body, back, **more)))


def whole() -> Article:
    body = (
        sec("Background", "<p>Waiting is long.</p>", "intro")
        + sec("1. Methods", "<p>We asked.</p>" + sec("Results of a pilot", "<p>None.</p>"))
        + sec("Findings", f"<p>They waited.</p>{QUOTE}{TABLE}<p>So they said.</p>", "results")
        + sec("Discussion", "<p>Others wait too.</p>")
    )
    return read(body, "<ack><p>We thank all.</p></ack>" + REFERENCES)


def told(article: Article) -> list[tuple[str, str, str]]:
    return [(s.kind, s.title, article.words[s.start : s.end]) for s in article.sections]


def test_sections_tables_and_references_stand_apart_in_order() -> None:
    article = whole()
    assert [(kind, title) for kind, title, _ in told(article)] == [
        ("other", "Waiting for care"),
        ("abstract", ""),
        ("introduction", "Background"),
        ("methods", "1. Methods"),
        ("methods", "Results of a pilot"),
        ("results", "Findings"),
        ("tables", ""),
        ("results", "Findings"),
        ("discussion", "Discussion"),
        ("other", ""),
        ("references", "References"),
    ]
    ends = [0, *(section.end for section in article.sections)]
    assert all(s.start >= end for s, end in zip(article.sections, ends, strict=False))


def test_a_block_quotation_is_a_voice_with_its_attribution() -> None:
    article = whole()
    (voice,) = article.voices
    assert article.words[voice.start : voice.end] == "We waited all day.\nAnd then we went home."
    assert (voice.voice, voice.attribution) == ("participant", "(Participant 3, nurse)")


def test_every_word_of_the_body_is_there_and_each_block_is_a_turn_of_nobody() -> None:
    article = whole()
    blocks = [
        article.words[a:b] for a, b in zip(article.turns.start, article.turns.end, strict=True)
    ]
    assert blocks[0] == "Waiting for care"
    assert blocks[1] == "Ada Moyo, The Invented Group"
    assert "Table 1 Who spoke.\nWho\tn\nNurses\t4\nn: number." in blocks
    assert "We waited all day.\nAnd then we went home.\n(Participant 3, nurse)" in blocks
    assert "\n".join(blocks) == article.words
    assert (article.turns.speaker == NOBODY).all()
    assert (article.turns.label_end == article.turns.start).all()


def test_facts_and_references() -> None:
    article = whole()
    facts = article.facts
    assert facts.title == "Waiting for care"
    assert facts.authors == "Ada Moyo; The Invented Group"
    assert (facts.year, facts.journal) == ("2020", "Journal of Invented Studies")
    assert (facts.doi, facts.country) == ("10.9999/invented.1", "")
    assert article.references == (
        "1 Ito B, Waiting. J Inv 2001;3–9.",
        "2 Abe C, 1999 More waiting",
    )


def test_the_results_of_an_abstract_are_no_results() -> None:
    abstract = sec("Results", "<p>“All wait,” they said (P1).</p>", "results")
    article = read(sec("Results", "<p>They waited.</p>"), abstract=abstract)
    assert [s.kind for s in article.sections] == ["other", "abstract", "results"]
    assert article.voices == ()


def test_formulas_and_pictures_are_left_out_and_said_to_be() -> None:
    body = "<p>So <inline-formula><tex-math>x^2</tex-math></inline-formula> it is.</p>"
    article = read(body + "<fig><caption><p>A door.</p></caption><graphic/></fig>")
    assert article.words.endswith("So it is.\nA door.")
    assert "x^2" not in article.words
    assert "Left out: 1 formula, 1 picture." in article.notes


def test_lists_boxes_footnotes_and_paragraphs_amid_words_are_lines() -> None:
    body = (
        "<p>Three:<list><list-item><label>a</label><p>one</p></list-item>"
        "<list-item><p>two</p></list-item></list> and so on.</p>"
        "<boxed-text><caption><title>Box</title></caption><p>In a box.</p></boxed-text>"
        "<p>A note<fn><p>below</p></fn>.</p><!-- no word --><p>a<break/>b<?x y?>c</p>"
    )
    lines = read(body).words.split("\n")
    assert lines[3:] == [
        *("Three:", "a one", "two", "and so on.", "Box", "In a box."),
        *("A note", "below", ".", "a", "bc"),
    ]


def test_signs_that_only_the_dtd_would_know_are_kept() -> None:
    article = read("<p>ten&ndash;twelve &unheard; days</p>")
    assert "ten–twelve days" in article.words
    assert "Left out: 1 unknown sign." in article.notes


def test_a_doctype_alone_is_never_loaded_and_entities_are_refused() -> None:
    assert read("<p>Words.</p>").words
    for subset in ('<!ENTITY a SYSTEM "file:///etc/hosts">', '<!ENTITY a "b">', "<!ELEMENT p ANY>"):
        with pytest.raises(Refused, match=r"^one\.xml: its XML declares entities of its own"):
            read("<p>x</p>", doctype=f"<!DOCTYPE article [{subset}]>")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"<article><body><p>We", "its XML breaks off"),
        (b"<rss><channel/></rss>", "no article in JATS"),
        (b"<article><p>" + b"<italic>" * 5_000, "XML"),
        (jats("<p/>")[:300], "its XML breaks off"),
    ],
)
def test_what_is_refused_has_its_sentence(data: bytes, said: str) -> None:
    with pytest.raises(Refused) as refused:
        read_article("one.xml", io.BytesIO(data))
    (problem,) = refused.value.problems
    assert problem.sentence.startswith("one.xml: ")
    assert said in problem.sentence


def test_an_article_in_an_envelope_of_an_archive_is_found() -> None:
    inside = jats(sec("Results", "<p>We waited.</p>"), doctype="").split(b"\n", 2)[2]
    envelope = b'<pmc-articleset xmlns="urn:x">' + inside + b"</pmc-articleset>"
    assert "We waited." in read_article("pmc.xml", io.BytesIO(envelope)).words


def test_two_articles_of_a_journal(real_data: Path) -> None:
    counts = {}
    for name in ("journal.pmed.1001473.xml", "journal.pone.0040259.xml"):
        with (real_data / "fulltext" / name).open("rb") as file:
            article = read_article(name, file)
        kinds = {section.kind for section in article.sections}
        counts[name] = (len(article.voices), len(article.references))
        assert {"abstract", "introduction", "methods", "results", "discussion"} <= kinds
        assert {"tables", "references"} <= kinds
        assert {article.kind_at(voice.start) for voice in article.voices} <= {"results"}
        assert all(voice.attribution for voice in article.voices)
        assert article.facts.doi in name.replace("journal.", "10.1371/journal.")
    assert counts == {"journal.pmed.1001473.xml": (14, 134), "journal.pone.0040259.xml": (0, 17)}
