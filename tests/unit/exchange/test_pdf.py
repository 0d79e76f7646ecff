"""PDF: pages put together into paragraphs, and what cannot be read is refused. All invented."""

from __future__ import annotations

import io
import logging

import pytest
from pypdf import PdfReader, PdfWriter

from plurivox.evidence.problem import Refused
from plurivox.exchange.pages import put_together
from plurivox.exchange.pdf import read, read_article
from plurivox.review.article import Article
from tests.unit.exchange.articles import pdf, pdf_of, stream

FIRST = [
    "Journal of Invented Studies 2020",
    "Waiting for care in three invented towns",
    "Abstract",
    "We asked nine people how long they waited, and what the waiting did to them.",
    "Methods",
    "Interviews were held in three towns; the mental health workers of each of them inter-",
    "preted what was said, and two of us read all of it more than once and took multi-",
    "coloured notes.",
    "1",
]
SECOND = [
    "Journal of Invented Studies 2020",
    "Results",
    "Most of them waited for a whole day, and some of them came back on the next one and",
    "waited again. They interpreted it as being forgotten.",
    "“We waited all day, and then somebody came out and told us to go home again and to",
    "come back tomorrow.” (Participant 3, nurse)",
    "Nobody complained (it seemed).",
    "2",
]
THIRD = [
    "Journal of Invented Studies 2020",
    "Discussion",
    "Waiting is long.",
    "References",
    "1. Ito B. Waiting. J Inv 2001;3:1-9.",
    "3",
]


def article(data: bytes) -> Article:
    return read_article("one.pdf", io.BytesIO(data))


def test_lines_become_paragraphs_and_running_heads_are_left_out() -> None:
    one = article(pdf([FIRST, SECOND, THIRD]))
    assert one.words.split("\n") == [
        "Waiting for care in three invented towns",
        "Abstract",
        FIRST[3],
        "Methods",
        "Interviews were held in three towns; the mental health workers of each of them "
        "interpreted what was said, and two of us read all of it more than once and took "
        "multi-coloured notes.",
        "Results",
        f"{SECOND[2]} {SECOND[3]}",
        f"{SECOND[4]} {SECOND[5]}",
        *SECOND[6:7],
        *("Discussion", "Waiting is long.", "References", THIRD[4]),
    ]
    assert "Left out: 6 running head or page numbers." in one.notes


def test_sections_voices_and_references() -> None:
    one = article(pdf([FIRST, SECOND, THIRD], packed=False))
    assert [s.kind for s in one.sections] == [
        *("other", "abstract", "methods", "results", "discussion", "references")
    ]
    (voice,) = one.voices
    assert one.words[voice.start : voice.end].startswith("We waited all day, and then")
    assert voice.attribution == "(Participant 3, nurse)"
    assert one.references == (THIRD[4],)
    assert (one.facts.title, one.language) == ("Waiting for care in three invented towns", "en")


def test_a_hyphen_goes_only_where_the_word_stands_elsewhere() -> None:
    pages = put_together(["They were inter-\npreted. He knew a well-\nknown word."])
    assert pages.words == "They were inter-preted. He knew a well-known word."
    pages = put_together(["They interpreted it, and it was inter-\npreted again."])
    assert pages.words == "They interpreted it, and it was interpreted again."
    assert "Hyphens taken out at the ends of lines: 1." in pages.notes


def test_no_word_is_lost() -> None:
    lines = [
        f"word{n} and word{n + 1} of a line that is, all in all, rather long" for n in range(40)
    ]
    pages = put_together(["\n".join(lines[:20]), "\n".join(lines[20:])])
    assert pages.words.split() == " ".join(lines).split()


def test_a_transcript() -> None:
    talk = ["Interviewer: How was it?", "Anna: It was long.", "Interviewer: And?", "Anna: Long."]
    transcript = read("talk.pdf", io.BytesIO(pdf([talk])))
    assert [s.name for s in transcript.speakers] == ["Interviewer", "Anna"]
    assert transcript.words.split("\n") == talk


def locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([FIRST]))))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def hebrew() -> bytes:
    """A page in the letters of Hebrew, by a table that says which code is which letter."""
    pairs = "\n".join(f"<{n:02x}> <{0x5D0 + n - 65:04x}>" for n in range(65, 91))
    table = f"1 beginbfchar\n{pairs}\nendbfchar".encode()
    content = b"BT /F1 11 Tf 50 780 Td (" + b"ABCD EFGH IJKL MNOP " * 20 + b") Tj ET"
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /X /ToUnicode 6 0 R >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>",
            stream(content),
            stream(table),
        ]
    )


def laughs() -> bytes:
    """Forms in forms: ten levels, each drawn ten times by the one above."""
    form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R "
        b"/Resources << /XObject << /X 5 0 R >> >> >>",
        stream(b"/X Do " * 10),
    ]
    for level in range(5, 15):
        inside = f"/Resources << /XObject << /X {level + 1} 0 R >> >>"
        objects.append(stream(b"/X Do " * 10, more=f"{form} {inside}"))
    objects.append(stream(b"q Q " * 10, more=form))
    return pdf_of(objects)


REFUSED = {
    "empty": (b"", "is empty"),
    "no_pdf": (b"Anna: hello", "no PDF"),
    "cut_off": (pdf([FIRST])[:400], "cut off or damaged"),
    "pictures": (pdf([[""], [""]]), "pictures of pages and no text"),
    "no_pages": (pdf([]), "no text"),
    "locked": (locked("secret"), "locked with a password"),
    "hebrew": (hebrew(), "from right to left"),
    "bomb": (pdf([["a" * 79] * 300_000]), "an article"),
    "full_page": (pdf([["a"] * 20_000]), "an article"),
    "laughs": (laughs(), "save"),
}


@pytest.mark.parametrize("which", REFUSED)
def test_what_is_refused_has_its_sentence(which: str, caplog: pytest.LogCaptureFixture) -> None:
    data, said = REFUSED[which]
    with caplog.at_level(logging.WARNING), pytest.raises(Refused) as refused:
        article(data)
    (problem,) = refused.value.problems
    assert problem.sentence.startswith("one.pdf: ")
    assert problem.sentence.endswith(".")
    assert said in problem.sentence
    assert not caplog.records


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    assert "Methods" in article(locked("")).words
