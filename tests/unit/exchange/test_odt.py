"""OpenDocument texts: every word in its order, and a note of what is no words."""

from __future__ import annotations

import io

from plurivox.exchange import odt
from plurivox.transcripts.transcript import Transcript
from tests.spec.transcripts.given import said
from tests.unit.exchange.documents import odt as document

BOLD = '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>'


def read(body: str, styles: str = "") -> Transcript:
    return odt.read("talk.odt", io.BytesIO(document(body, styles)))


def test_paragraphs_headings_and_breaks_are_lines() -> None:
    body = "<text:h>One</text:h><text:p/><text:p>Two<text:line-break/>Three</text:p>"
    assert read(body).words == "One\n\nTwo\nThree"


def test_white_space_is_what_the_format_says() -> None:
    body = '<text:p>\n  a \n b<text:s text:c="3"/>c<text:tab/>d<text:span> e</text:span> </text:p>'
    assert read(body).words == "a b   c\td e "


def test_lists_sections_and_links_keep_their_words() -> None:
    body = (
        "<text:section><text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>"
        "<text:p><text:a>b</text:a><text:page-number>7</text:page-number></text:p></text:section>"
    )
    transcript = read(body)
    assert transcript.words == "a\nb7"
    assert "Left out: 1 list mark." in transcript.notes


def test_table_rows_are_lines_with_tabs() -> None:
    body = (
        "<table:table><table:table-column/><table:table-row>"
        "<table:table-cell><text:p>Anna</text:p></table:table-cell>"
        "<table:table-cell><text:p>We waited.</text:p><text:p>Long.</text:p></table:table-cell>"
        "</table:table-row></table:table><text:p>After</text:p>"
    )
    assert read(body).words == "Anna\tWe waited. Long.\nAfter"


def test_tracked_deletions_are_not_words() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>never</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p>We <text:change-start/>always <text:change-end/><text:change text:change-id="1"/>'
        "waited.</text:p>"
    )
    assert read(body).words == "We always waited."


def test_footnotes_and_boxes_stand_at_the_end() -> None:
    body = (
        "<text:p>Anna: In the hall<text:note text:note-class='footnote'><text:note-citation>1"
        "</text:note-citation><text:note-body><text:p>A hall in town.</text:p></text:note-body>"
        "</text:note>.</text:p><text:p>Ben: So.<draw:frame><draw:text-box><text:p>In a box</text:p>"
        "</draw:text-box></draw:frame></text:p><text:p>Anna: Yes.</text:p>"
        "<text:p>Ben: Yes.</text:p>"
    )
    transcript = read(body)
    assert transcript.words.endswith("Ben: Yes.\nA hall in town.\nIn a box")
    assert said(transcript)[0] == ("Anna", "In the hall.")
    assert said(transcript)[-1] == ("Ben", "Yes.")
    assert "Put at the end of the text: 1 footnote, 1 text box." in transcript.notes


def test_what_is_no_words_is_told() -> None:
    body = (
        "<text:p>a<office:annotation><text:p>ask her</text:p></office:annotation>"
        "<draw:frame><draw:image/></draw:frame>b</text:p>"
    )
    transcript = read(body)
    assert transcript.words == "ab"
    assert "Left out: 1 comment, 1 picture." in transcript.notes


def test_bold_names_without_a_colon_are_labels() -> None:
    lines = [("Anna", "We waited."), ("Ben", "I left."), ("Anna", "So."), ("Ben", "So.")]
    body = "".join(
        f'<text:p><text:span text:style-name="B">{name}</text:span> {words}</text:p>'
        for name, words in lines
    )
    assert said(read(body, BOLD)) == lines
    assert len(read(body).turns) == 0


def test_bold_by_the_parent_of_a_style() -> None:
    styles = BOLD + '<style:style style:name="C" style:parent-style-name="B"/>'
    body = "".join(
        f'<text:p><text:span text:style-name="C">{name}</text:span> yes</text:p>'
        for name in ("Anna", "Ben") * 2
    )
    assert len(read(body, styles).turns) == 4


def test_many_repeated_cells_are_bounded() -> None:
    cell = '<table:table-cell table:number-columns-repeated="99999999"/>'
    cells = f"<table:table-cell><text:p>a</text:p></table:table-cell>{cell}"
    table = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    assert len(read(table).words) < 2_000
