"""Word documents: every word in its order, and a note of what is no words."""

from __future__ import annotations

import io

import pytest

from plurivox.exchange import docx
from plurivox.transcripts.transcript import Transcript
from tests.spec.transcripts.given import said
from tests.unit.exchange.documents import W, paragraph
from tests.unit.exchange.documents import docx as document


def read(body: str, **parts: str) -> Transcript:
    return docx.read("talk.docx", io.BytesIO(document(body, **parts)))


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_paragraphs_and_breaks_are_lines() -> None:
    body = (
        paragraph("One") + "<w:p/>" + "<w:p><w:r><w:t>Two</w:t><w:br/><w:t>Three</w:t></w:r></w:p>"
    )
    assert read(body).words == "One\n\nTwo\nThree"


def test_tabs_hyphens_and_signs() -> None:
    body = (
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t>"
        '<w:noBreakHyphen/><w:t>c</w:t><w:sym w:font="Symbol" w:char="F061"/></w:r></w:p>'
    )
    assert read(body).words == "a\tb\u2011ca"


def test_table_rows_are_lines_with_tabs() -> None:
    def cell(*words: str) -> str:
        return f"<w:tc>{''.join(paragraph(each) for each in words)}</w:tc>"

    rows = [cell("Anna") + cell("We waited.", "Long."), cell("Ben") + cell("")]
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    assert read(paragraph("Before") + table + paragraph("After")).words == (
        "Before\nAnna\tWe waited. Long.\nBen\t\nAfter"
    )


def test_a_row_of_one_cell_keeps_its_paragraphs() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('One')}{paragraph('Two')}</w:tc></w:tr></w:tbl>"
    assert read(table).words == "One\nTwo"


def test_a_table_within_a_cell_loses_nothing() -> None:
    inner = (
        f"<w:tbl><w:tr><w:tc>{paragraph('b')}</w:tc><w:tc>{paragraph('c')}</w:tc></w:tr></w:tbl>"
    )
    cells = f"<w:tc>{paragraph('a')}{inner}</w:tc><w:tc>{paragraph('d')}</w:tc>"
    table = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    assert read(table).words == "a b c\td"


def test_insertions_stay_and_deletions_go() -> None:
    body = (
        f"<w:p>{run('We ')}<w:ins>{run('always ')}</w:ins>"
        f"<w:del><w:r><w:delText>never </w:delText></w:r></w:del>{run('waited.')}</w:p>"
    )
    transcript = read(body)
    assert transcript.words == "We always waited."
    assert "Left out: 1 tracked deletion." in transcript.notes


def test_moved_words_stand_where_they_were_moved_to() -> None:
    gone, here = f"<w:moveFrom>{run('late ')}</w:moveFrom>", f"<w:moveTo>{run('late')}</w:moveTo>"
    body = f"<w:p>{gone}{run('We came ')}{here}</w:p>"
    assert read(body).words == "We came late"


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('We ')}</w:p>"
    assert read(first + paragraph("waited.")).words == "We waited."


def test_links_fields_controls_and_equations_keep_their_words() -> None:
    body = (
        f"<w:p><w:hyperlink>{run('a')}</w:hyperlink><w:fldSimple>{run('b')}</w:fldSimple>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        f"<w:sdt><w:sdtPr><w:rPr><w:t>no</w:t></w:rPr></w:sdtPr><w:sdtContent>{run('c')}</w:sdtContent></w:sdt>"
        f"<w:smartTag>{run('d')}</w:smartTag></w:p>"
        f"<w:sdt><w:sdtContent>{paragraph('e')}</w:sdtContent></w:sdt>"
    )
    assert read(body).words == "abcd\ne"


def test_footnotes_stand_at_the_end_and_in_no_turn() -> None:
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="0"><w:p>{run("line")}</w:p></w:footnote>'
        f'<w:footnote w:id="2">{paragraph(" A hall in town.")}</w:footnote></w:footnotes>'
    )
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = (
        paragraph("Anna: We waited.")
        + f"<w:p>{run('Ben: In the hall')}{mark}{run('.')}</w:p>"
        + paragraph("Anna: Yes.")
        + paragraph("Ben: So.")
    )
    transcript = read(body, footnotes=notes)
    assert transcript.words.endswith("\nBen: So.\nA hall in town.")
    assert said(transcript)[-1] == ("Ben", "So.")
    assert said(transcript)[1] == ("Ben", "In the hall.")
    assert "Put at the end of the text: 1 footnote." in transcript.notes


@pytest.mark.parametrize("modern", [True, False])
def test_text_boxes_are_read_once(modern: bool) -> None:
    box = f"<w:txbxContent>{paragraph('In a box')}</w:txbxContent>"
    choice = f"<mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    old = f"<w:pict><v:textbox>{box}</v:textbox></w:pict>"
    both = f"<mc:AlternateContent>{choice}<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    transcript = read(f"<w:p>{run('Around')}<w:r>{both if modern else old}</w:r></w:p>")
    assert transcript.words == "Around\nIn a box"
    assert "Put at the end of the text: 1 text box." in transcript.notes


def test_what_is_no_words_is_told() -> None:
    body = (
        f"<w:p>{run('a')}<w:r><w:drawing/></w:r><w:r><w:drawing/></w:r>"
        '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
        "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>b</w:t></w:r></w:p>"
    )
    header = f"<w:hdr {W}>{paragraph('Page')}</w:hdr>"
    empty = f"<w:ftr {W}><w:p/></w:ftr>"
    transcript = read(body, header1=header, footer1=empty)
    assert transcript.words == "a\nb"
    assert transcript.notes[0] == (
        "Left out: 2 pictures, 1 comment, 1 list mark, 1 page header or footer."
    )


def test_bold_names_without_a_colon_are_labels() -> None:
    lines = [
        ("**Anna", " We waited."),
        ("**Ben", " I left."),
        ("**Anna", " So."),
        ("**Ben", " So."),
    ]
    transcript = read("".join(paragraph(*line) for line in lines))
    assert said(transcript)[:2] == [("Anna", "We waited."), ("Ben", "I left.")]
    assert len(transcript.turns) == 4


def test_a_question_wholly_in_bold_is_no_label() -> None:
    body = (
        paragraph("**How was it?")
        + paragraph("Long.")
        + paragraph("**How was it?")
        + paragraph("So.")
    )
    assert len(read(body).turns) == 0


def test_bold_by_style() -> None:
    styles = (
        f'<w:styles {W}><w:style w:styleId="Base"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="Who"><w:basedOn w:val="Base"/></w:style></w:styles>'
    )

    def line(name: str, words: str) -> str:
        style = '<w:rPr><w:rStyle w:val="Who"/></w:rPr>'
        return f"<w:p><w:r>{style}<w:t>{name}</w:t></w:r>{run(words)}</w:p>"

    body = line("Anna", " A") + line("Ben", " B") + line("Anna", " C") + line("Ben", " D")
    assert [speaker.name for speaker in read(body, styles=styles).speakers] == ["Anna", "Ben"]


def test_a_bare_document_type_is_let_pass() -> None:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(document(paragraph("Hello")))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["word/document.xml"] = b'<!DOCTYPE d SYSTEM "x.dtd">' + members["word/document.xml"]
    from tests.unit.exchange.documents import zipped

    assert docx.read("a.docx", io.BytesIO(zipped(members))).words == "Hello"


def test_deep_but_honest_nesting_is_read() -> None:
    assert read("<w:sdt>" * 200 + paragraph("Deep") + "</w:sdt>" * 200).words == "Deep"
