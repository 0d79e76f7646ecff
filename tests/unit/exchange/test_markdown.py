"""Markdown: words without the marks of form, none of them taken for something else."""

from __future__ import annotations

import io

from plurivox.exchange import markdown
from plurivox.transcripts.transcript import Transcript
from tests.spec.transcripts.given import said


def read(words: str) -> Transcript:
    return markdown.read("talk.md", io.BytesIO(words.encode()))


def test_bold_labels_with_the_colon_inside_or_outside() -> None:
    transcript = read("**Anna:** We waited.\n\n**Ben**: I left.\n\n**Anna:** So.\n\n**Ben**: So.\n")
    assert transcript.words == "Anna: We waited.\nBen: I left.\nAnna: So.\nBen: So."
    assert said(transcript)[:2] == [("Anna", "We waited."), ("Ben", "I left.")]


def test_bold_names_alone() -> None:
    transcript = read("**Anna** We waited.\n\n**Ben** I left.\n\n**Anna** So.\n\n**Ben** So.\n")
    assert [speaker.name for speaker in transcript.speakers] == ["Anna", "Ben"]


def test_lines_of_one_paragraph_stay_lines() -> None:
    assert (
        read("Anna: A.\nBen: B.\nAnna: C.  \nBen: D.").words
        == "Anna: A.\nBen: B.\nAnna: C.\nBen: D."
    )


def test_lists_keep_their_numbers_and_bullets() -> None:
    assert read("3. one\n4. two\n   - three\n\n* four\n").words == "3. one\n4. two\n- three\n* four"


def test_tables_are_lines_with_tabs() -> None:
    assert read("| who | said |\n|---|---|\n| Anna | *yes* |\n").words == "who\tsaid\nAnna\tyes"


def test_markup_of_transcribers_is_words() -> None:
    assert read("Anna: <UNSURE>maybe</UNSURE> & so\n").words == "Anna: <UNSURE>maybe</UNSURE> & so"


def test_a_name_in_brackets_is_no_address_of_a_link() -> None:
    assert read("[I]: hello\n\n[Anna]: yes\n").words == "[I]: hello\n[Anna]: yes"


def test_headings_quotations_and_code() -> None:
    assert read("# Title\n\n> said\n\n    kept\n\n---\n\n```\nas is\n```\n").words == (
        "Title\nsaid\nkept\nas is"
    )


def test_pictures_and_addresses_are_told() -> None:
    transcript = read("See [the hall](http://example.org) ![a queue](q.png)\n")
    assert transcript.words == "See the hall a queue"
    assert "Left out: 1 link address, 1 picture." in transcript.notes


def test_the_encoding_is_told() -> None:
    assert read("Anna: é\n").encoding == "UTF-8"
