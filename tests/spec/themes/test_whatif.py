"""What if: what would be otherwise without somebody's words, and that nothing else would."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as some

from plurivox.themes.analysis import Analysis, Gathered
from plurivox.themes.references import count_reference, quote_reference
from plurivox.themes.whatif import Change, Rests, Told, Without, changes, left

from .given import analysis, key

HEARD = analysis(
    [
        "a chair | one | Leeds | Ada | kept",
        "no key | one | Leeds | Ada, Bo | kept",
        "a cup | two | Akko | Cleo | welcome",
    ]
)
ALL = tuple(HEARD.passages)
THEME = Gathered(key("theme"), "theme", "Things", "", 0, ALL)
FINDING = Gathered(key("finding"), "finding", "A chair is a welcome.", "F1", 0, ALL[:1], ALL[2:])


def without(*voices: str, sources: Sequence[str] = (), passages: Sequence[str] = ()) -> Without:
    return Without(*(frozenset(map(key, names)) for names in (voices, sources, passages)))


def changed(away: Without, told: Sequence[Told] = (), **more: object) -> list[Change]:
    rests = Rests({"finding": [FINDING], "theme": [THEME], "code": []}, told, **more)  # type: ignore[arg-type]
    return changes(HEARD, away, rests)


def lines(found: list[Change]) -> list[tuple[str, str, str, str]]:
    return [(one.kind, one.what, one.before, one.after) for one in found]


def test_a_passage_goes_with_its_only_voice_and_stays_with_another() -> None:
    fewer = left(HEARD, without("Ada"))
    assert set(fewer.passages) == {key("no key"), key("a cup")}
    assert fewer.passages[key("no key")].voices == (key("Bo"),)
    assert len(fewer.codings) == 2


def test_a_finding_that_would_rest_on_nothing_is_named_first() -> None:
    found = changed(without("Ada"))
    assert (found[0].kind, found[0].what, found[0].alone) == ("finding", "passages", True)
    assert ("theme", "passages", "3", "2") in lines(found)
    assert ("theme", "speakers", "3", "2") in lines(found)


def test_without_a_source_what_spoke_against_goes_too() -> None:
    assert lines(changed(without(sources=["two"]))) == [
        ("finding", "passages against it", "1", "0"),
        ("theme", "passages", "3", "2"),
        ("theme", "speakers", "3", "2"),
    ]


def test_a_sentence_whose_reference_would_print_another_thing_is_named() -> None:
    words = f"Said {count_reference(THEME, 'passages')} times: {quote_reference(key('a cup'))}"
    told = [Told("theme", THEME.id, "Things", words)]
    found = [one for one in changed(without(passages=["a cup"]), told) if one.kind == "narrative"]
    assert [(one.before, one.after) for one in found] == [
        ("3", "2"),
        ("“a cup”", "[a quotation that is not there any more]"),
    ]


def test_a_cell_and_its_written_summary_are_named() -> None:
    summary = Told("theme", THEME.id, "", "Warm.", ("site", "Leeds"))
    found = changed(without("Ada"), attribute="site", summaries=[summary])
    assert ("cell", "passages", "2", "1") in lines(found)
    assert ("cell", "speakers", "2 of 2", "1 of 1") in lines(found)
    assert ("summary", "written summary", "Warm.", "to be read again") in lines(found)
    assert not [one for one in found if "Akko" in one.name]


def test_a_summary_is_named_whatever_its_row_and_attribute() -> None:
    """The matrix that is listed is by site; sentences about other tables are named as well."""
    of_finding = Told("finding", FINDING.id, "", "A chair is given.", ("source", "one"))
    of_theme = Told("theme", THEME.id, "", "Quiet.", ("source", "two"))
    found = changed(without("Ada"), attribute="site", summaries=[of_finding, of_theme])
    named = [(one.name, one.row, one.before) for one in found if one.kind == "summary"]
    assert named == [("A chair is a welcome., source one", "finding", "A chair is given.")]


def test_a_quotation_that_stays_with_another_speaker_is_signed_by_them() -> None:
    told = [Told("theme", THEME.id, "Things", quote_reference(key("no key")))]
    found = [one for one in changed(without("Ada"), told) if one.kind == "narrative"]
    assert [(one.before, one.after) for one in found] == [("“no key” [Ada]", "“no key” [Bo]")]


def test_figures_of_the_study_are_compared() -> None:
    found = [one for one in changed(without("Cleo"), figures=True) if one.kind == "figure"]
    assert ("figure", "codes met", "2", "1") in lines(found)
    assert not [one for one in changed(without("Bo"), figures=True) if one.kind == "figure"]


def test_without_nothing_nothing_changes() -> None:
    assert changed(Without(), attribute="site", figures=True) == []


@given(some.sets(some.sampled_from(["Ada", "Bo", "Cleo"])), some.sets(some.sampled_from(ALL)))
def test_what_is_left_is_part_of_what_was(names: set[str], passages: set[uuid.UUID]) -> None:
    away = Without(frozenset(map(key, names)), frozenset(), frozenset(passages))
    fewer: Analysis = left(HEARD, away)
    assert fewer.passages.keys() <= HEARD.passages.keys() - passages
    for said in fewer.passages.values():
        assert not set(said.voices) & away.voices
    assert left(fewer, away) == fewer
