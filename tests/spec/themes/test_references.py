"""Living references: what they print, what they rest on, and when that has changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from plurivox.themes.analysis import Analysis, Gathered
from plurivox.themes.references import (
    Evidence,
    Piece,
    changed,
    count_reference,
    pieces,
    quote_reference,
)

from .given import analysis, key

HEARD = analysis(
    ["a chair | one | Leeds | Ada | kept", "a key | two | Akko | Bo | kept"],
    roles={"Ada": "nurse", "Bo": "peer"},
)


def theme(heard: Analysis) -> Gathered:
    return Gathered(key("theme"), "theme", "Welcome", "", 0, tuple(heard.passages))


EVIDENCE = Evidence.of(HEARD, [theme(HEARD)])


def read(narrative: str, evidence: Evidence = EVIDENCE) -> list[Piece]:
    return list(pieces(narrative, evidence))


def test_a_quotation_prints_its_words_and_its_label() -> None:
    before, quoted, after = read(f"Ada says {quote_reference(key('a chair'))}, twice.")
    assert (before.words, after.words) == ("Ada says ", ", twice.")
    assert (quoted.words, quoted.label) == ("“a chair”", "[Ada]")
    assert quoted.passages == (key("a chair"),)


def test_a_figure_prints_what_it_counts_now() -> None:
    one = theme(HEARD)
    for what, words in (("passages", "2"), ("speakers", "2"), ("sessions", "2")):
        assert read(count_reference(one, what))[0].words == words
    narrowed = read(count_reference(one, "passages", "role", "nurse"))[0]
    assert (narrowed.words, narrowed.passages) == ("1", (key("a chair"),))


def test_what_is_not_there_any_more_is_told_in_its_place() -> None:
    for written, told in (
        ("{{quote 0123456789ab}}", "[a quotation that is not there any more]"),
        ("{{count theme 0123456789ab passages}}", "[a theme that is not there any more]"),
        ("{{count theme}}", "{{count theme}}"),
        ("{{sum theme x}}", "{{sum theme x}}"),
    ):
        (piece,) = read(written)
        assert (piece.kind, piece.words) == ("bad", told)
    colour = count_reference(theme(HEARD), "passages", "colour", "red")
    assert read(colour)[0].words == "[an attribute that is not there: colour]"


def test_words_in_braces_that_are_no_reference_stay_words() -> None:
    assert read("a {set} and {{ }} too") == [Piece("a {set} and {{ }} too")]


def test_a_figure_that_has_changed_since_somebody_read_it_is_marked() -> None:
    written = count_reference(theme(HEARD), "passages")
    before = {written: "2"}
    assert changed(read(written), before) == []
    fewer = analysis(["a chair | one | Leeds | Ada | kept"])
    now = read(written, Evidence.of(fewer, [theme(fewer)]))
    assert [(piece.words, old) for piece, old in changed(now, before)] == [("1", "2")]
    assert changed(now, {}) == [], "nobody has read it yet"


def test_a_broken_reference_is_always_marked() -> None:
    assert [old for _, old in changed(read("{{quote 0123456789ab}}"), {})] == [""]


@given(some.text())
def test_no_narrative_loses_a_letter(narrative: str) -> None:
    found = read(narrative)
    assert "".join(piece.written or piece.words for piece in found) == narrative
